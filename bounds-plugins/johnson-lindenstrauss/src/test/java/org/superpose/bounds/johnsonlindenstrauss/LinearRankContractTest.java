package org.superpose.bounds.johnsonlindenstrauss;

import java.util.List;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.task.Criterion;
import org.superpose.testkit.BoundContract;

class LinearRankContractTest extends BoundContract {

  @Override
  protected Bound bound() {
    return new LinearRank();
  }

  @Override
  protected List<BoundRequest> applicable() {
    return List.of(
        Requests.linear(Requests.of(2, 2, Requests.EVERY)),
        Requests.linear(Requests.of(1000, 4, Requests.EVERY)),
        Requests.linear(Requests.of("permutation", 1000, 4, Requests.EVERY)));
  }

  @Override
  protected List<BoundRequest> notApplicable() {
    return List.of(
        Requests.of(1000, 4, Requests.EVERY),
        Requests.linear(Requests.of(1000, 1, Requests.EVERY)),
        Requests.linear(Requests.of(1000, 4, new Criterion.ExpectedWrongOutputs(2, 0.9))),
        Requests.linear(Requests.of("pairwise-or", 1000, 4, Requests.EVERY)));
  }
}
