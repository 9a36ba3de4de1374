package org.superpose.checks.campaign;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.superpose.checks.campaign.Spec.Hidden;
import org.superpose.checks.campaign.Units.Stage;

/** Scores in whole numbers without a limit. */
final class BigEvaluation implements Evaluation {

  private final Spec spec;
  private final int encoder; // its unit
  private final BigInteger[][]
      effective; // [features][targets of the first stage], null until needed
  private final BigInteger[][] reached; // [active features][targets of the first stage]
  private final int[][][] targets; // [stages][sources][entries]
  private final BigInteger[][][] weights; // [stages][sources][entries]
  private final BigInteger[][] bias; // [stages][targets]
  private final BigInteger[][] values; // [stages][targets]
  private BigInteger smallest;
  private int size;

  BigEvaluation(Spec spec, Units units) {
    this.spec = spec;
    encoder = units.encoder();
    List<Stage> stages = units.stages();
    int count = stages.size();
    targets = new int[count][][];
    weights = new BigInteger[count][][];
    bias = new BigInteger[count][];
    values = new BigInteger[count][];
    for (int s = 0; s < count; s++) {
      boolean last = s == count - 1;
      Stage stage = stages.get(s);
      Hidden layer = last ? null : spec.layers().get(s);
      prepare(s, stage, layer == null ? spec.readout() : layer.weights());
      bias[s] = scaled(layer == null ? spec.thresholds() : layer.bias(), stage.sums(), last);
      values[s] = new BigInteger[bias[s].length];
    }
    effective = new BigInteger[spec.features()][];
    reached = new BigInteger[spec.sparsity() + 1][bias[0].length];
    reached[0] = bias[0];
  }

  private static BigInteger[] scaled(double[] row, int unit, boolean negated) {
    return Arrays.stream(row)
        .mapToObj(value -> Units.big(negated ? -value : value, unit))
        .toArray(BigInteger[]::new);
  }

  private void prepare(int s, Stage stage, double[][] matrix) {
    int unit = stage.weights() - (stage.product() - stage.sums());
    int sources = matrix[0].length;
    targets[s] = new int[sources][];
    weights[s] = new BigInteger[sources][];
    for (int source = 0; source < sources; source++) {
      int column = source;
      targets[s][source] =
          IntStream.range(0, matrix.length).filter(row -> matrix[row][column] != 0).toArray();
      weights[s][source] =
          Arrays.stream(targets[s][source])
              .mapToObj(row -> Units.big(matrix[row][column], unit))
              .toArray(BigInteger[]::new);
    }
  }

  private BigInteger[] effective(int feature) {
    BigInteger[] sums = new BigInteger[bias[0].length];
    Arrays.fill(sums, BigInteger.ZERO);
    for (int k = 0; k < spec.encoder().length; k++) {
      feed(0, k, Units.big(spec.encoder()[k][feature], encoder), sums);
    }
    return sums;
  }

  private void feed(int stage, int source, BigInteger value, BigInteger[] sums) {
    if (value.signum() == 0) {
      return;
    }
    int[] fed = targets[stage][source];
    BigInteger[] by = weights[stage][source];
    for (int i = 0; i < fed.length; i++) {
      sums[fed[i]] = sums[fed[i]].add(by[i].multiply(value));
    }
  }

  @Override
  public void push(int feature) {
    if (effective[feature] == null) {
      effective[feature] = effective(feature);
    }
    BigInteger[] from = reached[size];
    BigInteger[] to = reached[++size];
    Arrays.setAll(to, r -> from[r].add(effective[feature][r]));
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
        feed(s, source, values[s - 1][source].max(BigInteger.ZERO), values[s]);
      }
    }
  }

  @Override
  public int sign(int output) {
    return values[values.length - 1][output].signum();
  }

  @Override
  public void noteDistance(int output, boolean on) {
    BigInteger value = values[values.length - 1][output];
    BigInteger distance = on ? value : value.negate();
    smallest = smallest == null ? distance : smallest.min(distance);
  }

  @Override
  public BigInteger smallestDistance() {
    return smallest;
  }

  @Override
  public BigInteger above(int output) {
    return values[values.length - 1][output];
  }
}
