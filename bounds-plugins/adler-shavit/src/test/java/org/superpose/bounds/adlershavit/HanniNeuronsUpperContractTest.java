package org.superpose.bounds.adlershavit;

import java.util.List;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.testkit.BoundContract;

class HanniNeuronsUpperContractTest extends BoundContract {

  @Override
  protected Bound bound() {
    return new HanniNeuronsUpper();
  }

  @Override
  protected List<BoundRequest> applicable() {
    return List.of(Requests.of("pairwise-and", 64), Requests.of("pairwise-and", 64, 8));
  }

  @Override
  protected List<BoundRequest> notApplicable() {
    return List.of(Requests.of("pairwise-or", 64), Requests.of("permutation", 64));
  }
}
