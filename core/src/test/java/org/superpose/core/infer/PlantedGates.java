package org.superpose.core.infer;

import java.util.ArrayList;
import java.util.List;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.random.RandomStream;
import org.superpose.core.task.Gate;

/**
 * Networks with three neurons for each gate, ReLU(s - j) for j = 0, 1, 2 and s the weighted sum of
 * its inputs, in random places of a layer.
 */
final class PlantedGates {

  private PlantedGates() {}

  /** Returns different gates of one kind on random features. */
  static List<InferredGate> draw(
      Gate gate, int arity, int features, int outputs, RandomStream random) {
    List<InferredGate> gates = new ArrayList<>();
    while (gates.size() < outputs) {
      int[] set = random.subset(arity, features);
      InferredGate drawn = InferredGate.of(gate, set);
      if (!gates.contains(drawn)) {
        gates.add(drawn);
      }
    }
    return gates;
  }

  /** Returns a network that computes the gates: XOR of up to three inputs, others of any number. */
  static Network network(List<InferredGate> gates, int features, RandomStream random) {
    int n = 3 * gates.size();
    int[] place = random.permutation(n);
    double[][] weights = new double[n][features];
    double[][] bias = new double[n][1];
    double[][] readout = new double[gates.size()][n];
    double[][] thresholds = new double[gates.size()][1];
    for (int q = 0; q < gates.size(); q++) {
      InferredGate gate = gates.get(q);
      for (int j = 0; j < 3; j++) {
        int neuron = place[3 * q + j];
        for (int i = 0; i < gate.inputs().size(); i++) {
          weights[neuron][gate.inputs().get(i)] = gate.gate() == Gate.AND_NOT && i > 0 ? -1 : 1;
        }
        bias[neuron][0] = gate.gate() == Gate.AND ? 1 - gate.inputs().size() : -j;
        readout[q][neuron] = gate.gate() == Gate.XOR ? new double[] {1, -2, 2}[j] : j == 0 ? 1 : 0;
      }
      thresholds[q][0] = 0.5;
    }
    return network(weights, bias, readout, thresholds);
  }

  static Network network(
      double[][] weights, double[][] bias, double[][] readout, double[][] thresholds) {
    double[][] encoder = new double[weights[0].length][weights[0].length];
    for (int i = 0; i < encoder.length; i++) {
      encoder[i][i] = 1;
    }
    return new Network(
        dense(encoder),
        new Origin.Public(),
        List.of(new Layer(dense(weights), dense(bias))),
        dense(readout),
        dense(thresholds),
        new Origin.Program());
  }

  /** Returns the network with another threshold of one output. */
  static Network withThreshold(Network network, int output, double threshold) {
    double[][] thresholds = new double[network.outputs()][1];
    for (int q = 0; q < thresholds.length; q++) {
      thresholds[q][0] = q == output ? threshold : network.thresholds().get(q, 0);
    }
    return new Network(
        network.encoder(),
        network.encoderOrigin(),
        network.layers(),
        network.readout(),
        dense(thresholds),
        network.readoutOrigin());
  }

  private static Matrix dense(double[][] entries) {
    return DenseMatrix.generate(
        entries.length, entries[0].length, Alphabet.FLOAT64, (i, j) -> entries[i][j]);
  }
}
