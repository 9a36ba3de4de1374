package org.superpose.bounds.adlershavit;

import java.util.Map;
import java.util.Optional;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundRequest.NetworkProfile;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Gates;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/** Requests about shapes; these formulas depend on sizes and gates only. */
final class Requests {

  private static final Map<String, Gates> GATES =
      Map.of(
          "representation", new Gates(Gate.IDENTITY, 1),
          "permutation", new Gates(Gate.IDENTITY, 1),
          "pairwise-and", new Gates(Gate.AND, 2),
          "pairwise-or", new Gates(Gate.OR, 2),
          "pairwise-xor", new Gates(Gate.XOR, 2),
          "pairwise-and-not", new Gates(Gate.AND_NOT, 2),
          "k-way-and", new Gates(Gate.AND, 3));

  private Requests() {}

  static BoundRequest of(String task, int outputs) {
    int bits = task.equals("representation") ? 0 : 1;
    ProblemShape shape = shape(task, outputs, bits);
    return of(Optional.ofNullable(GATES.get(task)).map(shape::with).orElse(shape));
  }

  /** Asks about a family of which the task says no more than its size. */
  static BoundRequest untold(int outputs) {
    return of(shape("foreign", outputs, 1));
  }

  /** Asks about a problem of such a family. */
  static BoundRequest untold(Gate gate, int features, int[][] inputs) {
    ProblemShape shape = new ProblemShape("foreign", features, inputs.length, 1, 1, 1);
    return BoundRequest.of(
        new Problem(shape, gate, inputs), new Criterion.EveryInput(), Optional.empty());
  }

  private static ProblemShape shape(String task, int outputs, int bits) {
    return new ProblemShape(task, outputs, outputs, 1, bits, bits);
  }

  private static BoundRequest of(ProblemShape shape) {
    return new BoundRequest(shape, new Criterion.EveryInput(), Optional.empty());
  }

  static BoundRequest of(String task, int outputs, int neurons) {
    BoundRequest request = of(task, outputs);
    return new BoundRequest(
        request.shape(),
        new Criterion.RandomInput(0.01, 0.99),
        Optional.of(new NetworkProfile(neurons, 1, 1, true)));
  }
}
