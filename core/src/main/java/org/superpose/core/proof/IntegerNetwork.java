package org.superpose.core.proof;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import org.superpose.core.exact.Exactness;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.SparseMatrix;

/**
 * A network with one hidden layer in whole numbers: neuron r has level z_r = bias_r + the sum of
 * its effective weights of the active features, output q the value sum_r c_qr ReLU(z_r), in units
 * of its own, and is on when the value exceeds floor(t_q / unit).
 *
 * <p>Where the network's numbers are whole multiples of common units, all this is exact. Otherwise
 * everything is rounded, and {@link #slack} bounds how far a value can be from the true score: a
 * value further than that from the threshold is decided, one within it is not. What neurons that
 * are never cut give whatever the input ({@link Biases}) is taken off the thresholds.
 *
 * <p>A network without a hidden layer becomes one with a neuron for each output, whose bias keeps
 * it from ever being cut.
 */
final class IntegerNetwork {

  private static final long LARGEST = 1L << 60;

  private final Network network;
  private final int sparsity;
  private final EffectiveWeights effectiveWeights;
  private final EffectiveProduct product;
  private final BigDecimal productUnit;
  private final long[] bias; // [neurons]
  private final Biases biases;
  private final long lift; // what keeps linear neurons positive
  private final int[] offsets; // [outputs + 1]
  private final int[] neurons; // of each output in turn
  private final long[] coefficients; // of each output in turn, not zero
  private final BigDecimal[] units; // [outputs], the size of a value's unit
  private final BigDecimal[] thresholds; // [outputs], in reach of the values
  private final long[] floors; // [outputs]
  private final long[] slacks; // [outputs]

  private IntegerNetwork(Network network, int sparsity, Layout layout, EffectiveWeights weights) {
    this.network = network;
    this.sparsity = sparsity;
    boolean linear = network.layers().isEmpty();
    product = layout.product();
    productUnit = Exactness.powerOfTwo(-product.scale());
    int width = layout.bias().rows();
    effectiveWeights = weights;
    long reach = sparsity * product.boundInUnits();
    lift = linear ? reach : 0;
    biases = Biases.of(layout.bias(), product.scale(), reach);
    bias = new long[width];
    Arrays.setAll(bias, neuron -> biases.units()[neuron] + lift);
    Matrix readout = linear ? SparseMatrix.identity(network.outputs()) : network.readout();
    offsets = new int[network.outputs() + 1];
    int nonzeros = Math.toIntExact(readout.nonzeros());
    neurons = new int[nonzeros];
    coefficients = new long[nonzeros];
    units = new BigDecimal[network.outputs()];
    thresholds = new BigDecimal[network.outputs()];
    floors = new long[network.outputs()];
    slacks = new long[network.outputs()];
    ReadRow row = new ReadRow(new int[readout.columns()], new double[readout.columns()]);
    for (int output = 0; output < network.outputs(); output++) {
      fillOutput(readout, output, row);
    }
  }

  /** What one output reads, in buffers for the longest: neurons and their weights. */
  private record ReadRow(int[] neurons, double[] weights) {}

  /**
   * Converts a network with at most one hidden layer.
   *
   * @throws UnprovableException if its numbers are of too different magnitude
   */
  static IntegerNetwork of(Network network, int sparsity, int threads, Layout layout) {
    return new IntegerNetwork(network, sparsity, layout, layout.weights(network, threads));
  }

  /** Converts a network without tabulating effective weights that bits can give. */
  static IntegerNetwork of(Network network, int sparsity, Layout layout, BitProduct bits) {
    return new IntegerNetwork(network, sparsity, layout, layout.weights(network, bits));
  }

