package org.superpose.core.audit;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;
import org.superpose.core.task.Task;
import org.superpose.core.task.TaskRequest;
import org.superpose.core.task.standard.PairwiseAndTask;

/** Small problems of pairs, and constructions for them that keep their contract or do not. */
final class Pairs {

  static final int SIZE = 16; // features and outputs

  private Pairs() {}

  static Problem problem(long seed) {
    return problem(new PairwiseAndTask(), seed, Map.of("features", SIZE, "outputs", SIZE));
  }

  static Problem problem(Task task, long seed, Map<String, ?> settings) {
    return task.problem(
        new TaskRequest(Settings.of(task.describe().parameters(), settings), new Seed(seed)));
  }

  static BuildRequest request(Problem problem, long seed) {
    return new BuildRequest(
        problem,
        Math.max(problem.features(), problem.outputs()),
        Settings.empty(),
        new Criterion.EveryInput(),
        new Seed(seed));
  }

  /** A construction that is given. */
  record Scripted(Predicate<Problem> supports, Function<BuildRequest, Network> network)
      implements Construction {

    @Override
    public Description describe() {
      return new Description("scripted", "A fake.", List.of(), List.of());
    }

    @Override
    public Sizing size(SizeRequest request) {
      Problem problem = request.problem();
      return supports.test(problem)
          ? new Sizing.Sized(
              Math.max(problem.features(), problem.outputs()), OptionalDouble.empty(), 0)
          : new Sizing.Unsupported("no");
    }

    @Override
    public Network build(BuildRequest request) {
      return network.apply(request);
    }
  }

  static Construction building(Function<BuildRequest, Network> network) {
    return new Scripted(_ -> true, network);
  }

  /** The origin of a readout all of whose rows take the same choice; others are those of a base. */
  static Origin choice(Matrix readout, int choice, int count, Matrix base) {
    return new Origin.Choice(
        choices(readout.rows(), choice, count),
        (row, t, consumer) -> (t == choice ? readout : base).forEachInRow(row, consumer));
  }

  static Matrix choices(int rows, int choice, int count) {
    return DenseMatrix.generate(rows, 1, Alphabet.integers(0, count - 1L), (_, _) -> choice);
  }

  /** One neuron for each output: adds two inputs, takes off 1. */
  static Network honest(Problem problem) {
    return new Network(
        SparseMatrix.identity(problem.features()),
        new Origin.Public(),
        List.of(new Layer(weights(problem, 0), DenseMatrix.constantColumn(problem.outputs(), -1))),
        SparseMatrix.identity(problem.outputs()),
        DenseMatrix.uniformColumn(problem.outputs(), 0.5),
        new Origin.Public());
  }

  /** Returns W for features that are moved on by a number. */
  static Matrix weights(Problem problem, int shift) {
    int[][] ones =
        IntStream.range(0, problem.outputs())
            .mapToObj(
                output ->
                    IntStream.of(problem.inputs(output))
                        .map(input -> (input + shift) % problem.features())
                        .sorted()
                        .toArray())
            .toArray(int[][]::new);
    return SparseMatrix.binaryRows(problem.features(), ones);
  }

  /** Returns the identity with its rows moved on by a number. */
  static Matrix shifted(int size, int shift) {
    return SparseMatrix.binaryRows(
        size,
        IntStream.range(0, size)
            .mapToObj(row -> new int[] {(row + shift) % size})
            .toArray(int[][]::new));
  }
}
