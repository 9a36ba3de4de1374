package org.superpose.bounds.counting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundRequest.NetworkProfile;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.ProblemShape;

/**
 * The counting argument: a program of B bits is one of at most 2^B, so a method that has a right
 * program for every function of a family F has B >= log2 |F|. One that declines some of them has
 * programs for a part p of F and B >= log2 |F| - log2(1/p); the request's network says how much
 * that is at most.
 *
 * <p>With errors: if the function follows from the program and X further bits, then B >= log2 |F| -
 * X. {@link AllowedErrors} says what a statistical criterion allows X to be.
 *
 * <p>Source: the finite form of the lower bounds of M. Adler and N. Shavit, arXiv:2409.15318.
 */
final class CountingArgument {

  static final String SOURCE =
      "M. Adler and N. Shavit, On the Complexity of Neural Computation in Superposition,"
          + " arXiv:2409.15318, lower bounds (here in their finite form)";

  private CountingArgument() {}

  /** Returns the bits that any program needs for this problem under this criterion. */
  static Requirement of(BoundRequest request) {
    ProblemShape shape = request.shape();
    if (shape.uncounted().isPresent()) {
      return new Requirement.Nothing(shape.uncounted().get());
    }
    if (shape.informationBits() == 0) {
      return new Requirement.Nothing("the family holds a single function: nothing to tell apart");
    }
    double missing = request.network().map(NetworkProfile::missingBits).orElse(0.0);
    if (missing >= shape.informationBits()) {
      return new Requirement.Nothing(
          "the method may have networks for hardly any function of the family of " + shape.task());
    }
    List<String> assumptions = new ArrayList<>();
    assumptions.add(family(shape, missing));
    assumptions.add("decoding is deterministic; what is free does not depend on the instance");
    return switch (request.criterion()) {
      case Criterion.EveryInput _ ->
          new Requirement.Bits(shape.informationBits() - missing, assumptions);
      case Criterion.RandomInput(double failure, double _) ->
          with(failure, missing, shape, assumptions);
      // An input has some wrong output no more often than it has wrong outputs on average.
      case Criterion.ExpectedWrongOutputs(double limit, double _) ->
          with(limit, missing, shape, assumptions);
    };
  }

  private static String family(ProblemShape shape, double missing) {
    return missing == 0
        ? "the method can build every function of the family of " + shape.task()
        : String.format(
            Locale.ROOT,
            "the method can build a part of at least 2^-%.2f of the family of %s",
            missing,
            shape.task());
  }

  /** Says what a capacity assumes of outputs beyond those of the problem at hand. */
  static String asInThisProblem(double bitsPerOutput) {
    return String.format(
        Locale.ROOT, "every output takes %.3f bits, as in this problem", bitsPerOutput);
  }

  private static Requirement with(
      double failure, double missing, ProblemShape shape, List<String> assumptions) {
    Optional<AllowedErrors> errors =
        failure < 1 ? AllowedErrors.of(shape, failure) : Optional.empty();
    if (errors.isEmpty()) {
      return new Requirement.Nothing(
          "no proof is known for %s of sparsity %s that errs on a fraction %s of random inputs"
              .formatted(shape.task(), shape.sparsity(), failure));
    }
    double bits = shape.informationBits() - missing - errors.get().bits();
    if (bits <= 0) {
      return new Requirement.Nothing("the allowed errors leave no bit to store");
    }
    assumptions.add(errors.get().assumption());
    return new Requirement.Bits(bits, assumptions);
  }
}
