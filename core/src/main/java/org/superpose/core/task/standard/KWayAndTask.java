package org.superpose.core.task.standard;

import java.util.List;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.SetList;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Gates;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.Task;
import org.superpose.core.task.TaskRequest;

/**
 * y_q = the AND of k features, for different sets of k: every list of sets equally likely, or the
 * user's own. The family counts the lists: C(C-1)...(C-m'+1) of them, C = C(m, k).
 */
public final class KWayAndTask implements Task {

  /** Makes the task. */
  public KWayAndTask() {}

  @Override
  public Description describe() {
    return new Description(
        "k-way-and",
        "Tell for each of many sets of k features whether all of them are on.",
        List.of(
            Sizes.features(2),
            FeatureSets.sizeSetting(Gate.LARGEST_ARITY),
            FeatureSets.countSetting(),
            FeatureSets.givenSetting(),
            Sizes.sparsity("the arity")),
        List.of(
            "M. Adler and N. Shavit, On the Complexity of Neural Computation in Superposition,"
                + " arXiv:2409.15318 (pairs; sets of k are their natural extension)"),
        List.of(
            "counting bound: every list of m' different sets of k features is a function of the"
                + " family: |F| = C (C - 1) ... (C - m' + 1), C the number of such sets"));
  }

  @Override
  public ProblemShape shape(Settings settings) {
    FeatureSets sets = FeatureSets.of(settings);
    double all = sets.all().doubleValue();
    return new ProblemShape(
            "k-way-and",
            sets.features(),
            sets.outputs(),
            Sizes.sparsity(settings, sets.size()),
            Information.log2FallingFactorial(all, sets.outputs()),
            Information.log2(all))
        .with(new Gates(Gate.AND, sets.size()));
  }

  @Override
  public Problem problem(TaskRequest request) {
    ProblemShape shape = shape(request.settings());
    int[][] gates =
        FeatureSets.given(request.settings())
            .map(SetList::sets)
            .orElseGet(
                () ->
                    FeatureSets.of(request.settings())
                        .draw(request.seed().derive("sets").stream()));
    return new Problem(shape, Gate.AND, gates);
  }
}
