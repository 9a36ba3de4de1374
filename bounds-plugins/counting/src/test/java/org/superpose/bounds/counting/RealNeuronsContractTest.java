package org.superpose.bounds.counting;

import java.util.List;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundRequest.NetworkProfile;
import org.superpose.testkit.BoundContract;

class RealNeuronsContractTest extends BoundContract {

  private static final BoundRequest PAIRS = Requests.of("pairwise-and", 64, 2);

  @Override
  protected Bound bound() {
    return new RealNeurons();
  }

  @Override
  protected List<BoundRequest> applicable() {
    return List.of(
        PAIRS,
        Requests.of("pairwise-xor", 64, 3),
        Requests.with(new NetworkProfile(64, 2, 32, true), PAIRS),
        Requests.with(new NetworkProfile(64, 1, 0, true), PAIRS));
  }

  @Override
  protected List<BoundRequest> notApplicable() {
    return List.of(
        Requests.of("representation", 64, 2),
        Requests.with(new NetworkProfile(64, 1, 1, false), PAIRS),
        Requests.with(new NetworkProfile(64, 0, 0, true), PAIRS));
  }
}
