package org.superpose.bounds.adlershavit;

import java.util.List;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.testkit.BoundContract;

class AdlerShavitParametersLowerContractTest extends BoundContract {

  @Override
  protected Bound bound() {
    return new AdlerShavitParametersLower();
  }

  @Override
  protected List<BoundRequest> applicable() {
    return List.of(
        Requests.of("permutation", 1),
        Requests.of("pairwise-and", 64),
        Requests.of("pairwise-xor", 64, 8));
  }

  @Override
  protected List<BoundRequest> notApplicable() {
    return List.of(Requests.of("representation", 64), Requests.of("unheard-of", 64));
  }
}
