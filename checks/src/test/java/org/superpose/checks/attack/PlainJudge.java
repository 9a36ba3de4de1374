package org.superpose.checks.attack;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.task.Domain;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.TruthTable;

/**
 * Runs a network on every input in decimal numbers without a limit, in the plainest way: the oracle
 * of verdicts on files that were changed and can still be read.
 */
final class PlainJudge {

  private final Network network;
  private final Problem problem;
  private long left;

  private PlainJudge(Network network, Problem problem, long mostInputs) {
    this.network = network;
    this.problem = problem;
    left = mostInputs;
  }

  /** What is true of a network. */
  enum Truth {
    RIGHT,
    WRONG,
    TOO_LARGE
  }

  /** Judges a network; too large is one with more inputs than are allowed, all right so far. */
  static Truth judge(Network network, Problem problem, int mostInputs) {
    PlainJudge judge = new PlainJudge(network, problem, mostInputs);
    boolean isRight = judge.isRight(new int[0], 0);
    return !isRight ? Truth.WRONG : judge.left < 0 ? Truth.TOO_LARGE : Truth.RIGHT;
  }

  private boolean isRight(int[] active, int next) {
    if (--left < 0) {
      return true;
    }
    if (!isRightOn(active)) {
      return false;
    }
    for (int f = next; f < problem.features() && active.length < problem.sparsity(); f++) {
      int[] more = Arrays.copyOf(active, active.length + 1);
      more[active.length] = f;
      if (belongs(more) && !isRight(more, f + 1)) {
        return false;
      }
    }
    return true;
  }

  private boolean belongs(int[] active) {
    return !(problem.domain() instanceof Domain.Blocks(int size, int most))
        || Arrays.stream(active).map(feature -> feature / size).distinct().count() <= most;
  }

  private boolean isRightOn(int[] active) {
    BigDecimal[] values = zeros(problem.features());
    for (int feature : active) {
      values[feature] = BigDecimal.ONE;
    }
    values = times(network.encoder(), values);
    for (Layer layer : network.layers()) {
      BigDecimal[] sums = times(layer.weights(), values);
      for (int i = 0; i < sums.length; i++) {
        sums[i] = sums[i].add(new BigDecimal(layer.bias().get(i, 0))).max(BigDecimal.ZERO);
      }
      values = sums;
    }
    BigDecimal[] scores = times(network.readout(), values);
    return IntStream.range(0, scores.length)
        .allMatch(
            q ->
                (scores[q].compareTo(new BigDecimal(network.thresholds().get(q, 0))) > 0)
                    == shouldBeOn(q, active));
  }

  private boolean shouldBeOn(int output, int[] active) {
    int[] inputs = problem.inputs(output);
    long on = Arrays.stream(inputs).filter(i -> contains(active, i)).count();
    return switch (problem.function(output)) {
      case Gate.IDENTITY, Gate.OR -> on > 0;
      case Gate.AND -> on == inputs.length;
      case Gate.XOR -> on % 2 == 1;
      case Gate.AND_NOT -> on == 1 && contains(active, inputs[0]);
      case TruthTable table -> {
        int state =
            IntStream.range(0, inputs.length)
                .filter(i -> contains(active, inputs[i]))
                .map(i -> 1 << i)
                .sum();
        yield table.toString().charAt(state) == '1';
      }
    };
  }

  private static boolean contains(int[] active, int feature) {
    return Arrays.stream(active).anyMatch(each -> each == feature);
  }

  private static BigDecimal[] zeros(int length) {
    BigDecimal[] zeros = new BigDecimal[length];
    Arrays.fill(zeros, BigDecimal.ZERO);
    return zeros;
  }

  private static BigDecimal[] times(Matrix matrix, BigDecimal[] vector) {
    BigDecimal[] product = zeros(matrix.rows());
    for (int row = 0; row < matrix.rows(); row++) {
      for (int column = 0; column < matrix.columns(); column++) {
        if (vector[column].signum() != 0) {
          BigDecimal entry = new BigDecimal(matrix.get(row, column));
          product[row] = product[row].add(entry.multiply(vector[column]));
        }
      }
    }
    return product;
  }
}
