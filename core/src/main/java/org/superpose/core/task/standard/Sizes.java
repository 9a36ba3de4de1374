package org.superpose.core.task.standard;

import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;

/** The settings for sizes that all standard tasks have in common, and the rules between them. */
final class Sizes {

  static final int LARGEST = 10_000_000;

  private Sizes() {}

  static Parameter features(int fewest) {
    return Parameter.integer("features", fewest, LARGEST, "the number of input features, m")
        .mandatory();
  }

  static Parameter sparsity(long usual) {
    return Parameter.integer("sparsity", 1, LARGEST, "the largest number of active features, v")
        .withDefault(usual);
  }

  static Parameter sparsity(String leftOut) {
    return Parameter.integer(
        "sparsity", 1, LARGEST, "the largest number of active features, v; left out: " + leftOut);
  }

  /**
   * Returns the checked sparsity.
   *
   * @throws InvalidSettingException if it exceeds the number of features
   */
  static int sparsity(Settings settings) {
    return sparsity(settings, 1);
  }

  /**
   * Returns the checked sparsity of gates that are on only when all their inputs are: if it is left
   * out, the number that they have.
   *
   * @throws InvalidSettingException if it exceeds the number of features or falls short of the
   *     inputs
   */
  static int sparsity(Settings settings, int inputs) {
    int sparsity = settings.findInteger("sparsity").orElse(inputs);
    int features = settings.integer("features");
    if (sparsity > features) {
      throw new InvalidSettingException(
          "sparsity", "is %s, but there are only %s features".formatted(sparsity, features));
    }
    if (sparsity < inputs) {
      throw new InvalidSettingException(
          "sparsity",
          "is %s, but no output is ever on with fewer than %s active features; give at least %s"
              .formatted(sparsity, inputs, inputs));
    }
    return sparsity;
  }
}
