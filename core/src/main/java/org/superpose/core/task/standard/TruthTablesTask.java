package org.superpose.core.task.standard;

import java.util.ArrayList;
import java.util.List;
import org.superpose.core.random.RandomStream;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.BooleanFunction;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.Task;
import org.superpose.core.task.TaskRequest;
import org.superpose.core.task.TruthTable;

/**
 * Every output is a function of k features with a truth table of its own, all of whose inputs
 * matter; sets of features differ, and every list of sets and tables is equally likely. The family
 * counts them: C (C - 1) ... (C - m' + 1) t^m', C the sets and t the tables.
 */
public final class TruthTablesTask implements Task {

  private static final String DEFAULT_ON = "on-by-default";
  private static final int LARGEST_ARITY = 6;

  /** Makes the task. */
  public TruthTablesTask() {}

  @Override
  public Description describe() {
    return new Description(
        "truth-tables",
        "Tell for each of many sets of k features a function of its own, with a random truth"
            + " table.",
        List.of(
            Sizes.features(2),
            FeatureSets.sizeSetting(LARGEST_ARITY),
            FeatureSets.countSetting(),
            Parameter.flag(
                DEFAULT_ON,
                false,
                "whether outputs may be on while none of their features is active"),
            Sizes.sparsity("the arity")),
        List.of(
            "M. Adler and N. Shavit, On the Complexity of Neural Computation in Superposition,"
                + " arXiv:2409.15318 (pairs; tables of k are their natural extension)"),
        List.of(
            "counting bound: every list of m' different sets of k features, each with any of the t"
                + " tables that depend on all k, is a function of the family:"
                + " |F| = C (C - 1) ... (C - m' + 1) t^m', C the number of sets"));
  }

  @Override
  public ProblemShape shape(Settings settings) {
    FeatureSets sets = FeatureSets.of(settings);
    double all = sets.all().doubleValue();
    double choices = Information.log2(tables(sets.size(), settings.flag(DEFAULT_ON)));
    return new ProblemShape(
        "truth-tables",
        sets.features(),
        sets.outputs(),
        Sizes.sparsity(settings, sets.size()),
        Information.log2FallingFactorial(all, sets.outputs()) + choices * sets.outputs(),
        Information.log2(all) + choices);
  }

  /** Returns the number of tables that depend on all inputs, by inclusion and exclusion. */
  static double tables(int arity, boolean onByDefault) {
    double count = 0;
    double subsets = 1;
    for (int inputs = arity; inputs >= 0; inputs--) {
      double free = StrictMath.pow(2, (1 << inputs) - (onByDefault ? 0 : 1));
      count += ((arity - inputs) % 2 == 0 ? 1 : -1) * subsets * free;
      subsets = subsets * inputs / (arity - inputs + 1);
    }
    return count;
  }

  @Override
  public Problem problem(TaskRequest request) {
    ProblemShape shape = shape(request.settings());
    FeatureSets sets = FeatureSets.of(request.settings());
    boolean onByDefault = request.settings().flag(DEFAULT_ON);
    RandomStream bits = request.seed().derive("tables").stream();
    List<BooleanFunction> tables = new ArrayList<>();
    for (int output = 0; output < sets.outputs(); output++) {
      tables.add(draw(sets.size(), onByDefault, bits));
    }
    return new Problem(shape, tables, sets.draw(request.seed().derive("sets").stream()));
  }

  private static TruthTable draw(int arity, boolean onByDefault, RandomStream random) {
    while (true) {
      long digits = random.nextLong() & (onByDefault ? -1 : -2);
      TruthTable table = TruthTable.of(arity, state -> (digits >>> state & 1) == 1);
      if (dependsOnAll(table)) {
        return table;
      }
    }
  }

  private static boolean dependsOnAll(TruthTable table) {
    for (int input = 0; input < table.arity(); input++) {
      boolean matters = false;
      for (int state = 0; state < 1 << table.arity(); state++) {
        matters |=
            table.value(state, table.arity()) != table.value(state ^ 1 << input, table.arity());
      }
      if (!matters) {
        return false;
      }
    }
    return true;
  }
}
