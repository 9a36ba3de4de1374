package org.superpose.cli.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the problems of a comparison so that all are reported at once, each only once. */
public final class Diagnostics {

  private final Set<Diagnostic> found = new LinkedHashSet<>();

  /** Notes a problem. */
  public void add(Location location, String message) {
    found.add(new Diagnostic(location, message));
  }

  /** Notes the problems of another check. */
  public void addAll(Diagnostics others) {
    found.addAll(others.found);
  }

  /** Returns whether there is no problem so far. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** Returns the problems in the order in which they were noted. */
  public List<Diagnostic> all() {
    return List.copyOf(found);
  }

  /**
   * Ends a check.
   *
   * @throws ConfigurationException if there is a problem; it carries all of them
   */
  public void throwIfAny() throws ConfigurationException {
    if (!found.isEmpty()) {
      throw new ConfigurationException(all());
    }
  }
}
