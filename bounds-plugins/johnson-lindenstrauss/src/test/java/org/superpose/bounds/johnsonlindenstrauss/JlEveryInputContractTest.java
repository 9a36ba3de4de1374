package org.superpose.bounds.johnsonlindenstrauss;

import java.util.List;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.task.Criterion;
import org.superpose.testkit.BoundContract;

class JlEveryInputContractTest extends BoundContract {

  @Override
  protected Bound bound() {
    return new JlEveryInput();
  }

  @Override
  protected List<BoundRequest> applicable() {
    return List.of(
        Requests.of(1, 1, Requests.EVERY),
        Requests.of(24, 4, Requests.EVERY),
        Requests.of(1000, 4, Requests.RANDOM),
        Requests.of(1000, 4, new Criterion.ExpectedWrongOutputs(2, 0.9)));
  }

  @Override
  protected List<BoundRequest> notApplicable() {
    return List.of(Requests.of("permutation", 1000, 4, Requests.EVERY));
  }
}
