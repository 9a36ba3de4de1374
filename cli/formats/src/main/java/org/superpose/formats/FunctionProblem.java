package org.superpose.formats;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.BooleanFunction;
import org.superpose.core.task.Domain;
import org.superpose.core.task.Gates;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.Task;

/** Problems whose description states the function of every output. */
final class FunctionProblem {

  /** Sizes that tasks allow, to ask them what their outputs are. */
  private static final Map<String, Object> SIZES = Map.of("features", 64, "sparsity", 4);

  private FunctionProblem() {}

  /**
   * Makes the problem.
   *
   * @param task the task that the description names, if it is installed
   * @throws InvalidSettingException if the lists do not fit each other or the sizes; it names a key
   */
  static Problem of(ProblemDescription description, Optional<Task> task) {
    task.flatMap(FunctionProblem::gates)
        .ifPresent(gates -> refuse(description.task(), gates, description));
    String lists = description.pairs().isPresent() ? "pairs" : "gates";
    int[][] inputs = inputs(description);
    List<String> functions = functions(description, inputs.length);
    if (description.outputs() != inputs.length) {
      throw new InvalidSettingException(
          "outputs",
          "is %s, but there are %s lists of inputs, one for each output"
              .formatted(description.outputs(), inputs.length));
    }
    BooleanFunction[] parsed = new BooleanFunction[inputs.length];
    for (int output = 0; output < parsed.length; output++) {
      parsed[output] =
          function(functions.get(functions.size() == 1 ? 0 : output), inputs, output, parsed);
    }
    ProblemShape shape = shape(description);
    try {
      return new Problem(shape, Arrays.asList(parsed), inputs);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(lists, "do not fit: " + e.getMessage());
    }
  }

  /** Returns what the outputs of a task are, if they are alike. */
  private static Optional<Gates> gates(Task task) {
    Map<String, Object> given = new HashMap<>(SIZES);
    try {
      List<Parameter> parameters = task.describe().parameters();
      return task.shape(Settings.of(parameters, given)).gates();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void refuse(String task, Gates gates, ProblemDescription description) {
    throw new InvalidSettingException(
        description.functions().isPresent() ? "functions" : "blocks",
        "stands beside task %s, whose outputs are all %s; leave out the one or the other"
            .formatted(NetworkFileException.quote(task), gates.gate()));
  }

  private static int[][] inputs(ProblemDescription description) {
    refuseBeside("permutation", "functions", description.permutation());
    refuseBeside("graph", "functions", description.graph());
    if (description.gates().isPresent()) {
      refuseBeside("gates", "pairs", description.pairs());
    }
    return description
        .gates()
        .or(() -> description.pairs().map(Problems::split))
        .orElseThrow(
            () ->
                new InvalidSettingException(
                    "gates", "is missing: the features of each output, such as [[0, 1], [2]]"));
  }

  private static void refuseBeside(String beside, String key, Optional<?> value) {
    if (value.isPresent()) {
      throw new InvalidSettingException(key, "stands beside '%s'".formatted(beside));
    }
  }

  private static List<String> functions(ProblemDescription description, int outputs) {
    List<String> functions =
        description
            .functions()
            .orElseThrow(
                () ->
                    new InvalidSettingException(
                        "functions",
                        "is missing: what each output is, or all are; allowed: "
                            + FunctionText.allowed()));
    if (functions.size() != 1 && functions.size() != outputs) {
      throw new InvalidSettingException(
          "functions",
          "has %s entries, but there are %s lists of inputs; give one for each, or a word for all"
              .formatted(functions.size(), outputs));
    }
    return functions;
  }

  private static ProblemShape shape(ProblemDescription description) {
    Domain domain =
        description
            .blocks()
            .<Domain>map(blocks -> blocks)
            .orElseGet(() -> new Domain.AtMost(description.sparsity()));
    try {
      domain.requireFits(description.features());
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(
          description.blocks().isPresent() ? "blocks" : "sparsity",
          "does not fit: " + e.getMessage());
    }
    return new ProblemShape(
        description.task(),
        description.features(),
        description.outputs(),
        domain,
        0,
        0,
        Optional.empty(),
        Optional.of("the problem is stated by its functions, of no known family"));
  }

  /** Reads the function of an output; that of the output before, if it is the same. */
  private static BooleanFunction function(
      String text, int[][] inputs, int output, BooleanFunction[] parsed) {
    if (output > 0
        && inputs[output].length == inputs[output - 1].length
        && FunctionText.of(parsed[output - 1]).equals(text)) {
      return parsed[output - 1];
    }
    try {
      return FunctionText.parse(text, inputs[output].length);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(
          "functions",
          "has %s for output %s, which %s"
              .formatted(NetworkFileException.quote(text), output, e.getMessage()));
    }
  }
}
