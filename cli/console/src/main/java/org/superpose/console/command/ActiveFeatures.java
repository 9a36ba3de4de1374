package org.superpose.console.command;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.superpose.core.task.Problem;
import picocli.CommandLine.Option;

/** How commands are told one input. */
final class ActiveFeatures {

  @Option(
      names = "--inputs",
      paramLabel = "FEATURE",
      split = ",",
      description = "The active features, for instance 195,502; '' for none.")
  private List<String> inputs;

  /** Says that the input is missing where one has to be given. */
  static UserException missing() {
    return new UserException(
        "--inputs is missing: the active features, for instance 195,502; only a cell that was"
            + " falsified has an input of its own, its witness");
  }

  /**
   * Returns the active features, ascending; empty if no input is given, which differs from the
   * input {@code ""} without an active feature.
   *
   * @throws UserException if the problem has no such feature, or if one is not a whole number
   */
  Optional<int[]> of(Problem problem) {
    if (inputs == null) {
      return Optional.empty();
    }
    int[] active =
        inputs.stream()
            .filter(feature -> !feature.isBlank() || inputs.size() > 1)
            .mapToInt(ActiveFeatures::number)
            .sorted()
            .distinct()
            .toArray();
    int features = problem.features();
    if (Arrays.stream(active).anyMatch(feature -> feature < 0 || feature >= features)) {
      throw new UserException("--inputs %s: features are 0 to %s".formatted(inputs, features - 1));
    }
    return Optional.of(active);
  }

  private static int number(String feature) {
    try {
      return Integer.parseInt(feature.strip());
    } catch (NumberFormatException _) {
      throw new UserException("--inputs: '%s' is not a whole number".formatted(feature));
    }
  }
}
