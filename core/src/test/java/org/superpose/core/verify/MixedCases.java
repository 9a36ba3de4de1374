package org.superpose.core.verify;

import java.util.ArrayList;
import java.util.List;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.task.BooleanFunction;
import org.superpose.core.task.Domain;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.TruthTable;

/**
 * Small random problems whose outputs are gates and truth tables of 1 to 4 inputs, on at most v
 * features or on blocks, with networks of 0 to 3 hidden layers that are right, nearly right or
 * random.
 */
public final class MixedCases {

  private MixedCases() {}

  /** Returns case number {@code index}; every other one on blocks, every fourth network random. */
  public static SmallCases.Case of(Seed seed, int index) {
    RandomStream random = seed.derive("mixed", index).stream();
    Problem problem = problem(index % 2 == 1, random);
    Network network =
        index / 2 % 4 == 0
            ? SmallCases.randomNetwork(problem, SmallCases.Numbers.WHOLE, random)
            : planted(problem, index / 2 % 4 - 1, random);
    return new SmallCases.Case(problem, network);
  }

  static Problem problem(boolean onBlocks, RandomStream random) {
    Domain domain;
    int m;
    if (onBlocks) {
      int size = 1 + random.nextInt(4);
      int count = 1 + random.nextInt(size > 2 ? 2 : 4);
      domain = new Domain.Blocks(size, 1 + random.nextInt(count));
      m = size * count;
    } else {
      m = 2 + random.nextInt(6);
      domain = new Domain.AtMost(1 + random.nextInt(Math.min(m, 4)));
    }
    int outputs = 1 + random.nextInt(5);
    List<BooleanFunction> functions = new ArrayList<>();
    int[][] inputs = new int[outputs][];
    for (int q = 0; q < outputs; q++) {
      inputs[q] = random.subset(1 + random.nextInt(Math.min(4, m)), m);
      random.shuffle(inputs[q]);
      functions.add(function(inputs[q].length, random));
    }
    ProblemShape shape = new ProblemShape("test", m, outputs, 1, 0, 0).on(domain);
    return new Problem(shape, functions, inputs);
  }

  private static BooleanFunction function(int arity, RandomStream random) {
    if (random.nextInt(2) == 0) {
      int digits = random.nextInt(1 << (1 << arity));
      return TruthTable.of(arity, state -> (digits >> state & 1) == 1);
    }
    Gate gate = List.of(Gate.values()).get(random.nextInt(Gate.values().length));
    return gate.allows(arity) ? gate : Gate.OR;
  }

  /**
   * Returns a network that computes any problem: f = f(0) + the sum over sets S of inputs of c_S
   * AND_S, one neuron for each c_S that is not 0; then a few entries are changed.
   */
  static Network planted(Problem problem, int spoilt, RandomStream random) {
    int outputs = problem.outputs();
    List<double[]> weights = new ArrayList<>();
    List<Double> bias = new ArrayList<>();
    List<double[]> reads = new ArrayList<>(); // [neurons][outputs]
    double[][] thresholds = new double[outputs][1];
    for (int q = 0; q < outputs; q++) {
      for (int set = 1; set < 1 << problem.arity(q); set++) {
        int coefficient = coefficient(problem, q, set);
        if (coefficient != 0) {
          double[] row = new double[problem.features()];
          for (int position = 0; position < problem.arity(q); position++) {
            row[problem.input(q, position)] = set >> position & 1;
          }
          weights.add(row);
          bias.add(1.0 - Integer.bitCount(set));
          double[] read = new double[outputs];
          read[q] = coefficient;
          reads.add(read);
        }
      }
      thresholds[q][0] = random.nextInt(2) / 2.0 - (problem.value(q, 0) ? 1 : 0);
    }
    if (weights.isEmpty()) {
      weights.add(new double[problem.features()]);
      bias.add(0.0);
      reads.add(new double[outputs]);
    }
    int neurons = weights.size();
    double[][] first = weights.toArray(double[][]::new);
    double[][] biases = bias.stream().map(b -> new double[] {b}).toArray(double[][]::new);
    double[][] readout = new double[outputs][neurons];
    for (int r = 0; r < neurons; r++) {
      for (int q = 0; q < outputs; q++) {
        readout[q][r] = reads.get(r)[q];
      }
    }
    for (int i = 0; i < spoilt; i++) {
      double[][] part = List.of(first, biases, readout, thresholds).get(random.nextInt(4));
      double[] row = part[random.nextInt(part.length)];
      row[random.nextInt(row.length)] += (random.nextInt(5) - 2) / 2.0;
    }
    return deep(first, biases, readout, thresholds, random);
  }

  private static Network deep(
      double[][] first,
      double[][] biases,
      double[][] readout,
      double[][] thresholds,
      RandomStream random) {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer(SmallCases.dense(first), SmallCases.dense(biases)));
    int neurons = first.length;
    for (int more = random.nextInt(3); more > 0; more--) {
      layers.add(new Layer(SparseMatrix.identity(neurons), DenseMatrix.constantColumn(neurons, 0)));
    }
    Matrix encoder = SparseMatrix.identity(first[0].length);
    return SmallCases.network(encoder, layers, SmallCases.dense(readout), thresholds);
  }

  /** Returns c_S of an output, by inclusion and exclusion. */
  private static int coefficient(Problem problem, int output, int set) {
    int sum = 0;
    for (int state = 0; state <= set; state++) {
      if ((state & ~set) == 0 && isOn(problem, output, state)) {
        sum += Integer.bitCount(set ^ state) % 2 == 0 ? 1 : -1;
      }
    }
    return sum;
  }

  private static boolean isOn(Problem problem, int output, int state) {
    List<Integer> active = new ArrayList<>();
    for (int position = 0; position < problem.arity(output); position++) {
      if ((state >> position & 1) == 1) {
        active.add(problem.input(output, position));
      }
    }
    return ReferenceChecker.expected(problem, output, active);
  }
}
