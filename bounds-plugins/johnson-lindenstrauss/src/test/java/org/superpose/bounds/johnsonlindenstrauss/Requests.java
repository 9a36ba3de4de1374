package org.superpose.bounds.johnsonlindenstrauss;

import java.util.Optional;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundRequest.NetworkProfile;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Gates;
import org.superpose.core.task.ProblemShape;

/** Requests about shapes; representing features holds no information. */
final class Requests {

  static final Criterion EVERY = new Criterion.EveryInput();
  static final Criterion RANDOM = new Criterion.RandomInput(0.05, 0.99);

  private Requests() {}

  static BoundRequest of(int features, int sparsity, Criterion criterion) {
    return of("representation", features, sparsity, criterion);
  }

  static BoundRequest of(String task, int features, int sparsity, Criterion criterion) {
    Gates gates =
        task.startsWith("pairwise") ? new Gates(Gate.AND, 2) : new Gates(Gate.IDENTITY, 1);
    int bits = task.equals("representation") ? 0 : 1;
    ProblemShape shape = new ProblemShape(task, features, features, sparsity, bits, bits);
    return new BoundRequest(shape.with(gates), criterion, Optional.empty());
  }

  static BoundRequest linear(BoundRequest request) {
    return new BoundRequest(
        request.shape(),
        request.gates(),
        request.criterion(),
        Optional.of(new NetworkProfile(9, 0, 0, true)));
  }
}
