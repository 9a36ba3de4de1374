package org.superpose.bounds.adlershavit;

import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;

/**
 * An asymptotic law as a curve. The sources give no constant, so it is set to 1 and said to be: a
 * curve orients, it bounds nothing.
 */
final class Curve {

  static final String ADLER_SHAVIT =
      "M. Adler and N. Shavit, On the Complexity of Neural Computation in Superposition,"
          + " arXiv:2409.15318";

  static final Set<String> PAIRWISE = Set.of("pairwise-and", "pairwise-or", "pairwise-xor");
  static final Set<String> COMPUTING =
      Set.of("permutation", "pairwise-and", "pairwise-or", "pairwise-xor");

  private static final double LOG_2 = StrictMath.log(2);

  private Curve() {}

  static double log2(double x) {
    return StrictMath.log(x) / LOG_2;
  }

  /** Returns a law of the number of outputs, for the tasks that its theorem speaks of. */
  static BoundResult ofOutputs(
      BoundRequest request,
      Set<String> tasks,
      BoundResult.Resource resource,
      DoubleUnaryOperator law,
      String formula) {
    String task = request.shape().task();
    if (!tasks.contains(task)) {
      return new BoundResult.NotApplicable("the theorem does not speak of " + task);
    }
    return reference(resource, law.applyAsDouble(request.shape().outputs()), formula);
  }

  static BoundResult reference(BoundResult.Resource resource, double value, String formula) {
    return new BoundResult.Value(
        resource,
        BoundResult.Direction.REFERENCE,
        value,
        List.of(
            "asymptotic law %s with the constant set to 1: the source states none"
                .formatted(formula)));
  }
}
