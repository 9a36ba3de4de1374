package org.superpose.checks.campaign;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.superpose.checks.campaign.Spec.Hidden;
import org.superpose.checks.campaign.Units.Stage;

/**
 * Scores in longs. Every product and sum is checked, so that it gives the truth or throws an {@link
 * ArithmeticException}.
 */
final class LongEvaluation implements Evaluation {

  private final long[][] effective; // [features][targets of the first stage]
  private final long[][] reached; // [active features][targets of the first stage]
  private final int[][][] targets; // [stages][sources][entries], from the second stage on
  private final long[][][] weights; // [stages][sources][entries]
  private final long[][] bias; // [stages][targets]
  private final long[][] values; // [stages][targets]
  private long smallest = Long.MAX_VALUE;
  private int size;

  LongEvaluation(Spec spec, Units units) {
    List<Stage> stages = units.stages();
    int count = stages.size();
    targets = new int[count][][];
    weights = new long[count][][];
    bias = new long[count][];
    values = new long[count][];
    for (int s = 0; s < count; s++) {
      boolean last = s == count - 1;
      Stage stage = stages.get(s);
      Hidden layer = last ? null : spec.layers().get(s);
      prepare(s, stage, layer == null ? spec.readout() : layer.weights());
      bias[s] = scaled(layer == null ? spec.thresholds() : layer.bias(), stage.sums(), last);
      values[s] = new long[bias[s].length];
    }
    effective = new long[spec.features()][];
    Arrays.setAll(effective, feature -> effective(spec, units.encoder(), feature));
    reached = new long[spec.sparsity() + 1][bias[0].length];
    reached[0] = bias[0];
  }

  private static long[] scaled(double[] row, int unit, boolean negated) {
    return Arrays.stream(row)
        .mapToLong(value -> Units.small(negated ? -value : value, unit))
        .toArray();
  }

  /** Keeps the non-zero weights by source, in units that make every sum one of the stage's. */
  private void prepare(int s, Stage stage, double[][] matrix) {
    int unit = stage.weights() - (stage.product() - stage.sums());
    int sources = matrix[0].length;
    targets[s] = new int[sources][];
    weights[s] = new long[sources][];
    for (int source = 0; source < sources; source++) {
      int column = source;
      targets[s][source] =
          IntStream.range(0, matrix.length).filter(row -> matrix[row][column] != 0).toArray();
      weights[s][source] =
          Arrays.stream(targets[s][source])
              .mapToLong(row -> Units.small(matrix[row][column], unit))
              .toArray();
    }
  }

  private long[] effective(Spec spec, int unit, int feature) {
    long[] sums = new long[bias[0].length];
    for (int k = 0; k < spec.encoder().length; k++) {
      feed(0, k, Units.small(spec.encoder()[k][feature], unit), sums);
    }
    return sums;
  }

  private void feed(int stage, int source, long value, long[] sums) {
    if (value == 0) {
      return;
    }
    int[] fed = targets[stage][source];
    long[] by = weights[stage][source];
    for (int i = 0; i < fed.length; i++) {
      sums[fed[i]] = Math.addExact(sums[fed[i]], Math.multiplyExact(by[i], value));
    }
  }

  @Override
  public void push(int feature) {
    long[] from = reached[size];
    long[] to = reached[++size];
    long[] column = effective[feature];
    for (int r = 0; r < to.length; r++) {
      to[r] = Math.addExact(from[r], column[r]);
    }
  }

  @Override
  public void pop() {
    size--;
  }

  @Override
  public void run() {
    System.arraycopy(reached[size], 0, values[0], 0, values[0].length);
    for (int s = 1; s < values.length; s++) {
      System.arraycopy(bias[s], 0, values[s], 0, values[s].length);
      for (int source = 0; source < values[s - 1].length; source++) {
        feed(s, source, Math.max(0, values[s - 1][source]), values[s]);
      }
    }
  }

  @Override
  public int sign(int output) {
    return Long.signum(values[values.length - 1][output]);
  }

  @Override
  public void noteDistance(int output, boolean on) {
    long value = values[values.length - 1][output];
    smallest = Math.min(smallest, on ? value : Math.negateExact(value));
  }

  @Override
  public BigInteger smallestDistance() {
    return BigInteger.valueOf(smallest);
  }

  @Override
  public BigInteger above(int output) {
    return BigInteger.valueOf(values[values.length - 1][output]);
  }
}
