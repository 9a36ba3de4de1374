package org.superpose.bounds.johnsonlindenstrauss;

import java.util.List;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.task.Criterion;
import org.superpose.testkit.BoundContract;

class WelchContractTest extends BoundContract {

  @Override
  protected Bound bound() {
    return new Welch();
  }

  @Override
  protected List<BoundRequest> applicable() {
    return List.of(Requests.of(1, 1, Requests.EVERY), Requests.of(1000, 4, Requests.EVERY));
  }

  @Override
  protected List<BoundRequest> notApplicable() {
    return List.of(
        Requests.of(1000, 4, new Criterion.ExpectedWrongOutputs(2, 0.9)),
        Requests.of("permutation", 1000, 4, Requests.EVERY));
  }
}
