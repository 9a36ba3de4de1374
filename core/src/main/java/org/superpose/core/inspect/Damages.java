package org.superpose.core.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongBiFunction;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;

/** All damages of one sort that a network may suffer, by number, in order of layers and neurons. */
final class Damages {

  private final Network network;
  private final boolean areFlips;
  private final long[] ends; // [neurons of all layers]: damages to this neuron and those before it
  private final int[] firsts; // [layers]: the number of the first neuron

  /** One of them: {@code input} is that of the weight, or negative if the neuron is lost. */
  record Damage(int layer, int neuron, int input) {

    boolean isLoss() {
      return input < 0;
    }

    @Override
    public String toString() {
      String place = "neuron %s of layer %s".formatted(neuron, layer + 1);
      return isLoss() ? place : "the weight of " + place + " for its input " + input;
    }
  }

  private Damages(Network network, boolean areFlips, ToLongBiFunction<Layer, Integer> ofNeuron) {
    this.network = network;
    this.areFlips = areFlips;
    List<Layer> layers = network.layers();
    ends = new long[layers.stream().mapToInt(Layer::neurons).sum()];
    firsts = new int[layers.size()];
    int next = 0;
    long sum = 0;
    for (int l = 0; l < layers.size(); l++) {
      firsts[l] = next;
      for (int r = 0; r < layers.get(l).neurons(); r++) {
        sum += ofNeuron.applyAsLong(layers.get(l), r);
        ends[next++] = sum;
      }
    }
  }

  /** Returns the losses of one neuron each. */
  static Damages lostNeurons(Network network) {
    return new Damages(network, false, (_, _) -> 1);
  }

  /** Returns the flips of one weight each. */
  static Damages flippedWeights(Network network) {
    return new Damages(network, true, Damages::flips);
  }

  private static long flips(Layer layer, int neuron) {
    if (hasTwoValues(layer.weights())) {
      return layer.inputs();
    }
    long[] nonzeros = {0};
    layer.weights().forEachInRow(neuron, (_, _) -> nonzeros[0]++);
    return nonzeros[0];
  }

  private static boolean hasTwoValues(Matrix weights) {
    Alphabet alphabet = weights.alphabet();
    return alphabet.isIntegral()
        && (alphabet.kind() == Alphabet.Kind.SIGN || alphabet.maximum() - alphabet.minimum() == 1);
  }

  /** Returns how many there are. */
  long count() {
    return ends.length == 0 ? 0 : ends[ends.length - 1];
  }

  /** Returns the damage of a number from 0. */
  Damage get(long number) {
    int found = Arrays.binarySearch(ends, number + 1);
    int place = found < 0 ? -found - 1 : firstOf(found);
    int layer = firsts.length - 1;
    while (firsts[layer] > place) {
      layer--;
    }
    int neuron = place - firsts[layer];
    long within = number - (place == 0 ? 0 : ends[place - 1]);
    return new Damage(layer, neuron, areFlips ? input(layer, neuron, (int) within) : -1);
  }

  /** Neurons without damages end where the one before them does. */
  private int firstOf(int found) {
    int first = found;
    while (first > 0 && ends[first - 1] == ends[found]) {
      first--;
    }
    return first;
  }

  private int input(int layer, int neuron, int within) {
    Matrix weights = network.layers().get(layer).weights();
    if (hasTwoValues(weights)) {
      return within;
    }
    List<Integer> nonzeros = new ArrayList<>();
    weights.forEachInRow(neuron, (column, _) -> nonzeros.add(column));
    return nonzeros.get(within);
  }

  /** Returns what a weight is flipped to: of two values the other, otherwise the opposite. */
  static double flipped(Matrix weights, double value) {
    return hasTwoValues(weights) && weights.alphabet().kind() != Alphabet.Kind.SIGN
        ? weights.alphabet().minimum() + weights.alphabet().maximum() - value
        : -value;
  }
}
