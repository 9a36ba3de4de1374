package org.superpose.bounds.adlershavit;

import java.util.List;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.testkit.BoundContract;

class AdlerShavitCapacityContractTest extends BoundContract {

  @Override
  protected Bound bound() {
    return new AdlerShavitCapacity();
  }

  @Override
  protected List<BoundRequest> applicable() {
    return List.of(Requests.of("permutation", 64, 2), Requests.of("pairwise-and", 64, 8));
  }

  @Override
  protected List<BoundRequest> notApplicable() {
    return List.of(
        Requests.of("pairwise-and", 64),
        Requests.of("pairwise-and", 64, 1),
        Requests.of("representation", 64, 8));
  }
}
