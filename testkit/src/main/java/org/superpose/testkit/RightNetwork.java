package org.superpose.testkit;

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
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;

/**
 * A problem and a network that is right on every input by construction: what no bound may exclude.
 *
 * @param name shown with results
 * @param problem what the network computes
 * @param network the network
 */
record RightNetwork(String name, Problem problem, Network network) {

  static List<RightNetwork> all() {
    int[][] pairs = {{0, 1}, {0, 2}, {1, 2}, {0, 3}, {1, 3}, {2, 3}, {0, 4}, {3, 4}};
    int[][] triples = {{0, 1, 2}, {0, 1, 3}, {1, 2, 4}, {2, 3, 4}};
    int[][] shift =
        IntStream.range(0, 8).mapToObj(i -> new int[] {(i + 3) % 8}).toArray(int[][]::new);
    int[][] same = IntStream.range(0, 24).mapToObj(i -> new int[] {i}).toArray(int[][]::new);
    return List.of(
        oneNeuronPerOutput(TinyProblems.problem("pairwise-and", 5, 2, Gate.AND, pairs)),
        oneNeuronPerOutput(TinyProblems.problem("pairwise-and", 5, 4, Gate.AND, pairs)),
        oneNeuronPerOutput(TinyProblems.problem("pairwise-or", 5, 2, Gate.OR, pairs)),
        twoNeuronsPerOutput(TinyProblems.problem("pairwise-xor", 5, 2, Gate.XOR, pairs)),
        oneNeuronPerOutput(TinyProblems.problem("k-way-and", 5, 3, Gate.AND, triples)),
        oneNeuronPerOutput(TinyProblems.problem("k-way-and", 5, 5, Gate.AND, triples)),
        oneNeuronPerOutput(TinyProblems.problem("permutation", 8, 1, Gate.IDENTITY, shift)),
        oneNeuronPerOutput(TinyProblems.problem("permutation", 8, 3, Gate.IDENTITY, shift)),
        answerInReadout(TinyProblems.problem("permutation", 8, 3, Gate.IDENTITY, shift)),
        answerInReadout(TinyProblems.problem("representation", 24, 1, Gate.IDENTITY, same)),
        answerInReadout(TinyProblems.problem("representation", 24, 4, Gate.IDENTITY, same)));
  }

  private static RightNetwork of(String how, Problem problem, List<Layer> layers, Matrix readout) {
    boolean fixed = !layers.isEmpty() || problem.shape().informationBits() == 0;
    return new RightNetwork(
        "%s, sparsity %s, %s".formatted(problem.shape().task(), problem.sparsity(), how),
        problem,
        new Network(
            SparseMatrix.identity(problem.features()),
            new Origin.Public(),
            layers,
            readout,
            DenseMatrix.constantColumn(problem.outputs(), 0),
            fixed ? new Origin.Public() : new Origin.Program()));
  }

  /** One neuron sums the inputs of each gate, for AND less all but one. */
  static RightNetwork oneNeuronPerOutput(Problem problem) {
    return of(
        "one neuron for each output",
        problem,
        List.of(
            new Layer(
                inputsOf(problem),
                DenseMatrix.constantColumn(
                    problem.outputs(), problem.gate() == Gate.AND ? 1L - problem.arity(0) : 0))),
        SparseMatrix.identity(problem.outputs()));
  }

  /** XOR is a sum less twice the excess of the sum over one. */
  private static RightNetwork twoNeuronsPerOutput(Problem problem) {
    int outputs = problem.outputs();
    Matrix inputs = inputsOf(problem);
    double[] bias = new double[2 * outputs]; // [2 outputs]
    int[][] columns = new int[outputs][];
    int[][] values = new int[outputs][];
    for (int output = 0; output < outputs; output++) {
      bias[outputs + output] = -1;
      columns[output] = new int[] {output, outputs + output};
      values[output] = new int[] {1, -2};
    }
    Matrix weights =
        BitMatrix.binary(
            2 * outputs,
            problem.features(),
            (row, column) -> inputs.get(row % outputs, column) == 1);
    return of(
        "two neurons for each output",
        problem,
        List.of(new Layer(weights, DenseMatrix.of(2 * outputs, 1, Alphabet.integers(-1, 0), bias))),
        SparseMatrix.ofRows(2 * outputs, Alphabet.integers(-2, 1), columns, values));
  }

  /** No hidden layer: the readout itself reads each output's feature. */
  private static RightNetwork answerInReadout(Problem problem) {
    return of("no hidden layer", problem, List.of(), inputsOf(problem));
  }

  private static Matrix inputsOf(Problem problem) {
    int[][] inputs =
        IntStream.range(0, problem.outputs())
            .mapToObj(output -> IntStream.of(problem.inputs(output)).sorted().toArray())
            .toArray(int[][]::new);
    return SparseMatrix.binaryRows(problem.features(), inputs);
  }
}
