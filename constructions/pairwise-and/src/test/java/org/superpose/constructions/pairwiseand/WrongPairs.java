package org.superpose.constructions.pairwiseand;

import java.util.stream.IntStream;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.task.Problem;

/**
 * Counts by enumeration the inputs of two active features that a network of small whole numbers
 * with one hidden layer gets wrong. For tests; shares no code with constructions or the verifier.
 */
final class WrongPairs {

  private final Network network;
  private final int[][] effective; // [features, neurons], the transpose of W E
  private final int[][] readers; // [neurons][], the outputs that read each neuron

  private final int[] scores; // [outputs], all zero between inputs
  private final int[] touchedOutputs; // room for every output that every neuron is read by

  private WrongPairs(Network network, Problem problem) {
    this.network = network;
    effective = new int[problem.features()][network.neurons()];
    Matrix weights = network.layers().getFirst().weights();
    for (int i = 0; i < effective.length; i++) {
      int[] row = effective[i];
      network
          .encoder()
          .forEachInColumn(
              i, (one, e) -> weights.forEachInColumn(one, (r, w) -> row[r] += (int) (w * e)));
    }
    readers = new int[network.neurons()][];
    for (int r = 0; r < readers.length; r++) {
      IntStream.Builder outputs = IntStream.builder();
      network.readout().forEachInColumn(r, (output, one) -> outputs.add(output));
      readers[r] = outputs.build().toArray();
    }
    scores = new int[problem.outputs()];
    touchedOutputs = new int[(int) network.readout().nonzeros()];
  }

  static int count(Network network, Problem problem) {
    WrongPairs pairs = new WrongPairs(network, problem);
    int features = problem.features();
    int[] gateOf = new int[features * features]; // one more than the output of a pair, or 0
    for (int q = 0; q < problem.outputs(); q++) {
      int low = Math.min(problem.input(q, 0), problem.input(q, 1));
      gateOf[low * features + problem.input(q, 0) + problem.input(q, 1) - low] = q + 1;
    }
    int wrong = 0;
    for (int i = 0; i < features; i++) {
      for (int j = i + 1; j < features; j++) {
        wrong += pairs.isWrong(i, j, gateOf[i * features + j] - 1) ? 1 : 0;
      }
    }
    return wrong;
  }

  private boolean isWrong(int i, int j, int gate) {
    int bias = (int) network.layers().getFirst().bias().get(0, 0);
    int[] first = effective[i];
    int[] second = effective[j];
    int touched = 0;
    for (int r = 0; r < readers.length; r++) {
      int value = first[r] + second[r] + bias;
      if (value > 0) {
        for (int output : readers[r]) {
          touchedOutputs[touched++] = output;
          scores[output] += value;
        }
      }
    }
    boolean missed = gate >= 0 && scores[gate] <= network.thresholds().get(gate, 0);
    boolean extra = false;
    for (int at = 0; at < touched; at++) {
      int output = touchedOutputs[at];
      extra |= output != gate && scores[output] > network.thresholds().get(output, 0);
    }
    for (int at = 0; at < touched; at++) {
      scores[touchedOutputs[at]] = 0;
    }
    return missed || extra;
  }
}