  private void fillOutput(Matrix readout, int output, ReadRow row) {
    int[] count = {0};
    BigDecimal[] threshold = {new BigDecimal(network.thresholds().get(output, 0))};
    readout.forEachInRow(
        output,
        (neuron, entry) -> {
          row.neurons[count[0]] = neuron;
          row.weights[count[0]++] = entry;
          threshold[0] = threshold[0].subtract(constantPart(neuron, entry));
        });
    Coefficients converted = Coefficients.of(Arrays.copyOf(row.weights, count[0]));
    thresholds[output] = threshold[0];
    units[output] = shared(output, converted.unit().multiply(productUnit));
    floors[output] = withinReach(floor(threshold[0], units[output]).add(lifted(false)));
    slacks[output] = requireSmall(output, row.neurons, converted);
    int end = offsets[output];
    for (int i = 0; i < count[0]; i++) {
      // A weight rounded to 0 is in the slack; as a weight it would make one feature two.
      if (converted.values()[i] != 0) {
        neurons[end] = row.neurons[i];
        coefficients[end++] = converted.values()[i];
      }
    }
    offsets[output + 1] = end;
  }

  /** Returns what a neuron that is never cut gives to a score whatever the input. */
  private BigDecimal constantPart(int neuron, double weight) {
    BigDecimal excess = biases.excess() == null ? null : biases.excess()[neuron];
    return excess == null ? BigDecimal.ZERO : excess.multiply(new BigDecimal(weight));
  }

  /** Most outputs have the same unit; returns the one of the output before if it is equal. */
  private BigDecimal shared(int output, BigDecimal unit) {
    return output > 0 && units[output - 1].compareTo(unit) == 0 ? units[output - 1] : unit;
  }

  private static BigInteger floor(BigDecimal real, BigDecimal unit) {
    return real.divide(unit, 0, RoundingMode.FLOOR).toBigInteger();
  }

  private BigInteger lifted(boolean negated) {
    return BigInteger.valueOf(negated ? -lift : lift);
  }

  /** Cuts off what no value reaches in magnitude. */
  private long withinReach(BigInteger value) {
    BigInteger limit = BigInteger.valueOf(largestValue() + 1);
    return value.min(limit).max(limit.negate()).longValueExact();
  }

  /** Checks that no value or gain can overflow; returns the bound of the rounding error. */
  private long requireSmall(int output, int[] read, Coefficients converted) {
    double total = 0;
    double slack = 0;
    double levelError = levelError();
    for (int i = 0; i < converted.values().length; i++) {
      double level = Math.abs((double) bias[read[i]]) + (double) sparsity * product.boundInUnits();
      double coefficient = Math.abs((double) converted.values()[i]);
      total += coefficient * (sparsity + 1.0) * (level + 1);
      slack += coefficient * levelError + converted.error() * (level + levelError);
    }
    if (Math.max(total, slack) * (sparsity + 1.0) >= LARGEST) {
      throw new UnprovableException("the scores of output " + output + " are too large");
    }
    // All terms are whole: a sum of 0 says that every level is 0, or that nothing is rounded.
    return slack == 0 ? 0 : (long) Math.ceil(slack * 1.001) + 1;
  }

  Network network() {
    return network;
  }

  EffectiveWeights effectiveWeights() {
    return effectiveWeights;
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

  /** Returns where the neurons of every output begin, {@code [outputs + 1]}; not to be changed. */
  int[] offsets() {
    return offsets;
  }

  /** Returns the neurons that each output reads in turn; not to be changed. */
  int[] readNeurons() {
    return neurons;
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

  /** Returns whether equal values of two outputs are equally far from their thresholds. */
  boolean isReadLike(int output, int other) {
    return units[output].compareTo(units[other]) == 0
        && thresholds[output].compareTo(thresholds[other]) == 0
        && slacks[output] == slacks[other];
  }

  /** Returns how far the level of a neuron can be from its true one, on any input. */
  long levelError() {
    return sparsity * product.errorInUnits() + biases.error();
  }

  /** Returns whether all values are exact. */
  boolean isExact() {
    return Arrays.stream(slacks).allMatch(slack -> slack == 0);
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
    BigDecimal above = score.multiply(units[output]).subtract(thresholds[output]);
    return on ? above : above.negate();
  }

  /**
   * Returns the largest value, negated where the output is expected on, whose distance is not below
   * the given one.
   */
  long nearerThan(int output, boolean on, BigDecimal distance) {
    BigDecimal bound =
        on ? thresholds[output].add(distance).negate() : thresholds[output].subtract(distance);
    return withinReach(
        floor(bound, units[output]).add(lifted(on)).subtract(BigInteger.valueOf(slacks[output])));
  }
}
