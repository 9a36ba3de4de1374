package org.superpose.core.task.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.superpose.core.random.RandomStream;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.BooleanFunction;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.Task;
import org.superpose.core.task.TaskRequest;
import org.superpose.core.task.TruthTable;

/**
 * Every output is a function of two features, drawn for each pair from a list of functions. The
 * pairs form a graph on the features, as in {@link PairwiseTask}; the family counts all lists of m'
 * different pairs with any of the functions for each, whatever the graph.
 */
public final class PairwiseLogicTask implements Task {

  private static final String FUNCTIONS = "functions";

  /** Both inputs matter, and the output is off when neither is active. */
  private static final List<BooleanFunction> OFF_BY_DEFAULT =
      List.of(Gate.AND, Gate.OR, Gate.XOR, Gate.AND_NOT, TruthTable.parse("0010"));

  private static final List<BooleanFunction> ON_BY_DEFAULT =
      Stream.of("1110", "1000", "1001", "1011", "1101")
          .<BooleanFunction>map(TruthTable::parse)
          .toList();

  /** Makes the task. */
  public PairwiseLogicTask() {}

  @Override
  public Description describe() {
    List<Parameter> parameters = new ArrayList<>(PairwiseTask.parameters());
    parameters.add(
        Parameter.word(
            FUNCTIONS,
            List.of("mixed", "all", "nand", "nor", "xnor"),
            "what the outputs are: for each at random AND, OR, XOR or an AND-NOT of either input"
                + " (mixed); any of the ten functions of both inputs (all); or one of those that"
                + " are on without active inputs"));
    return new Description(
        "pairwise-logic",
        "Tell for each of many pairs a function of its own: AND, OR, XOR, AND-NOT and others.",
        parameters,
        List.of(
            "M. Adler and N. Shavit, On the Complexity of Neural Computation in Superposition,"
                + " arXiv:2409.15318"),
        List.of(
            "counting bound: every list of m' different pairs, each with any of the f functions, is"
                + " a function of the family, whatever the graph: |F| = N (N - 1) ... (N - m' + 1)"
                + " f^m', N = m (m - 1) / 2, f = 5 if mixed, 10 if all"));
  }

  @Override
  public ProblemShape shape(Settings settings) {
    PairList pairs = PairList.of(settings, false);
    double all = PairGraph.allPairs(pairs.features());
    double choices = Information.log2(functions(settings).size());
    return new ProblemShape(
        "pairwise-logic",
        pairs.features(),
        pairs.count(),
        sparsity(settings),
        Information.log2FallingFactorial(all, pairs.count()) + choices * pairs.count(),
        Information.log2(all) + choices);
  }

  /** With one active feature AND looks like nothing at all, so that functions are not counted. */
  private static int sparsity(Settings settings) {
    int sparsity = Sizes.sparsity(settings);
    if (sparsity < 2) {
      throw new InvalidSettingException(
          "sparsity", "is 1, but functions of two inputs differ only on two active ones; give 2");
    }
    return sparsity;
  }

  private static List<BooleanFunction> functions(Settings settings) {
    return switch (settings.findWord(FUNCTIONS).orElseThrow()) {
      case "mixed" -> OFF_BY_DEFAULT;
      case "all" -> Stream.concat(OFF_BY_DEFAULT.stream(), ON_BY_DEFAULT.stream()).toList();
      case "nand" -> ON_BY_DEFAULT.subList(0, 1);
      case "nor" -> ON_BY_DEFAULT.subList(1, 2);
      default -> ON_BY_DEFAULT.subList(2, 3);
    };
  }

  @Override
  public Problem problem(TaskRequest request) {
    ProblemShape shape = shape(request.settings());
    int[][] pairs = PairList.of(request.settings(), false).draw(request.seed());
    List<BooleanFunction> functions = functions(request.settings());
    RandomStream random = request.seed().derive("functions").stream();
    List<BooleanFunction> drawn = new ArrayList<>(pairs.length);
    for (int output = 0; output < pairs.length; output++) {
      drawn.add(functions.get(random.nextInt(functions.size())));
    }
    return new Problem(shape, drawn, pairs);
  }
}
