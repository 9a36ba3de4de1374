package org.superpose.formats.query;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.superpose.core.task.Domain;

/**
 * Bounds of sums over the inputs of a domain, not over all that features could be: with few active
 * features they are far smaller. Exact for sums over features. For sums over the neurons of the
 * first layer, what w features do to a neuron together is at most the mean of what each would do
 * w-fold, since ReLU is convex: ReLU(b + sum of g) is at most the sum of ReLU(g + b / w) for b up
 * to 0. So every feature has a gain, and the largest gains of an input bound the sum. Deeper sums,
 * and these too if that is better, are bounded by the ranges of their neurons.
 */
final class Ranges {

  private final int group; // features that become active together at the cost of one
  private final int most; // how many groups may be active
  private final BigInteger active; // how many features may be
  private final int features;

  Ranges(Domain domain, int features) {
    this.features = features;
    active = BigInteger.valueOf(domain.sparsity());
    switch (domain) {
      case Domain.AtMost(int sparsity) -> {
        group = 1;
        most = sparsity;
      }
      case Domain.Blocks(int size, int blocks) -> {
        group = size;
        most = blocks;
      }
    }
  }

  /** Returns the exact range of a sum over features. */
  Range ofFeatures(Sum sum) {
    BigInteger[] gains = zeros();
    BigInteger[] losses = zeros();
    for (int i = 0; i < sum.terms().length; i++) {
      gains[sum.terms()[i]] = sum.weights()[i];
      losses[sum.terms()[i]] = sum.weights()[i].negate();
    }
    return new Range(sum.constant().subtract(largest(losses)), sum.constant().add(largest(gains)));
  }

  /** Returns a range of a sum over neurons. */
  Range ofNeurons(Sum sum, List<Neuron> neurons) {
    BigInteger least = sum.constant();
    BigInteger most = sum.constant();
    for (int i = 0; i < sum.terms().length; i++) {
      Neuron neuron = neurons.get(sum.terms()[i]);
      BigInteger weight = sum.weights()[i];
      boolean positive = weight.signum() > 0;
      least = least.add(weight.multiply(positive ? neuron.least() : neuron.most()));
      most = most.add(weight.multiply(positive ? neuron.most() : neuron.least()));
    }
    Range byNeurons = new Range(least, most);
    return neurons.isEmpty() || neurons.getFirst().layer() > 1
        ? byNeurons
        : byNeurons.and(new Range(least(sum, neurons), most(sum, neurons, BigInteger.ONE)));
  }

  private BigInteger least(Sum sum, List<Neuron> neurons) {
    return most(sum, neurons, BigInteger.ONE.negate()).negate();
  }

  /** Returns a bound of a sum over the first layer, or of its negative. */
  private BigInteger most(Sum sum, List<Neuron> neurons, BigInteger sign) {
    BigInteger[] gains = zeros(); // in units of 1 / active
    BigInteger constant = sum.constant().multiply(sign);
    for (int i = 0; i < sum.terms().length; i++) {
      Neuron neuron = neurons.get(sum.terms()[i]);
      BigInteger weight = sum.weights()[i].multiply(sign);
      BigInteger bias = neuron.input().constant();
      boolean linear = neuron.isNeverCut();
      if (linear || (weight.signum() > 0 && !neuron.isDead())) {
        constant = constant.add(weight.multiply(linear ? bias : bias.max(BigInteger.ZERO)));
        addGains(gains, neuron.input(), weight, linear ? null : bias.min(BigInteger.ZERO));
      }
    }
    return floor(constant.multiply(active).add(largest(gains)), active);
  }

  private void addGains(
      BigInteger[] gains, Sum input, BigInteger weight, @Nullable BigInteger bias) {
    for (int i = 0; i < input.terms().length; i++) {
      BigInteger gain = input.weights()[i].multiply(active);
      gain = bias == null ? gain : gain.add(bias).max(BigInteger.ZERO);
      if (gain.signum() != 0) {
        gains[input.terms()[i]] = gains[input.terms()[i]].add(gain.multiply(weight));
      }
    }
  }

  private static BigInteger floor(BigInteger number, BigInteger positive) {
    return number.subtract(number.mod(positive)).divide(positive);
  }

  private BigInteger[] zeros() {
    BigInteger[] zeros = new BigInteger[features];
    Arrays.fill(zeros, BigInteger.ZERO);
    return zeros;
  }

  /** Returns the largest sum of the gains of the active features over all inputs. */
  private BigInteger largest(BigInteger[] gains) {
    PriorityQueue<BigInteger> best = new PriorityQueue<>();
    for (int first = 0; first < features; first += group) {
      BigInteger gain = BigInteger.ZERO;
      for (int feature = first; feature < first + group; feature++) {
        gain = gain.add(gains[feature].max(BigInteger.ZERO));
      }
      if (gain.signum() > 0) {
        best.add(gain);
        if (best.size() > most) {
          best.remove();
        }
      }
    }
    return best.stream().reduce(BigInteger.ZERO, BigInteger::add);
  }
}
