package org.superpose.bounds.counting;

import java.util.List;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundRequest.NetworkProfile;
import org.superpose.testkit.BoundContract;

class RealParametersContractTest extends BoundContract {

  private static final BoundRequest PAIRS = Requests.of("pairwise-and", 64, 2);

  @Override
  protected Bound bound() {
    return new RealParameters();
  }

  @Override
  protected List<BoundRequest> applicable() {
    return List.of(
        Requests.with(new NetworkProfile(64, 2, 32, true), PAIRS),
        Requests.with(new NetworkProfile(64, 0, 8192, 32, false, 0, 0), PAIRS),
        Requests.with(new NetworkProfile(64, 1, 4160, 64, false, 12.5, 0), PAIRS),
        Requests.with(
            new NetworkProfile(64, 1, 64, false),
            Requests.of("permutation", 64, 1, Requests.random(0.01))));
  }

  @Override
  protected List<BoundRequest> notApplicable() {
    return List.of(
        PAIRS,
        Requests.with(new NetworkProfile(64, 1, 1, true), Requests.of("representation", 64, 2)),
        Requests.with(new NetworkProfile(64, 0, 0, true), PAIRS));
  }
}
