package org.superpose.constructions.logic;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.superpose.core.design.Influences;
import org.superpose.core.design.Memo;
import org.superpose.core.design.PredictedErrors;
import org.superpose.core.design.WidthSearch;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/**
 * Chooses channels, codes and the widths of banks by prediction. For a given width the choice
 * depends on the sizes of the problem alone, as the public parts must.
 *
 * @param shape the sizes of the problem
 * @param arity the inputs of every gate
 * @param banks what the gates need
 * @param channel the requested neurons of a channel, or empty
 * @param ones the requested ones of a code, or empty
 * @param repair whether channels that are wrong are moved until none is
 */
record Designer(
    ProblemShape shape,
    int arity,
    List<Bank> banks,
    OptionalInt channel,
    OptionalInt ones,
    boolean repair) {

  /** Of a gate at which repair is quick. */
  private static final double COVERS_OF_AUTOMATIC_WIDTH = 20;

  private static final int LARGEST_CHOICE = 16;
  private static final int SMALLEST_CODE = 3; // two codes that share one with it leave one
  private static final double[] SHARES = {0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.5, 0.4, 0.3};

  private static final Memo<Width, Design> LATEST = new Memo<>(1_024, Width::best);

  /** What the best design depends on. */
  private record Width(Designer designer, int neurons) {

    Design best() {
      return designer.search(neurons);
    }
  }

  /** Returns the fewest neurons that hold the channels and codes. */
  int fewest() {
    return Math.max(banks.size() * channel.orElse(1), ones.orElse(1));
  }

  /** Returns the design of a width that is predicted to have fewest wrong outputs. */
  Design best(int width) {
    return LATEST.get(new Width(this, width));
  }

  private Design search(int width) {
    return choices(ones, SMALLEST_CODE, width)
        .boxed()
        .flatMap(k -> splits(width).map(split -> design(width, k, split)))
        .min(Comparator.comparingDouble(this::errors))
        .orElseThrow();
  }

  private double errors(Design design) {
    return repair ? design.covers() : design.uniform();
  }

  /** Returns the smallest width up to a limit that is predicted to meet a criterion. */
  OptionalInt smallest(Problem problem, Criterion criterion, int limit) {
    return WidthSearch.smallest(
        limit, width -> width >= fewest() && meets(best(width).of(problem), criterion));
  }

  /** Returns whether a design may be expected to meet a criterion. */
  private boolean meets(Design design, Criterion criterion) {
    if (repair) {
      return design.covers() <= COVERS_OF_AUTOMATIC_WIDTH;
    }
    double worst = design.worst();
    return new PredictedErrors(design.wrongInputs(), -Math.expm1(-worst), worst).meet(criterion);
  }

  /** The ways to divide the neurons among the banks. */
  private Stream<int[]> splits(int width) {
    int least = channel.orElse(1);
    return banks.size() == 1
        ? Stream.of(new int[] {width})
        : IntStream.range(0, SHARES.length)
            .map(i -> Math.clamp((int) (SHARES[i] * width), least, width - least))
            .distinct()
            .mapToObj(first -> new int[] {first, width - first});
  }

  private Design design(int width, int k, int[] split) {
    return new Design(
        shape,
        arity,
        k,
        IntStream.range(0, split.length)
            .mapToObj(i -> bestDistribution(banks.get(i), width, split[i], k))
            .toList());
  }

  private BankDistribution bestDistribution(Bank bank, int width, int neurons, int k) {
    Influences uniform = Influences.uniform(shape, bank.inputs());
    return choices(channel, 2, neurons)
        .mapToObj(s -> new BankDistribution(shape, bank, width, neurons, s, k, uniform))
        .min(
            Comparator.comparingDouble(
                distribution -> errors(new Design(shape, arity, k, List.of(distribution)))))
        .orElseThrow();
  }

  private static IntStream choices(OptionalInt given, int smallest, int most) {
    return given.isPresent()
        ? given.stream()
        : IntStream.rangeClosed(smallest, LARGEST_CHOICE)
            .map(choice -> Math.min(choice, most))
            .distinct();
  }
}
