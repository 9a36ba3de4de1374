package org.superpose.constructions.jlrepresentation;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often a threshold on a signed sum of reads is wrong when exactly v of m features are active,
 * uniformly drawn, on random +-1 codes of n entries. Exact: neuron k adds (sum of w_c e_ck over the
 * function's features c) (sum of e_ak over the active features a) to the score, the neurons are
 * independent, and the distribution of one is n times convolved.
 *
 * <p>Legend: K features of the function, w its signs, e the codes. Cost: time (n v K)^2, at most.
 */
final class SummedErrors {

  private final SummedReads reads;
  private final int neurons;
  private final int features;
  private final int sparsity;
  private final int outputs;
  private final List<Case> cases;

  /**
   * The inputs on which the same of the function's features are active.
   *
   * @param probability of such an input
   * @param isOn whether the function is 1
   * @param scores the distribution of its score
   */
  private record Case(double probability, boolean isOn, Lattice scores) {}

  /**
   * @param neurons n, at least 1
   * @param features m
   * @param sparsity v
   * @param outputs how many there are of the function
   */
  SummedErrors(SummedReads reads, int neurons, int features, int sparsity, int outputs) {
    this.reads = reads;
    this.neurons = neurons;
    this.features = features;
    this.sparsity = sparsity;
    this.outputs = outputs;
    cases = List.copyOf(possibleCases());
  }

  private List<Case> possibleCases() {
    List<Case> possible = new ArrayList<>();
    for (int active = 0; active < 1 << reads.signs().length; active++) {
      double probability = probability(active);
      if (probability > 0) {
        Lattice one = Lattice.of(ofOneNeuron(active, sparsity - Integer.bitCount(active)));
        possible.add(new Case(probability, reads.isOn(active), one.times(neurons)));
      }
    }
    return possible;
  }

  /** Returns P(of the function's features exactly the given ones are active). */
  private double probability(int active) {
    double probability = 1;
    int left = sparsity;
    for (int input = 0; input < reads.signs().length; input++) {
      double chance = (double) left / (features - input);
      boolean isActive = (active >> input & 1) == 1;
      probability *= isActive ? chance : 1 - chance;
      left -= isActive ? 1 : 0;
    }
    return Math.max(0, probability);
  }

  private SortedMap<Integer, Double> ofOneNeuron(int active, int others) {
    int[] signs = reads.signs();
    SortedMap<Integer, Double> probabilities = new TreeMap<>();
    for (int codes = 0; codes < 1 << signs.length; codes++) {
      int read = 0;
      int own = 0;
      for (int input = 0; input < signs.length; input++) {
        int code = 2 * (codes >> input & 1) - 1;
        read += signs[input] * code;
        own += (active >> input & 1) * code;
      }
      double chance = Math.scalb(1.0, -signs.length - others); // times C(others, ones)
      for (int ones = 0; ones <= others; ones++) {
        probabilities.merge(read * (own + 2 * ones - others), chance, Double::sum);
        chance *= (others - ones) / (ones + 1.0);
      }
    }
    return probabilities;
  }

  /** Returns the largest threshold that is no higher than halfway between off and on. */
  long half() {
    return Math.floorDiv((long) neurons * (reads.highestOff() + reads.lowestOn()), 2L);
  }

  /** Returns the threshold with the fewest {@link #wrongOutputs}; the lowest of them. */
  long best() {
    long least = (long) neurons * reads.highestOff();
    long best = half();
    double fewest = wrongOutputs(best);
    for (long threshold = least; threshold < (long) neurons * reads.lowestOn(); threshold++) {
      double wrong = wrongOutputs(threshold);
      if (wrong < fewest) {
        fewest = wrong;
        best = threshold;
      }
    }
    return best;
  }

  /** Returns the expected number of wrong outputs on inputs with v active features. */
  double uniform(long threshold) {
    return outputs * chance(cases, threshold);
  }

  /** Returns the same of inputs drawn so that a given output is on. */
  double wrongOutputs(long threshold) {
    List<Case> on = cases.stream().filter(Case::isOn).toList();
    double missed =
        on.isEmpty() ? 0 : chance(on, threshold) / on.stream().mapToDouble(Case::probability).sum();
    return uniform(threshold) + missed;
  }

  private static double chance(List<Case> some, long threshold) {
    double wrong = 0;
    for (Case each : some) {
      wrong += each.probability() * wrong(each, threshold);
    }
    return wrong;
  }

  private static double wrong(Case each, long threshold) {
    return each.isOn() ? each.scores().upTo(threshold) : each.scores().above(threshold);
  }
}
