package org.superpose.bounds.johnsonlindenstrauss;

import java.util.List;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.task.Criterion;
import org.superpose.testkit.BoundContract;

class JlFirstOrderContractTest extends BoundContract {

  @Override
  protected Bound bound() {
    return new JlFirstOrder();
  }

  @Override
  protected List<BoundRequest> applicable() {
    return List.of(
        Requests.of(2, 1, Requests.RANDOM),
        Requests.of(1000, 4, new Criterion.ExpectedWrongOutputs(2, 0.9)));
  }

  @Override
  protected List<BoundRequest> notApplicable() {
    return List.of(
        Requests.of(1000, 4, Requests.EVERY),
        Requests.of(4, 4, Requests.RANDOM),
        Requests.of("pairwise-and", 1000, 4, Requests.RANDOM));
  }
}
