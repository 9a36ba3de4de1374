package org.superpose.constructions.pairwiseand;

import java.util.Comparator;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.superpose.core.design.Influences;
import org.superpose.core.design.WidthSearch;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.ProblemShape;

/**
 * Chooses sizes by prediction. For a given width the choice depends on the sizes of the problem
 * alone, as the public parts must.
 *
 * @param shape the sizes of the problem
 * @param criterion what the network has to meet
 * @param enough when a prediction suffices for an automatic width
 * @param candidates the distributions of all allowed designs of a width
 * @param <L> the distribution, which carries the design
 */
record Sizer<L extends ChannelDistribution>(
    ProblemShape shape,
    Criterion criterion,
    Predicate<Prediction> enough,
    IntFunction<Stream<L>> candidates) {

  private static final int SMALLEST = 16;

  /** Returns the design of a width that is predicted to fail least on uniform pair lists. */
  L best(int neurons) {
    Influences uniform = Influences.uniform(shape, 2);
    return candidates
        .apply(neurons)
        .min(
            Comparator.comparingDouble(
                distribution -> Prediction.of(shape, uniform, distribution).loss(criterion)))
        .orElseThrow();
  }

  /** Returns what is predicted of the best design of a width for a problem's influences. */
  Prediction predict(int neurons, Influences influences) {
    return Prediction.of(shape, influences, best(neurons).among(influences));
  }

  /** Returns the smallest width up to a limit that is predicted to meet the criterion. */
  OptionalInt smallest(Influences influences, int limit) {
    return WidthSearch.smallest(
        limit, width -> width >= SMALLEST && enough.test(predict(width, influences)));
  }

  /** Returns the largest influence that a width is predicted to support, other sizes unchanged. */
  int supportedInfluence(Influences influences, int neurons) {
    int low = 0;
    int high = influences.largest();
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (enough.test(predict(neurons, influences.map(influence -> Math.min(influence, middle))))) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
