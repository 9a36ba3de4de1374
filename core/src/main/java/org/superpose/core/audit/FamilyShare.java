package org.superpose.core.audit;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.superpose.core.audit.OtherInstances.Instance;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.random.Seed;
import org.superpose.core.statistics.ClopperPearson;
import org.superpose.core.task.Problem;

/**
 * How many functions of its family a construction takes: what the counting argument needs to know,
 * which holds for a method that has a network for every function of a family. One that has networks
 * for a part p of them tells p |F| functions apart, so it needs log2 |F| - log2(1/p) bits.
 *
 * @param requested how many functions were drawn
 * @param taken how many of them the construction takes
 * @param uniform whether they were drawn uniformly from the family; otherwise they are the
 *     instance, relabelled, and say whether all of the family may be taken, but not how much of it
 */
public record FamilyShare(int requested, int taken, boolean uniform) {

  /** The confidence of the part that is taken, from below. */
  public static final double CONFIDENCE = 0.99;

  private static final int REQUESTED = 16;
  private static final int REQUESTED_OF_LARGE = 4;
  private static final int LARGE = 16_384; // features or outputs

  /**
   * Asks for sizes: the share that a construction does not decline, at the width of a request.
   * Nothing is built.
   */
  public static FamilyShare notDeclined(Construction construction, BuildRequest request) {
    return of(request, problem -> isSupported(construction, request, problem));
  }

  /**
   * Draws functions of the family of a request's problem and counts those that pass a test.
   *
   * @param test whether the construction takes a function
   */
  public static FamilyShare of(BuildRequest request, Predicate<Problem> test) {
    Problem problem = request.problem();
    Seed seed = request.seed().derive("family");
    int requested =
        Math.max(problem.features(), problem.outputs()) <= LARGE ? REQUESTED : REQUESTED_OF_LARGE;
    Optional<UniformFamily> family = UniformFamily.of(problem);
    int taken = 0;
    if (family.isPresent()) {
      for (int number = 0; number < requested; number++) {
        taken += test.test(family.get().draw(seed.derive("drawn", number).stream())) ? 1 : 0;
      }
      return new FamilyShare(requested, taken, true);
    }
    int others = 0;
    for (Instance other : OtherInstances.of(problem, seed, requested)) {
      others++;
      taken += test.test(other.problem()) ? 1 : 0;
    }
    return new FamilyShare(others, taken, false);
  }

  private static boolean isSupported(
      Construction construction, BuildRequest request, Problem problem) {
    try {
      return construction.size(
              new SizeRequest(
                  problem,
                  OptionalInt.of(request.neurons()),
                  request.options(),
                  request.criterion()))
          instanceof Sizing.Sized;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** Returns whether every function that was drawn is taken. */
  public boolean isWhole() {
    return taken == requested;
  }

  /**
   * Returns log2(1/p), p the smallest part of the family that may be taken: for functions drawn
   * uniformly the lower limit of Clopper and Pearson, for others 1 if all of them are taken and 0
   * if not.
   */
  public double missingBits() {
    if (!uniform) {
      return isWhole() ? 0 : Double.POSITIVE_INFINITY;
    }
    // One limit of a two-sided interval of confidence c has confidence (1 + c) / 2 by itself.
    double low = ClopperPearson.interval(taken, requested, 2 * CONFIDENCE - 1).low();
    return low > 0 ? -Math.log(low) / Math.log(2) : Double.POSITIVE_INFINITY;
  }

  /** Says it in words, such as "3 of 16 random functions of the family". */
  @Override
  public String toString() {
    return "%s of %s %s"
        .formatted(
            taken, requested, uniform ? "random functions of the family" : "relabelled instances");
  }
}
