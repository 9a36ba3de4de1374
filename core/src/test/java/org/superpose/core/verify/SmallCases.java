package org.superpose.core.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.BitMatrix;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/**
 * Small random problems with networks that are right, nearly right, or random, for differential
 * tests: every gate, 1 to 3 active features, gates of 1 to 3 inputs, 0 to 2 hidden layers, whole
 * and broken weights, biases and readouts of either sign.
 */
public final class SmallCases {

  /** The sorts of numbers in a network. */
  public enum Numbers {
    /** Whole weights, thresholds whole or halfway between. */
    WHOLE,
    /** Weights whose sums tie with thresholds except for their last bits. */
    BROKEN
  }

  /** A problem and a network for it. */
  public record Case(Problem problem, Network network) {
    @Override
    public String toString() {
      return "m=%d m'=%d v=%d %s %s, layers %s"
          .formatted(
              problem.features(),
              problem.outputs(),
              problem.sparsity(),
              problem.functions() + " on " + problem.domain(),
              gates(problem),
              network.layers().stream().map(Layer::neurons).toList());
    }
  }

  private static final double[] BROKEN = {
    0.1, 0.2, 0.3, -0.1, -0.2, -0.3, 0.7, 1, -1, 1 / 3.0, 1e16, -1e16, 0.1f, 0, 0, 0
  };

  private SmallCases() {}

  static List<List<Integer>> gates(Problem problem) {
    List<List<Integer>> gates = new ArrayList<>();
    for (int q = 0; q < problem.outputs(); q++) {
      gates.add(Arrays.stream(problem.inputs(q)).boxed().toList());
    }
    return gates;
  }

  /** Returns case number {@code index}: right, nearly right and random networks in turn. */
  public static Case of(Seed seed, int index, Numbers numbers) {
    RandomStream random = seed.derive(numbers.name(), index).stream();
    Problem problem = problem(random);
    Network network =
        index % 4 == 0
            ? randomNetwork(problem, numbers, random)
            : plantedNetwork(problem, numbers, index % 4 - 1, random);
    return new Case(problem, network);
  }

  static Problem problem(RandomStream random) {
    List<Gate> all = List.of(Gate.values());
    Gate gate = all.get(random.nextInt(all.size()));
    int m = 3 + random.nextInt(5);
    int outputs = 1 + random.nextInt(6);
    int[][] inputs = new int[outputs][];
    for (int q = 0; q < outputs; q++) {
      inputs[q] = random.subset(gate == Gate.IDENTITY ? 1 : 1 + random.nextInt(3), m);
      random.shuffle(inputs[q]);
    }
    int v = 1 + random.nextInt(3);
    return problem(gate, m, v, inputs);
  }

  static Problem problem(Gate gate, int features, int sparsity, int[][] inputs) {
    return new Problem(
        new ProblemShape("test", features, inputs.length, sparsity, 1, 1), gate, inputs);
  }

  /** Returns a network of random entries. */
  static Network randomNetwork(Problem problem, Numbers numbers, RandomStream random) {
    int width = 1 + random.nextInt(6);
    Matrix encoder = random(width, problem.features(), numbers, random);
    List<Layer> layers = new ArrayList<>();
    for (int l = random.nextInt(3); l > 0; l--) {
      int next = 1 + random.nextInt(6);
      layers.add(new Layer(random(next, width, numbers, random), random(next, 1, numbers, random)));
      width = next;
    }
    return network(
        encoder,
        layers,
        random(problem.outputs(), width, numbers, random),
        random(problem.outputs(), 1, numbers, random));
  }

  /**
   * Returns a network that computes the problem with gates of its own neurons, spoilt in the given
   * number of entries. Signed readouts for XOR, an idle second layer now and then, no hidden layer
   * for some identities.
   */
  static Network plantedNetwork(Problem problem, Numbers numbers, int spoilt, RandomStream random) {
    int m = problem.features();
    int outputs = problem.outputs();
    boolean linear = problem.gate() == Gate.IDENTITY && random.nextInt(2) == 0;
    int perOutput = linear ? 1 : 3;
    int n = outputs * perOutput;
    double unit = numbers == Numbers.WHOLE ? 1 : BROKEN[random.nextInt(3)];
    double[][] effective = new double[n][m];
    double[][] bias = new double[n][1];
    double[][] reads = new double[outputs][n];
    double[][] thresholds = new double[outputs][1];
    for (int q = 0; q < outputs; q++) {
      int arity = problem.arity(q);
      for (int copy = 0; copy < perOutput; copy++) {
        int r = q * perOutput + copy;
        for (int position = 0; position < arity; position++) {
          boolean inhibits = problem.gate() == Gate.AND_NOT && position > 0;
          effective[r][problem.input(q, position)] = inhibits ? -unit : unit;
        }
        bias[r][0] = -unit * (problem.gate() == Gate.AND ? arity - 1 : copy);
        // XOR of s active inputs: ReLU(s) - 2 ReLU(s - 1) + 2 ReLU(s - 2).
        reads[q][r] =
            switch (problem.gate()) {
              case XOR -> copy == 0 ? 1 : copy == 1 ? -2 : 2;
              case AND -> copy == 2 ? 0 : 1;
              default -> copy == 0 ? 1 : 0;
            };
      }
      thresholds[q][0] = unit * random.nextInt(2) / 2;
    }
    for (int i = 0; i < spoilt; i++) {
      spoil(List.of(effective, bias, reads, thresholds), unit, random);
    }
    return planted(List.of(effective, bias, reads, thresholds), linear, random);
  }

