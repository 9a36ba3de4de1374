package org.superpose.formats.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.task.BooleanFunction;
import org.superpose.core.task.Domain;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.TruthTable;

/**
 * Small random networks with their problems: none, one or two hidden layers, all gates and tables,
 * both domains, negative weights, numbers that are no whole ones, thresholds that scores reach.
 */
record QueryCases(Network network, Problem problem) {

  static final int FEATURES = 6;
  private static final int OUTPUTS = 4;
  private static final Seed SEED = new Seed(20_261_127);

  private static final List<Gate> GATES = List.of(Gate.values());

  private static final List<Domain> DOMAINS =
      List.of(
          new Domain.AtMost(1),
          new Domain.AtMost(2),
          new Domain.AtMost(3),
          new Domain.AtMost(6),
          new Domain.Blocks(3, 1),
          new Domain.Blocks(2, 2));

  /** Returns a case; with its number, layers, domain and size of numbers change in turn. */
  static QueryCases of(int number) {
    RandomStream random = SEED.derive("query", number).stream();
    Problem problem = problem(DOMAINS.get(number % DOMAINS.size()), random);
    double unit = number % 4 == 3 ? 0.375 : 1;
    int depth = number / DOMAINS.size() % 3;
    boolean designed = random.nextInt(4) > 0;
    int rarity = random.nextInt(2) == 0 ? 8 : 1_000; // of what spoils a design
    DenseMatrix encoder =
        designed
            ? matrix(FEATURES, FEATURES, (row, column) -> row == column ? unit : 0)
            : noise(FEATURES, FEATURES, unit, random);
    List<Layer> layers = new ArrayList<>();
    for (int layer = 0; layer < depth; layer++) {
      layers.add(
          designed ? designed(layer, problem, rarity, random) : random(5, layer, unit, random));
    }
    int width = depth == 0 ? FEATURES : layers.getLast().neurons();
    DenseMatrix readout =
        designed && depth > 0
            ? matrix(OUTPUTS, width, (row, column) -> row == column ? unit : 0)
            : noise(OUTPUTS, width, unit, random);
    Network network =
        new Network(
            encoder,
            new Origin.Program(),
            layers,
            readout,
            matrix(
                OUTPUTS, 1, (_, _) -> designed ? unit * unit / 2 : unit * (random.nextInt(5) - 1)),
            new Origin.Program());
    return new QueryCases(network, problem);
  }

  private static Problem problem(Domain domain, RandomStream random) {
    List<BooleanFunction> functions = new ArrayList<>();
    int[][] inputs = new int[OUTPUTS][];
    for (int output = 0; output < OUTPUTS; output++) {
      int kind = random.nextInt(GATES.size() + 1);
      boolean identity = kind < GATES.size() && GATES.get(kind) == Gate.IDENTITY;
      int arity = identity ? 1 : 2 + random.nextInt(3);
      long table = random.nextInt(1 << 16);
      functions.add(
          kind < GATES.size()
              ? GATES.get(kind)
              : TruthTable.of(arity, state -> (table >> state & 1) == 1));
      int first = random.nextInt(FEATURES);
      inputs[output] = IntStream.range(0, arity).map(i -> (first + i) % FEATURES).toArray();
    }
    ProblemShape shape =
        new ProblemShape(
            "some", FEATURES, OUTPUTS, domain, 0, 0, Optional.empty(), Optional.of("a test"));
    return new Problem(shape, functions, inputs);
  }

  /** Neuron q of the first layer is AND, OR or AND NOT of the features of output q, if it is to. */
  private static Layer designed(int layer, Problem problem, int rarity, RandomStream random) {
    if (layer > 0) {
      return new Layer(
          matrix(OUTPUTS, OUTPUTS, (row, column) -> row == column ? 2 : noise(rarity, random)),
          matrix(OUTPUTS, 1, (_, _) -> noise(rarity, random)));
    }
    double[][] weights = new double[OUTPUTS][FEATURES];
    for (int output = 0; output < OUTPUTS; output++) {
      int[] inputs = problem.inputs(output);
      boolean negative = problem.function(output).equals(Gate.AND_NOT);
      for (int i = 0; i < inputs.length; i++) {
        weights[output][inputs[i]] = negative && i > 0 ? -1 : 1;
      }
    }
    return new Layer(
        matrix(OUTPUTS, FEATURES, (row, column) -> weights[row][column] + noise(rarity, random)),
        matrix(
            OUTPUTS,
            1,
            (row, _) ->
                problem.function(row).equals(Gate.AND) ? 1 - problem.inputs(row).length : 0));
  }

  private static Layer random(int neurons, int layer, double unit, RandomStream random) {
    int inputs = layer == 0 ? FEATURES : neurons;
    return new Layer(noise(neurons, inputs, unit, random), noise(neurons, 1, unit, random));
  }

  /** Returns -1 once in so many times, otherwise 0. */
  private static double noise(int rarity, RandomStream random) {
    return random.nextInt(rarity) == 0 ? -1 : 0;
  }

  private static DenseMatrix noise(int rows, int columns, double unit, RandomStream random) {
    return matrix(rows, columns, (_, _) -> unit * (random.nextInt(7) - 3));
  }

  static DenseMatrix matrix(int rows, int columns, DenseMatrix.Entry entry) {
    return DenseMatrix.generate(rows, columns, Alphabet.FLOAT64, entry);
  }

  static int[] active(int input) {
    return IntStream.range(0, FEATURES).filter(feature -> (input >> feature & 1) == 1).toArray();
  }

  /** Returns whether an input is in the domain and the output wrong on it, by definition. */
  boolean isWrong(int output, int input) {
    int[] active = active(input);
    boolean expected = IntStream.of(problem.activeOutputs(active)).anyMatch(on -> on == output);
    return problem.domain().contains(active)
        && ForwardPass.of(network, active).isOn(output) != expected;
  }

  /** Returns whether the output is wrong on some input. */
  boolean isWrong(int output) {
    return IntStream.range(0, 1 << FEATURES).anyMatch(input -> isWrong(output, input));
  }
}
