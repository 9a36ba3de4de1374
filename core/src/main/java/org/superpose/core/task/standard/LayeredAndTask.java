package org.superpose.core.task.standard;

import java.util.List;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Gates;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.Task;
import org.superpose.core.task.TaskRequest;

/**
 * A layered circuit of ANDs: the features stand in a hidden random order round a circle, a gate of
 * the first stage is the AND of two neighbours, and a gate of every later stage is the AND of two
 * neighbouring gates of the stage before. All stages have m gates, and at most v - t gates of stage
 * t are on when at most v of the features are: the sparsity of every stage is given.
 *
 * <p>After T stages, output q is the AND of T + 1 features that follow each other, from place q of
 * the order on. The feature at place q is the one of output q that output q + 1 does not depend on,
 * as long as m exceeds T + 1; so the orders, m! of them, are different functions.
 */
public final class LayeredAndTask implements Task {

  private static final String STAGES = "stages";

  /** Makes the task. */
  public LayeredAndTask() {}

  @Override
  public Description describe() {
    return new Description(
        "layered-and",
        "Compute stages of pairwise AND, each on the outputs of the stage before.",
        List.of(
            Sizes.features(3),
            Parameter.integer(
                    "outputs",
                    1,
                    Sizes.LARGEST,
                    "the number of outputs, m': equal to the number of features, also when left"
                        + " out")
                .orWord("features"),
            Parameter.integer(STAGES, 1, Gate.LARGEST_ARITY - 1L, "the number of stages, T")
                .withDefault(4L),
            Sizes.sparsity("one more than the stages")),
        List.of(
            "M. Adler and N. Shavit, On the Complexity of Neural Computation in Superposition,"
                + " arXiv:2409.15318 (one stage; here its output feeds the next)"),
        List.of(
            "counting bound: every order of the features round the circle, from the place of the"
                + " first output on, is a function of the family: |F| = m!"));
  }

  @Override
  public ProblemShape shape(Settings settings) {
    int features = settings.integer("features");
    int stages = settings.integer(STAGES);
    int outputs = settings.findInteger("outputs").orElse(features);
    if (outputs != features) {
      throw new InvalidSettingException(
          "outputs",
          "is %s, but layered-and has as many outputs as features, here %s"
              .formatted(outputs, features));
    }
    if (features < stages + 2) {
      throw new InvalidSettingException(
          STAGES,
          "is %s, but %s features have different outputs in at most %s stages"
              .formatted(stages, features, features - 2));
    }
    return new ProblemShape(
            "layered-and",
            features,
            features,
            Sizes.sparsity(settings, stages + 1),
            Information.log2FallingFactorial(features, features),
            bitsPerOutput(features, stages + 1))
        .with(new Gates(Gate.AND, stages + 1));
  }

  /** The logarithm of the number of sets of a size. */
  private static double bitsPerOutput(int features, int size) {
    double bits = 0;
    for (int i = 0; i < size; i++) {
      bits += Information.log2((features - i) / (i + 1.0));
    }
    return bits;
  }

  @Override
  public Problem problem(TaskRequest request) {
    ProblemShape shape = shape(request.settings());
    int[] order = request.seed().derive("order").stream().permutation(shape.features());
    int[][] gates = new int[order.length][request.settings().integer(STAGES) + 1];
    for (int place = 0; place < order.length; place++) {
      for (int i = 0; i < gates[place].length; i++) {
        gates[place][i] = order[(place + i) % order.length];
      }
    }
    return new Problem(shape, Gate.AND, gates);
  }
}
