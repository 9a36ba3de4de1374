package org.superpose.bounds.adlershavit;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.task.Gates;

/**
 * An asymptotic law as a curve. The sources give no constant, so it is set to 1 and said to be: a
 * curve orients, it bounds nothing.
 */
final class Curve {

  static final String ADLER_SHAVIT =
      "M. Adler and N. Shavit, On the Complexity of Neural Computation in Superposition,"
          + " arXiv:2409.15318";

  private static final double LOG_2 = StrictMath.log(2);

  private Curve() {}

  static double log2(double x) {
    return StrictMath.log(x) / LOG_2;
  }

  /** Returns whether outputs are AND, OR or XOR of two features. */
  static boolean isPairwise(BoundRequest request) {
    return request.gates().filter(Gates::arePairwise).isPresent();
  }

  /** Returns whether something is computed: pairwise logic, or an order of features. */
  static boolean isComputing(BoundRequest request) {
    return isPairwise(request)
        || (request.gates().filter(Gates::areFeatures).isPresent()
            && request.shape().informationBits() > 0);
  }

  /** Returns a function of the number of outputs, for the problems that its theorem covers. */
  static BoundResult ofOutputs(
      BoundRequest request,
      Predicate<BoundRequest> covered,
      BoundResult.Resource resource,
      DoubleUnaryOperator curve,
      String formula) {
    return covered.test(request)
        ? reference(resource, curve.applyAsDouble(request.shape().outputs()), formula)
        : notCovered(request);
  }

  static BoundResult notCovered(BoundRequest request) {
    return new BoundResult.NotApplicable("the theorem does not cover " + request.shape().task());
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
