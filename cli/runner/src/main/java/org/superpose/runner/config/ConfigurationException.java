package org.superpose.runner.config;

import java.util.List;
import java.util.stream.Collectors;

/** A comparison file that cannot be used; carries every problem that was found. */
public final class ConfigurationException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  /**
   * @param diagnostics at least one problem
   */
  public ConfigurationException(List<Diagnostic> diagnostics) {
    super(diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** Returns the problems, in the order of the file where possible. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
