package org.superpose.core.task.standard;

import java.util.List;
import org.superpose.core.random.Seed;
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

/** The common part of tasks whose outputs are the input features themselves, in some order. */
abstract sealed class FeatureTask implements Task permits RepresentationTask, PermutationTask {

  private final Description description;

  FeatureTask(String id, String summary, String fact, List<String> references) {
    description =
        new Description(
            id,
            summary,
            List.of(
                Sizes.features(1),
                Parameter.integer(
                        "outputs",
                        1,
                        Sizes.LARGEST,
                        "the number of outputs, m': equal to the number of features, also when left"
                            + " out")
                    .orWord("features"),
                Sizes.sparsity(1)),
            references,
            List.of(fact));
  }

  @Override
  public final Description describe() {
    return description;
  }

  @Override
  public final ProblemShape shape(Settings settings) {
    int features = settings.integer("features");
    int outputs = settings.findInteger("outputs").orElse(features);
    if (outputs != features) {
      throw new InvalidSettingException(
          "outputs",
          "is %s, but %s has as many outputs as features, here %s"
              .formatted(outputs, description.id(), features));
    }
    return new ProblemShape(
            description.id(),
            features,
            features,
            Sizes.sparsity(settings),
            informationBits(features),
            bitsPerOutput(features))
        .with(new Gates(Gate.IDENTITY, 1));
  }

  @Override
  public final Problem problem(TaskRequest request) {
    ProblemShape shape = shape(request.settings());
    int[] moves = moves(shape.features(), request.seed());
    int[][] inputs = new int[moves.length][];
    for (int feature = 0; feature < moves.length; feature++) {
      inputs[moves[feature]] = new int[] {feature};
    }
    return new Problem(shape, Gate.IDENTITY, inputs);
  }

  /** Returns log2 of the number of functions in the family. */
  abstract double informationBits(int features);

  /** Returns log2 of the number of functions that one output can be. */
  abstract double bitsPerOutput(int features);

  /** Returns the output that each feature moves to, {@code [features]}. */
  abstract int[] moves(int features, Seed seed);
}
