package org.superpose.formats;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.EdgeList;
import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Domain;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.Task;
import org.superpose.core.task.TaskRequest;
import org.superpose.formats.graph.GraphFile;
import org.superpose.formats.graph.GraphFileException;
import org.superpose.formats.graph.GraphRules;

/**
 * Problems to and from their descriptions. A task of pairs is known by its graph setting; any other
 * task is described by a permutation, or by nothing when its family has one single function.
 */
final class Problems {

  /** The settings of tasks that say how many inputs a gate has. */
  private static final Set<String> SIZES_OF_GATES = Set.of("arity", "stages");

  /** What a problem that is stated by its functions has as its task, if none is named. */
  static final String NO_TASK = "functions";

  private Problems() {}

  /**
   * Describes a problem.
   *
   * @throws IllegalArgumentException if every output is one feature, but not by a permutation
   */
  static ProblemDescription describe(Problem problem) {
    if (problem.shape().gates().isEmpty()
        || problem.specification().isPresent()
        || problem.domain() instanceof Domain.Blocks) {
      return describeFunctions(problem);
    }
    boolean single = problem.isAll(Gate.IDENTITY);
    int[][] gates = new int[problem.outputs()][];
    Arrays.setAll(gates, problem::inputs);
    boolean paired = Arrays.stream(gates).allMatch(gate -> gate.length == 2);
    return new ProblemDescription(
        problem.shape().task(),
        problem.features(),
        problem.outputs(),
        problem.sparsity(),
        single || !paired
            ? Optional.empty()
            : Optional.of(Arrays.stream(gates).flatMapToInt(Arrays::stream).toArray()),
        single || paired ? Optional.empty() : Optional.of(gates),
        single && problem.shape().informationBits() > 0
            ? Optional.of(permutation(problem))
            : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static ProblemDescription describeFunctions(Problem problem) {
    int[][] inputs = new int[problem.outputs()][];
    Arrays.setAll(inputs, problem::inputs);
    List<String> functions = problem.functions().stream().map(FunctionText::of).toList();
    boolean alike = functions.stream().distinct().limit(2).count() == 1;
    // On blocks, a task's own problem is none of the task's.
    boolean isOfTask = problem.shape().gates().isEmpty();
    return new ProblemDescription(
        isOfTask ? problem.shape().task() : NO_TASK,
        problem.features(),
        problem.outputs(),
        problem.sparsity(),
        Optional.empty(),
        Optional.of(inputs),
        Optional.empty(),
        Optional.empty(),
        Optional.of(alike ? functions.subList(0, 1) : functions),
        problem.domain() instanceof Domain.Blocks blocks ? Optional.of(blocks) : Optional.empty());
  }

  private static int[] permutation(Problem problem) {
    int[] permutation = new int[problem.features()];
    for (int feature = 0; feature < permutation.length; feature++) {
      if (problem.influence(feature) != 1) {
        throw new IllegalArgumentException(
            "feature %s moves to %s outputs; only permutations can be written"
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
    Optional<Task> named = tasks.apply(description.task());
    boolean isStated = description.functions().isPresent() || description.blocks().isPresent();
    if (named.isEmpty() && !isStated) {
      throw new NetworkFileException(
          file,
          "'problem.task' is %s, which no installed task has as its id"
              .formatted(NetworkFileException.quote(description.task())));
    }
    try {
      return isStated
          ? FunctionProblem.of(description, named)
          : make(description, named.orElseThrow());
    } catch (InvalidSettingException e) {
      if (SIZES_OF_GATES.contains(e.parameter())) {
        throw new NetworkFileException(
            file, "'problem.gates' have a size that the task does not allow: " + e.getMessage());
      }
      String key = e.parameter().equals("graph") ? "pairs" : e.parameter();
      throw new NetworkFileException(file, "'problem." + key + "' " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new NetworkFileException(file, "'problem' does not fit: " + e.getMessage());
    }
  }

  /** Makes a problem of a task whose outputs are known to be all the same gate. */
  private static Problem make(ProblemDescription description, Task task) {
    Optional<Parameter> graph =
        task.describe().parameters().stream()
            .filter(parameter -> parameter.kind() == Parameter.Kind.GRAPH)
            .findAny();
    return graph.isPresent() ? ofPairs(description, task, graph.get()) : ofGates(description, task);
  }

  private static Problem ofPairs(ProblemDescription description, Task task, Parameter graph) {
    requirePresence("gates", description.gates(), false);
    requirePresence("permutation", description.permutation(), false);
    if (description.pairs().isPresent() == description.graph().isPresent()) {
      throw new InvalidSettingException(
          "pairs", description.pairs().isPresent() ? "stands beside 'graph'" : "is missing");
    }
    EdgeList pairs =
        description
            .graph()
            .map(given -> edges(given, description))
            .orElseGet(() -> edges(description.pairs().orElseThrow()));
    Map<String, Object> given = sizes(description);
    given.remove("outputs");
    given.put(graph.name(), pairs);
    Settings settings = Settings.of(task.describe().parameters(), given);
    Problem problem = task.problem(new TaskRequest(settings, new Seed(0)));
    requireKnownGates(problem);
    if (description.pairs().isPresent() && problem.outputs() < pairs.size()) {
      throw new InvalidSettingException(
          "pairs",
          "has %s in both directions, but the inputs of this gate are alike: give one of them"
              .formatted(reversed(pairs)));
    }
    if (description.outputs() != problem.outputs()) {
      throw new InvalidSettingException(
          "outputs",
          "is %s, but there are %s pairs, one for each output"
              .formatted(description.outputs(), problem.outputs()));
    }
    return problem;
  }

  /** The functions of one problem of a task are those of another only if the task says so. */
  private static void requireKnownGates(Problem example) {
    if (example.shape().gates().isEmpty()) {
      throw new InvalidSettingException(
          "functions", "is missing: the task does not say what its outputs are");
    }
  }

  /** Returns the first pair whose reversal comes earlier. */
  private static String reversed(EdgeList pairs) {
    EdgeList once = pairs.undirected();
    int at = 0;
    while (at < once.size()
        && once.first(at) == pairs.first(at)
        && once.second(at) == pairs.second(at)) {
      at++;
    }
    return "[%s, %s]".formatted(pairs.second(at), pairs.first(at));
  }

  private static EdgeList edges(GraphDescription graph, ProblemDescription description) {
    return graph
        .file()
        .map(file -> read(file, graph.rules()))
        .orElseGet(() -> allPairs(description));
  }

  private static EdgeList read(Path file, GraphRules rules) {
    try {
      return GraphFile.read(file, rules).edges();
    } catch (GraphFileException e) {
      throw new InvalidSettingException("graph.file", file + ": " + e.getMessage());
    }
  }

  private static EdgeList allPairs(ProblemDescription description) {
    long features = description.features();
    if (features * (features - 1) / 2 != description.outputs()) {
      throw new InvalidSettingException(
          "outputs",
          "is %s, but a complete graph on %s features has %s pairs"
              .formatted(description.outputs(), features, features * (features - 1) / 2));
    }
    EdgeList.Builder pairs = new EdgeList.Builder();
    for (int first = 0; first < features; first++) {
      for (int second = first + 1; second < features; second++) {
        pairs.add(first, second);
      }
    }
    return pairs.build(0);
  }

  /** Takes the kind of the gates from any problem of the task, and their inputs as given. */
  private static Problem ofGates(ProblemDescription description, Task task) {
    Optional<int[][]> gates =
        description.gates().or(() -> description.pairs().map(Problems::split));
    requirePresence("graph", description.graph(), false);
    gates.ifPresent(Problems::requireEqualSizes);
    Map<String, Object> given = sizes(description);
    gates.ifPresent(lists -> given.putAll(arity(lists, task)));
    Settings settings = Settings.of(task.describe().parameters(), given);
    Problem example = task.problem(new TaskRequest(settings, new Seed(0)));
    requireKnownGates(example);
    boolean single = example.isAll(Gate.IDENTITY);
    requirePresence(description.pairs().isPresent() ? "pairs" : "gates", gates, !single);
    requirePresence(
        "permutation", description.permutation(), single && example.shape().informationBits() > 0);
    return gates
        .or(() -> description.permutation().map(moves -> inputs(moves, example.shape())))
        .map(inputs -> new Problem(example.shape(), example.functions(), inputs))
        .orElse(example);
  }

  private static Map<String, Object> sizes(ProblemDescription description) {
    Map<String, Object> given = new HashMap<>();
    given.put("features", description.features());
    given.put("outputs", description.outputs());
    given.put("sparsity", description.sparsity());
    return given;
  }

  private static void requireEqualSizes(int[][] gates) {
    for (int i = 1; i < gates.length; i++) {
      if (gates[i].length != gates[0].length) {
        throw new InvalidSettingException(
            "gates",
            "entry %s has %s inputs, but entry 1 has %s; all gates of a task have equally many"
                .formatted(i + 1, gates[i].length, gates[0].length));
      }
    }
  }

  /** The settings of tasks that say how many inputs a gate has. */
  private static Map<String, Object> arity(int[][] gates, Task task) {
    int inputs = gates.length == 0 ? 0 : gates[0].length;
    Map<String, Object> known = Map.of("arity", inputs, "stages", inputs - 1);
    Map<String, Object> given = new HashMap<>();
    for (Parameter parameter : task.describe().parameters()) {
      if (known.containsKey(parameter.name())) {
        given.put(parameter.name(), known.get(parameter.name()));
      }
    }
    return given;
  }

  static int[][] split(int[] ends) {
    int[][] pairs = new int[ends.length / 2][];
    Arrays.setAll(pairs, i -> Arrays.copyOfRange(ends, 2 * i, 2 * i + 2));
    return pairs;
  }

  private static void requirePresence(String key, Optional<?> value, boolean needed) {
    if (value.isPresent() != needed) {
      throw new InvalidSettingException(
          key, needed ? "is missing" : "is given, but the task has none");
    }
  }

  private static EdgeList edges(int[] ends) {
    try {
      return EdgeList.of(List.of(split(ends)));
    } catch (EdgeList.MalformedEdgeListException e) {
      throw new InvalidSettingException(
          "pairs", "entry %s: %s".formatted(e.position(), e.complaint()));
    }
  }

  private static int[][] inputs(int[] permutation, ProblemShape shape) {
    if (permutation.length != shape.features()) {
      throw new InvalidSettingException(
          "permutation",
          "has %s entries, expected one for each of the %s features"
              .formatted(permutation.length, shape.features()));
    }
    int[][] inputs = new int[shape.outputs()][];
    for (int feature = 0; feature < permutation.length; feature++) {
      int output = permutation[feature];
      if (output >= inputs.length || inputs[output] != null) {
        throw new InvalidSettingException(
            "permutation",
            "moves feature %s to %s, which is %s"
                .formatted(
                    feature, output, output >= inputs.length ? "no output" : "already taken"));
      }
      inputs[output] = new int[] {feature};
    }
    return inputs;
  }
}
