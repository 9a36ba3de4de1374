package org.superpose.constructions.pairwiseand;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.superpose.core.random.RandomStream;
import org.superpose.core.task.Problem;

/**
 * Sets of neurons, one for each input of some gates, any two of which meet in about s neurons: the
 * sets R_i of Adler and Shavit's input channels.
 *
 * <p>Their sets are random, so that the sizes of meetings scatter: some are too small for a
 * channel, and every neuron beyond the channel is noise. Here a set consists of ceil(sqrt(s)) lines
 * of a {@link ProjectivePlane} whose points are the neurons. Two lines meet in one point, so two
 * sets meet in s points or slightly fewer where three lines pass through one. Features of high
 * influence choose first; when no line is left, sets are random ones of the same size.
 */
final class LineSets {

  private LineSets() {}

  /**
   * Returns the sets.
   *
   * @param gates the gates whose inputs get a set
   * @param width the number of neurons; all of them form every set when they are too few for a
   *     plane
   * @return {@code [features]}, null for a feature that is not an input
   */
  static BitSet[] of(
      Problem problem, List<Integer> gates, int channel, int width, RandomStream random) {
    BitSet[] sets = new BitSet[problem.features()];
    if (width < ProjectivePlane.FEWEST_POINTS) {
      BitSet all = new BitSet();
      all.set(0, width);
      Arrays.fill(sets, all);
      return sets;
    }
    ProjectivePlane plane = ProjectivePlane.within(width);
    int linesInSet = (int) Math.ceil(Math.sqrt(channel));
    int[] lines = random.permutation(plane.points());
    int next = 0;
    for (int feature : byInfluence(problem, gates)) {
      boolean left = next + linesInSet <= lines.length;
      sets[feature] =
          left
              ? union(plane, Arrays.copyOfRange(lines, next, next + linesInSet))
              : subset(Math.min(width, linesInSet * (plane.order() + 1)), width, random);
      next += linesInSet;
    }
    return sets;
  }

  private static int[] byInfluence(Problem problem, List<Integer> gates) {
    return gates.stream()
        .flatMap(gate -> Arrays.stream(problem.inputs(gate)).boxed())
        .distinct()
        .sorted(Comparator.comparingInt(feature -> -problem.influence(feature)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static BitSet union(ProjectivePlane plane, int[] lines) {
    BitSet union = new BitSet();
    for (int line : lines) {
      for (int point : plane.line(line)) {
        union.set(point);
      }
    }
    return union;
  }

  private static BitSet subset(int size, int width, RandomStream random) {
    BitSet subset = new BitSet();
    for (int neuron : random.subset(size, width)) {
      subset.set(neuron);
    }
    return subset;
  }
}
