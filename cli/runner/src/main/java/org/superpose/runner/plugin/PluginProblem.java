package org.superpose.runner.plugin;

import org.superpose.runner.text.OneLine;

/**
 * Why something that looks like a plugin is not used.
 *
 * @param where the jar, folder or module
 * @param message what is wrong, without line ends
 * @param remedy what mends it, without line ends
 */
public record PluginProblem(String where, String message, String remedy) {

  /** Returns all three in one line. */
  @Override
  public String toString() {
    return OneLine.of("%s: %s; %s".formatted(where, message, remedy));
  }
}