  private static void spoil(List<double[][]> parts, double unit, RandomStream random) {
    double[][] part = parts.get(random.nextInt(parts.size()));
    double[] row = part[random.nextInt(part.length)];
    int at = random.nextInt(row.length);
    switch (random.nextInt(4)) {
      case 0 -> row[at] += unit;
      case 1 -> row[at] -= unit;
      case 2 -> row[at] += unit / 2;
      default -> row[at] = random.nextInt(2) == 0 ? Math.nextUp(row[at]) : Math.nextDown(row[at]);
    }
  }

  private static Network planted(List<double[][]> parts, boolean linear, RandomStream random) {
    double[][] effective = parts.get(0);
    int n = effective.length;
    int m = effective[0].length;
    if (linear) {
      return network(
          matrix(effective, random), List.of(), matrix(parts.get(2), random), parts.get(3));
    }
    List<Layer> layers = new ArrayList<>();
    // Half of the networks have their weights in the encoder, the others in the layer.
    boolean encoded = random.nextInt(2) == 0;
    Matrix encoder = encoded ? matrix(effective, random) : SparseMatrix.identity(m);
    Matrix weights = encoded ? SparseMatrix.identity(n) : matrix(effective, random);
    layers.add(new Layer(weights, dense(parts.get(1))));
    if (random.nextInt(3) == 0) {
      layers.add(new Layer(SparseMatrix.identity(n), DenseMatrix.constantColumn(n, 0)));
    }
    return network(encoder, layers, matrix(parts.get(2), random), parts.get(3));
  }

  static Network network(
      Matrix encoder, List<Layer> layers, Matrix readout, double[][] thresholds) {
    return network(encoder, layers, readout, dense(thresholds));
  }

  static Network network(Matrix encoder, List<Layer> layers, Matrix readout, Matrix thresholds) {
    return new Network(
        encoder, new Origin.Program(), layers, readout, thresholds, new Origin.Program());
  }

  private static Matrix random(int rows, int columns, Numbers numbers, RandomStream random) {
    double[][] entries = new double[rows][columns];
    for (double[] row : entries) {
      for (int i = 0; i < columns; i++) {
        row[i] =
            numbers == Numbers.BROKEN
                ? BROKEN[random.nextInt(BROKEN.length)]
                : columns == 1 ? (random.nextInt(9) - 4) / 2.0 : random.nextInt(5) - 2;
      }
    }
    return matrix(entries, random);
  }

  static DenseMatrix dense(double[][] entries) {
    double[] flat = Arrays.stream(entries).flatMapToDouble(Arrays::stream).toArray();
    return DenseMatrix.of(entries.length, entries[0].length, Alphabet.FLOAT64, flat);
  }

  /** Returns a matrix of the given entries in any of the forms that can hold them. */
  private static Matrix matrix(double[][] entries, RandomStream random) {
    int columns = entries[0].length;
    DenseMatrix dense = dense(entries);
    double[] values = Arrays.stream(entries).flatMapToDouble(Arrays::stream).toArray();
    int form = random.nextInt(3);
    if (form == 0 && Arrays.stream(values).allMatch(Alphabet.BINARY::contains)) {
      return BitMatrix.binary(entries.length, columns, (r, c) -> entries[r][c] == 1);
    }
    if (form == 0 && Arrays.stream(values).allMatch(Alphabet.SIGN::contains)) {
      return BitMatrix.signs(entries.length, columns, (r, c) -> entries[r][c] == 1);
    }
    Alphabet integers = Alphabet.integers(-100, 100);
    if (form < 2 && Arrays.stream(values).allMatch(integers::contains)) {
      return sparse(entries, integers);
    }
    return dense;
  }

  private static SparseMatrix sparse(double[][] entries, Alphabet alphabet) {
    int[][] positions = new int[entries.length][];
    int[][] values = new int[entries.length][];
    for (int r = 0; r < entries.length; r++) {
      double[] row = entries[r];
      positions[r] = IntStream.range(0, row.length).filter(c -> row[c] != 0).toArray();
      values[r] = Arrays.stream(positions[r]).map(c -> (int) row[c]).toArray();
    }
    return SparseMatrix.ofRows(entries[0].length, alphabet, positions, values);
  }
}
