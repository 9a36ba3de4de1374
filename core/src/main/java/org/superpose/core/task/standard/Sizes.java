package org.superpose.core.task.standard;

import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;

/** The settings for sizes that all standard tasks share, and the rules between them. */
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

  /**
   * Returns the checked sparsity.
   *
   * @throws InvalidSettingException if it exceeds the number of features
   */
  static int sparsity(Settings settings) {
    int sparsity = settings.integer("sparsity");
    int features = settings.integer("features");
    if (sparsity > features) {
      throw new InvalidSettingException(
          "sparsity", "is %d, but there are only %d features".formatted(sparsity, features));
    }
    return sparsity;
  }
}
