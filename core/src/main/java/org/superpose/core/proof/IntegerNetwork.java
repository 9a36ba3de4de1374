package org.superpose.core.proof;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import org.superpose.core.kernel.Kernels;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.SparseMatrix;

/**
 * A network with one hidden layer in whole numbers: neuron r has level z_r = bias_r + the sum of
 * what it hears of the active features, output q the value sum_r c_qr ReLU(z_r), in units of its
 * own, and is on when the value exceeds floor(t_q / unit).
 *
 * <p>Where the network's numbers are whole multiples of common units, all this is exact. Otherwise
 * everything is rounded, and {@link #slack} bounds how far a value can be from the true score: a
 * value further than that from the threshold is decided, one within it is not.
 *
 * <p>A network without a hidden layer becomes one with a neuron for each output, whose bias keeps
 * it from ever being cut.
 */
final class IntegerNetwork {

  private static final long LARGEST = 1L << 60;
  private static final int READOUT_BITS = 20;

  private final Network network;
  private final int sparsity;
  private final Hearing hearing;
  private final HeardProduct product;
  private final long[] bias; // [neurons]
  private final long biasError;
  private final long lift; // what keeps linear neurons positive
  private final int[] offsets; // [outputs + 1]
  private final int[] neurons; // of each output in turn
  private final long[] coefficients; // of each output in turn, not zero
  private final double[] coefficientUnits; // [outputs]
  private final long[] floors; // [outputs]
  private final long[] slacks; // [outputs]

  private IntegerNetwork(Network network, int sparsity, int threads, Layout layout) {
    this.network = network;
    this.sparsity = sparsity;
    boolean linear = network.layers().isEmpty();
    product = layout.product();
    int width = layout.bias().rows();
    hearing =
        Hearing.of(layout.form(), width, network.features(), threads, product, Kernels.installed());
    lift = linear ? sparsity * product.boundInUnits() : 0;
    bias = new long[width];
    biasError = fillBias(layout.bias());
    Matrix readout = linear ? SparseMatrix.identity(network.outputs()) : network.readout();
    offsets = new int[network.outputs() + 1];
    int nonzeros = Math.toIntExact(readout.nonzeros());
    neurons = new int[nonzeros];
    coefficients = new long[nonzeros];
    coefficientUnits = new double[network.outputs()];
    floors = new long[network.outputs()];
    slacks = new long[network.outputs()];
    for (int output = 0; output < network.outputs(); output++) {
      fillOutput(readout, output);
    }
  }

  /**
   * Converts a network with at most one hidden layer.
   *
   * @throws UnprovableException if its numbers are of too different magnitude
   */
  static IntegerNetwork of(Network network, int sparsity, int threads, Layout layout) {
    return new IntegerNetwork(network, sparsity, threads, layout);
  }

  private long fillBias(Matrix real) {
    boolean exact = true;
    for (int neuron = 0; neuron < bias.length; neuron++) {
      double scaled = Math.scalb(real.get(neuron, 0), product.scale());
      bias[neuron] = (long) Math.rint(scaled) + lift;
      exact &= scaled == Math.rint(scaled);
    }
    return exact ? 0 : 1;
  }

  private void fillOutput(Matrix readout, int output) {
    int start = offsets[output];
    int[] end = {start};
    double[] real = new double[readout.columns()];
    readout.forEachInRow(
        output,
        (neuron, entry) -> {
          neurons[end[0]] = neuron;
          real[end[0]++ - start] = entry;
        });
    offsets[output + 1] = end[0];
    long coefficientError = fillCoefficients(output, Arrays.copyOf(real, end[0] - start));
    BigInteger floor =
        threshold(output)
            .divide(unit(output), 0, RoundingMode.FLOOR)
            .toBigInteger()
            .add(BigInteger.valueOf(lift));
    BigInteger limit = BigInteger.valueOf(largestValue() + 1);
    floors[output] = floor.min(limit).max(limit.negate()).longValueExact();
    slacks[output] = requireSmall(output, coefficientError);
  }

