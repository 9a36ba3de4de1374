package org.superpose.bounds.adlershavit;

import java.util.Optional;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundRequest.NetworkProfile;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.ProblemShape;

/** Requests about shapes; these laws look at the sizes only. */
final class Requests {

  private Requests() {}

  static BoundRequest of(String task, int outputs) {
    return new BoundRequest(
        new ProblemShape(task, outputs, outputs, 1, 1, 1),
        new Criterion.EveryInput(),
        Optional.empty());
  }

  static BoundRequest of(String task, int outputs, int neurons) {
    BoundRequest request = of(task, outputs);
    return new BoundRequest(
        request.shape(),
        new Criterion.RandomInput(0.01, 0.99),
        Optional.of(new NetworkProfile(neurons, 1, 1, true)));
  }
}
