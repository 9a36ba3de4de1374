package org.superpose.console.command;

import java.util.Map;

/** What standard error is connected to. */
final class Terminal {

  /** Set by the launcher: as wide as the terminal of standard error, or 0 if that is none. */
  static final String COLUMNS = "SUPERPOSE_COLUMNS";

  private static final int USUAL = 80;

  private Terminal() {}

  /**
   * Returns how wide the terminal is, or 0 if there is none.
   *
   * @param environment the variables of this process
   */
  static int columns(Map<String, String> environment) {
    String given = environment.getOrDefault(COLUMNS, "");
    return given.matches("\\d{1,4}") ? Integer.parseInt(given) : hasConsole() ? USUAL : 0;
  }

  // Without the module of the JDK's line editor, System.console() is null when there is none.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean hasConsole() {
    return System.console() != null && System.console().isTerminal();
  }
}
