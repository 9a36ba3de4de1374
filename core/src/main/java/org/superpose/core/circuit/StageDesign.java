package org.superpose.core.circuit;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.superpose.core.task.Gate;

/**
 * What the neurons of a hidden layer stand for that computes a stage of a circuit: a neuron is
 * meant to be active exactly when one of its terms is, and then to give one and the same value.
 * Gates share neurons, so that many terms may meet in one.
 *
 * <p>It is no part of the network and costs nothing: the host measures by it how well each stage
 * does what it is meant to, and decides nothing by it. Immutable.
 */
public final class StageDesign {

  private final int layer;
  private final List<Term> terms;
  private final int[][] neurons; // [neurons][]: terms
  private final double one;
  private final int[][] ofSignal; // [signals][]: the terms that it is the first signal of
  private final int[][] ofTerm; // [terms][]: neurons

  /**
   * One way in which a gate, or a signal that is carried on, is 1: while the first signal is, and
   * the second is or is not.
   *
   * @param signal of the circuit that it is a term of
   * @param gate AND, AND_NOT, or IDENTITY of the first signal
   * @param left the first signal of the circuit
   * @param right the second signal
   */
  public record Term(int signal, Gate gate, int left, int right) {

    /**
     * @throws IllegalArgumentException if it is another gate
     */
    public Term {
      if (gate != Gate.IDENTITY && gate != Gate.AND && gate != Gate.AND_NOT) {
        throw new IllegalArgumentException("%s is no term of a stage".formatted(gate));
      }
    }

    /** Returns whether the term is active while these signals are 1. */
    public boolean isActive(BitSet signals) {
      return signals.get(left)
          && (gate == Gate.IDENTITY || signals.get(right) == (gate == Gate.AND));
    }
  }

  /**
   * Makes the design of a stage.
   *
   * @param circuit of which it is a stage
   * @param layer that computes it, from 1
   * @param terms of its gates
   * @param neurons {@code [neurons of the layer][]}, the terms of each; copied
   * @param one what an active neuron is to give
   * @throws IllegalArgumentException if the layer is before 1, a term has a signal that the circuit
   *     lacks, a neuron has a term that does not exist, or what neurons are to give is not positive
   *     and finite
   */
  public StageDesign(Circuit circuit, int layer, List<Term> terms, int[][] neurons, double one) {
    if (layer < 1) {
      throw new IllegalArgumentException("the layer of a stage must be at least 1, was " + layer);
    }
    if (!(one > 0 && one < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "what an active neuron is to give must be positive, was " + one);
    }
    this.layer = layer;
    this.terms = List.copyOf(terms);
    this.neurons = Arrays.stream(neurons).map(int[]::clone).toArray(int[][]::new);
    this.one = one;
    int signals = circuit.features() + circuit.nodes();
    int[][] first = new int[this.terms.size()][];
    for (int term = 0; term < first.length; term++) {
      Term of = this.terms.get(term);
      require("signal", of.signal, signals);
      require("signal", of.right, signals);
      first[term] = new int[] {of.left};
    }
    ofSignal = inverse("signal", first, signals);
    ofTerm = inverse("term", neurons, first.length);
  }

  private static int[][] inverse(String name, int[][] lists, int size) {
    int[] counts = new int[size];
    for (int[] list : lists) {
      for (int member : list) {
        require(name, member, size);
        counts[member]++;
      }
    }
    int[][] inverse = Arrays.stream(counts).mapToObj(int[]::new).toArray(int[][]::new);
    for (int i = lists.length - 1; i >= 0; i--) {
      for (int member : lists[i]) {
        inverse[member][--counts[member]] = i;
      }
    }
    return inverse;
  }

  private static void require(String name, int index, int size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException(
          "a stage has %s %s, but there are %s".formatted(name, index, size));
    }
  }

  /** Returns the layer that computes the stage, from 1. */
  public int layer() {
    return layer;
  }

  /** Returns the terms. */
  public List<Term> terms() {
    return terms;
  }

  /** Returns how many neurons the layer has. */
  public int width() {
    return neurons.length;
  }

  /** Returns the terms that a neuron stands for; a copy. */
  public int[] termsOf(int neuron) {
    return neurons[neuron].clone();
  }

  /** Returns the neurons that stand for a term, ascending; a copy. */
  public int[] neuronsOf(int term) {
    return ofTerm[term].clone();
  }

  /** Returns what an active neuron is to give. */
  public double one() {
    return one;
  }

  /** Returns the terms that are active while these signals of the circuit are 1. */
  public BitSet activeTerms(BitSet signals) {
    BitSet active = new BitSet(terms.size());
    for (int signal = signals.nextSetBit(0); signal >= 0; signal = signals.nextSetBit(signal + 1)) {
      for (int term : ofSignal[signal]) {
        active.set(term, terms.get(term).isActive(signals));
      }
    }
    return active;
  }

  /** Returns the neurons that are to be active while these signals of the circuit are 1. */
  public BitSet activeNeurons(BitSet signals) {
    BitSet active = new BitSet(neurons.length);
    activeTerms(signals).stream()
        .forEach(
            term -> {
              for (int neuron : ofTerm[term]) {
                active.set(neuron);
              }
            });
    return active;
  }
}
