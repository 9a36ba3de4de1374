package org.superpose.core.proof;

import java.util.Arrays;
import java.util.List;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/**
 * Small random problems with superposed networks of one hidden layer: every gate of 1 to 3 inputs,
 * v from 1 to 4, several neurons an output that are also connected to other features, biases and
 * readouts of either sign, thresholds that many scores reach exactly.
 */
final class ProofCases {

  /** The sorts of numbers in a network. */
  enum Numbers {
    WHOLE,
    HALVES,
    BROKEN
  }

  record Case(Problem problem, Network network) {}

  private ProofCases() {}

  static Case of(Seed seed, int index, Numbers numbers) {
    RandomStream random = seed.derive(numbers.name(), index).stream();
    Gate gate = List.of(Gate.values()).get(random.nextInt(Gate.values().length));
    int m = 3 + random.nextInt(6);
    int[][] inputs = new int[1 + random.nextInt(5)][];
    for (int q = 0; q < inputs.length; q++) {
      inputs[q] = random.subset(gate == Gate.IDENTITY ? 1 : 1 + random.nextInt(3), m);
      random.shuffle(inputs[q]);
    }
    int v = Math.min(m, 1 + random.nextInt(4));
    Problem problem =
        new Problem(new ProblemShape("test", m, inputs.length, v, 1, 1), gate, inputs);
    return new Case(problem, network(problem, numbers, random));
  }

  /** Channels with large weights of their gate's inputs and small ones of other features. */
  private static Network network(Problem problem, Numbers numbers, RandomStream random) {
    int m = problem.features();
    int channel = 1 + random.nextInt(3);
    int neurons = channel * problem.outputs();
    int gain = 1 + random.nextInt(3);
    int noise = random.nextInt(8); // out of 16 entries
    double[][] weights = new double[neurons][m];
    double[][] bias = new double[neurons][1];
    double[][] readout = new double[problem.outputs()][neurons];
    double[][] thresholds = new double[problem.outputs()][1];
    for (int q = 0; q < problem.outputs(); q++) {
      for (int copy = 0; copy < channel; copy++) {
        int r = q * channel + copy;
        connect(problem, q, gain, weights[r]);
        bias[r][0] = problem.gate() == Gate.AND ? 1 - gain * problem.arity(q) : -copy % 2;
        readout[q][r] = problem.gate() == Gate.XOR && copy == 1 ? -2 : 1;
      }
      thresholds[q][0] = channel - 1 + random.nextInt(3) / 2.0;
    }
    sprinkle(weights, noise, random);
    sprinkle(bias, 1, random);
    sprinkle(readout, 1, random);
    double unit = numbers == Numbers.WHOLE ? 1 : numbers == Numbers.HALVES ? 0.25 : 0.1;
    return new Network(
        identity(m),
        new Origin.Public(),
        List.of(new Layer(dense(weights, unit), dense(bias, unit))),
        dense(readout, numbers == Numbers.BROKEN ? 1 / 3.0 : 1),
        dense(thresholds, numbers == Numbers.BROKEN ? 1 / 30.0 : unit),
        new Origin.Public());
  }

  private static void connect(Problem problem, int output, int gain, double[] weights) {
    for (int position = 0; position < problem.arity(output); position++) {
      boolean inhibits = problem.gate() == Gate.AND_NOT && position > 0;
      weights[problem.input(output, position)] = inhibits ? -2 * gain : gain;
    }
  }

  private static void sprinkle(double[][] entries, int sixteenths, RandomStream random) {
    for (double[] row : entries) {
      for (int i = 0; i < row.length; i++) {
        if (random.nextInt(16) < sixteenths) {
          row[i] += random.nextInt(5) - 2;
        }
      }
    }
  }

  private static DenseMatrix identity(int size) {
    double[][] entries = new double[size][size];
    for (int i = 0; i < size; i++) {
      entries[i][i] = 1;
    }
    return dense(entries, 1);
  }

  static DenseMatrix dense(double[][] entries, double unit) {
    double[] flat =
        Arrays.stream(entries).flatMapToDouble(Arrays::stream).map(x -> x * unit).toArray();
    return DenseMatrix.of(entries.length, entries[0].length, Alphabet.FLOAT64, flat);
  }
}
