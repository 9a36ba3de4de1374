package org.superpose.formats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.superpose.core.task.BooleanFunction;
import org.superpose.core.task.Domain;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/** Problems whose description states the function of every output. */
final class FunctionProblem {

  private FunctionProblem() {}

  /**
   * Makes the problem.
   *
   * @throws IllegalArgumentException if the lists do not fit each other or the sizes
   */
  static Problem of(ProblemDescription description) {
    List<String> functions =
        description
            .functions()
            .orElseThrow(() -> new IllegalArgumentException("'functions' is missing"));
    int[][] inputs =
        description
            .gates()
            .or(() -> description.pairs().map(Problems::split))
            .orElseThrow(
                () -> new IllegalArgumentException("'gates', the inputs of each, is missing"));
    if (description.permutation().isPresent() || description.graph().isPresent()) {
      throw new IllegalArgumentException("'functions' stands beside a permutation or graph");
    }
    if (functions.size() != 1 && functions.size() != inputs.length) {
      throw new IllegalArgumentException(
          "there are %s functions for %s lists of inputs; give one for each, or one for all"
              .formatted(functions.size(), inputs.length));
    }
    Domain domain =
        description
            .blocks()
            .<Domain>map(blocks -> blocks)
            .orElseGet(() -> new Domain.AtMost(description.sparsity()));
    ProblemShape shape =
        new ProblemShape(
            description.task(),
            description.features(),
            description.outputs(),
            domain,
            0,
            0,
            Optional.empty(),
            Optional.of("the problem is stated by its functions, of no known family"));
    BooleanFunction[] parsed = new BooleanFunction[inputs.length];
    for (int output = 0; output < parsed.length; output++) {
      parsed[output] =
          function(functions.get(functions.size() == 1 ? 0 : output), inputs, output, parsed);
    }
    return new Problem(shape, Arrays.asList(parsed), inputs);
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
      throw new IllegalArgumentException(
          "entry %s of 'functions', %s, %s"
              .formatted(output + 1, NetworkFileException.quote(text), e.getMessage()),
          e);
    }
  }
}
