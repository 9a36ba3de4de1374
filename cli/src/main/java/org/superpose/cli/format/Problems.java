package org.superpose.cli.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.EdgeList;
import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.Task;
import org.superpose.core.task.TaskRequest;

/**
 * Problems to and from their descriptions. A task of pairs is known by its graph setting; any other
 * task is described by a permutation, or by nothing when its family has one single function.
 */
final class Problems {

  private Problems() {}

  /**
   * Describes a problem.
   *
   * @throws IllegalArgumentException if it consists neither of pairs nor of a permutation
   */
  static ProblemDescription describe(Problem problem) {
    return new ProblemDescription(
        problem.shape().task(),
        problem.features(),
        problem.outputs(),
        problem.sparsity(),
        problem.gate() == Gate.IDENTITY ? Optional.empty() : Optional.of(pairs(problem)),
        problem.gate() == Gate.IDENTITY && problem.shape().informationBits() > 0
            ? Optional.of(permutation(problem))
            : Optional.empty());
  }

  private static int[] pairs(Problem problem) {
    return IntStream.range(0, problem.outputs())
        .flatMap(
            output -> {
              if (problem.arity(output) != 2) {
                throw new IllegalArgumentException(
                    "output %d depends on %d features; only pairs can be written"
                        .formatted(output, problem.arity(output)));
              }
              return IntStream.of(problem.input(output, 0), problem.input(output, 1));
            })
        .toArray();
  }

  private static int[] permutation(Problem problem) {
    int[] permutation = new int[problem.features()];
    for (int feature = 0; feature < permutation.length; feature++) {
      if (problem.influence(feature) != 1) {
        throw new IllegalArgumentException(
            "feature %d moves to %d outputs; only permutations can be written"
                .formatted(feature, problem.influence(feature)));
      }
      permutation[feature] = problem.outputOf(feature, 0);
    }
    return permutation;
  }

  /**
   * Makes the problem that a description describes.
   *
   * @param file where the description stands, for messages
   * @param tasks finds a task by its id
   * @throws NetworkFileException if there is no such task, or sizes, pairs or permutation do not
   *     fit
   */
  static Problem make(
      Path file, ProblemDescription description, Function<String, Optional<Task>> tasks)
      throws NetworkFileException {
    Task task =
        tasks
            .apply(description.task())
            .orElseThrow(
                () ->
                    new NetworkFileException(
                        file,
                        "'problem.task' is %s, which no installed task has as its id"
                            .formatted(NetworkFileException.quote(description.task()))));
    try {
      return make(description, task);
    } catch (InvalidSettingException e) {
      String key = e.parameter().equals("graph") ? "pairs" : e.parameter();
      throw new NetworkFileException(file, "'problem." + key + "' " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new NetworkFileException(file, "'problem' does not fit: " + e.getMessage());
    }
  }

  private static Problem make(ProblemDescription description, Task task) {
    Optional<Parameter> graph =
        task.describe().parameters().stream()
            .filter(parameter -> parameter.kind() == Parameter.Kind.GRAPH)
            .findAny();
    Settings settings = settings(description, task, graph);
    ProblemShape shape = task.shape(settings);
    requirePresence(
        "permutation", description.permutation(), graph.isEmpty() && shape.informationBits() > 0);
    return description.permutation().isPresent()
        ? new Problem(shape, Gate.IDENTITY, inputs(description.permutation().get(), shape))
        : task.problem(new TaskRequest(settings, new Seed(0)));
  }

  private static Settings settings(
      ProblemDescription description, Task task, Optional<Parameter> graph) {
    Map<String, Object> given = new HashMap<>();
    given.put("features", description.features());
    given.put("outputs", description.outputs());
    given.put("sparsity", description.sparsity());
    requirePresence("pairs", description.pairs(), graph.isPresent());
    description.pairs().ifPresent(ends -> given.put(graph.orElseThrow().name(), edges(ends)));
    return Settings.of(task.describe().parameters(), given);
  }

  private static void requirePresence(String key, Optional<?> value, boolean needed) {
    if (value.isPresent() != needed) {
      throw new InvalidSettingException(
          key, needed ? "is missing" : "is given, but the task has none");
    }
  }

  private static EdgeList edges(int[] ends) {
    List<int[]> pairs = new ArrayList<>(ends.length / 2);
    for (int i = 0; i < ends.length; i += 2) {
      pairs.add(Arrays.copyOfRange(ends, i, i + 2));
    }
    try {
      return EdgeList.of(pairs);
    } catch (EdgeList.MalformedEdgeListException e) {
      throw new InvalidSettingException("pairs", "counted from line 1: " + e.getMessage());
    }
  }

  private static int[][] inputs(int[] permutation, ProblemShape shape) {
    if (permutation.length != shape.features()) {
      throw new InvalidSettingException(
          "permutation",
          "has %d entries, expected one for each of the %d features"
              .formatted(permutation.length, shape.features()));
    }
    int[][] inputs = new int[shape.outputs()][];
    for (int feature = 0; feature < permutation.length; feature++) {
      int output = permutation[feature];
      if (output >= inputs.length || inputs[output] != null) {
        throw new InvalidSettingException(
            "permutation",
            "moves feature %d to %d, which is %s"
                .formatted(
                    feature, output, output >= inputs.length ? "no output" : "already taken"));
      }
      inputs[output] = new int[] {feature};
    }
    return inputs;
  }
}