  private long fillCoefficients(int output, double[] real) {
    double[] magnitudes = Arrays.stream(real).map(Math::abs).distinct().toArray();
    double largest = Arrays.stream(magnitudes).max().orElse(1);
    boolean uniform = magnitudes.length <= 1;
    int bits = Arrays.stream(real).mapToInt(Range::fractionBits).max().orElse(0);
    boolean exact = uniform || Math.scalb(largest, Math.min(bits, 900)) <= 1 << READOUT_BITS;
    int scale = exact ? bits : READOUT_BITS - Range.exponentAbove(largest);
    coefficientUnits[output] = uniform ? largest : Math.scalb(1.0, -scale);
    for (int i = 0; i < real.length; i++) {
      coefficients[offsets[output] + i] = (long) Math.rint(real[i] / coefficientUnits[output]);
    }
    return exact ? 0 : 1;
  }

  /** Checks that no value or gain can overflow; returns the bound of the rounding error. */
  private long requireSmall(int output, long coefficientError) {
    double total = 0;
    double slack = 0;
    double levelError = (double) sparsity * product.errorInUnits() + biasError;
    for (int at = offsets[output]; at < offsets[output + 1]; at++) {
      double level =
          Math.abs((double) bias[neurons[at]]) + (double) sparsity * product.boundInUnits();
      double coefficient = Math.abs((double) coefficients[at]);
      total += coefficient * (sparsity + 1.0) * (level + 1);
      slack += coefficient * levelError + coefficientError * (level + levelError);
    }
    if (Math.max(total, slack) * (sparsity + 1.0) >= LARGEST) {
      throw new UnprovableException("the scores of output " + output + " are too large");
    }
    return levelError == 0 && coefficientError == 0 ? 0 : (long) Math.ceil(slack * 1.001) + 1;
  }

  Network network() {
    return network;
  }

  Hearing hearing() {
    return hearing;
  }

  int features() {
    return network.features();
  }

  int outputs() {
    return network.outputs();
  }

  int neurons() {
    return bias.length;
  }

  long bias(int neuron) {
    return bias[neuron];
  }

  /** Returns the neurons that an output reads, ascending. */
  int[] neuronsOf(int output) {
    return Arrays.copyOfRange(neurons, offsets[output], offsets[output + 1]);
  }

  /** Returns the coefficients of the neurons that an output reads. */
  long[] coefficientsOf(int output) {
    return Arrays.copyOfRange(coefficients, offsets[output], offsets[output + 1]);
  }

  /** Returns the largest value of an output that is not on, were values exact. */
  long floor(int output) {
    return floors[output];
  }

  /** Returns how far the value of an output can be from its true score, in its units. */
  long slack(int output) {
    return slacks[output];
  }

  /** Returns what no value exceeds in magnitude; v times as much is still far from overflow. */
  long largestValue() {
    return LARGEST / (sparsity + 1);
  }

  /** Returns how far the level of a neuron can be from its true one, on any input. */
  long levelError() {
    return sparsity * product.errorInUnits() + biasError;
  }

  /** Returns whether all values are exact. */
  boolean isExact() {
    return Arrays.stream(slacks).allMatch(slack -> slack == 0);
  }

  /** Returns the size of an output's unit. */
  private BigDecimal unit(int output) {
    return new BigDecimal(Math.scalb(coefficientUnits[output], -product.scale()));
  }

  /**
   * Returns how far a value is from its output's threshold, on the right side; exact but for the
   * slack, by which it may be too small.
   *
   * @param value the value, negated where the output is expected on
   */
  BigDecimal distance(int output, boolean on, long value) {
    long pessimistic = value + slacks[output];
    BigDecimal score = BigDecimal.valueOf(on ? -pessimistic - lift : pessimistic - lift);
    BigDecimal above = score.multiply(unit(output)).subtract(threshold(output));
    return on ? above : above.negate();
  }

  /**
   * Returns the largest value, negated where the output is expected on, whose distance is not below
   * the given one.
   */
  long nearerThan(int output, boolean on, BigDecimal distance) {
    BigDecimal bound =
        on ? threshold(output).add(distance).negate() : threshold(output).subtract(distance);
    BigInteger value =
        bound
            .divide(unit(output), 0, RoundingMode.FLOOR)
            .toBigInteger()
            .add(BigInteger.valueOf((on ? -lift : lift) - slacks[output]));
    BigInteger limit = BigInteger.valueOf(largestValue() + 1);
    return value.min(limit).max(limit.negate()).longValueExact();
  }

  private BigDecimal threshold(int output) {
    return new BigDecimal(network.thresholds().get(output, 0));
  }
}
