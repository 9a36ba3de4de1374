package org.superpose.testkit;

import java.util.List;
import org.superpose.core.network.BitMatrix;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/** Problems and networks small enough to be right, or wrong, by inspection. */
final class HandMade {

  static final int FEATURES = 6;
  static final int OUTPUTS = 4;

  private HandMade() {}

  /** Returns AND of four distinct pairs of six features, at most two of them active. */
  static Problem pairs(Seed seed) {
    return pairs(seed, pairInformation(OUTPUTS));
  }

  /** Returns log2 15 + log2 14 + ...: fifteen pairs, drawn without putting back. */
  static double pairInformation(int outputs) {
    double bits = 0;
    for (int output = 0; output < outputs; output++) {
      bits += Math.log(15 - output) / Math.log(2);
    }
    return bits;
  }

  static Problem pairs(Seed seed, double informationBits) {
    ProblemShape shape =
        new ProblemShape(
            "pairwise-and", FEATURES, OUTPUTS, 2, informationBits, Math.log(15) / Math.log(2));
    int[] chosen = seed.stream().permutation(15);
    int[][] inputs = new int[OUTPUTS][];
    for (int output = 0; output < OUTPUTS; output++) {
      inputs[output] = pair(chosen[output]);
    }
    return new Problem(shape, Gate.AND, inputs);
  }

  /** Returns pair number 0 to 14 of six features. */
  private static int[] pair(int number) {
    int larger = 1;
    int first = number;
    while (first >= larger) {
      first -= larger;
      larger++;
    }
    return new int[] {first, larger};
  }

  /** Returns a number that tells two instances apart: the inputs of the gates as digits. */
  static int fingerprint(Problem problem) {
    int digits = 0;
    for (int output = 0; output < problem.outputs(); output++) {
      digits = 100 * digits + 10 * problem.input(output, 0) + problem.input(output, 1);
    }
    return digits;
  }

  /** Returns the positions of a network's neurons: which output each of them serves. */
  static int[] places(Seed seed) {
    RandomStream random = seed.derive("places").stream();
    return random.permutation(OUTPUTS);
  }

  /**
   * Returns one neuron for each output, at a public place: a neuron gets 1 of each of its two
   * inputs, less {@code -bias}, and its output is on above 0. Right for a bias of -1.
   */
  static Network oneNeuronPerOutput(Problem problem, int[] places, long bias) {
    int[][] weights = new int[problem.outputs()][];
    int[][] readout = new int[problem.outputs()][];
    for (int output = 0; output < problem.outputs(); output++) {
      weights[places[output]] = problem.inputs(output);
      readout[output] = new int[] {places[output]};
    }
    SparseMatrix ones = SparseMatrix.binaryRows(problem.features(), weights);
    return new Network(
        SparseMatrix.identity(problem.features()),
        new Origin.Public(),
        List.of(
            new Layer(
                BitMatrix.binary(
                    ones.rows(), ones.columns(), (row, column) -> ones.get(row, column) == 1),
                DenseMatrix.constantColumn(problem.outputs(), bias))),
        SparseMatrix.binaryRows(problem.outputs(), readout),
        DenseMatrix.constantColumn(problem.outputs(), 0),
        new Origin.Public());
  }
}
