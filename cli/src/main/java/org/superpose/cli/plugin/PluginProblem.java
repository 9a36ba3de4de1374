package org.superpose.cli.plugin;

/**
 * Why something that looks like a plugin is not used.
 *
 * @param where the jar, folder or module
 * @param message what is wrong and what would be right, in one line
 */
public record PluginProblem(String where, String message) {

  /** Returns both in one line. */
  @Override
  public String toString() {
    return where + ": " + message;
  }
}
