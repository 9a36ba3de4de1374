package org.superpose.runner.config;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

  /** Returns whether no problem was found so far. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * Returns the problems sorted by file, in the order in which files first had one, and by line and
   * column within each.
   */
  public List<Diagnostic> all() {
    Map<String, Integer> files = new HashMap<>();
    found.forEach(problem -> files.putIfAbsent(problem.location().file(), files.size()));
    return found.stream()
        .sorted(
            Comparator.<Diagnostic>comparingInt(problem -> files.get(problem.location().file()))
                .thenComparingInt(problem -> problem.location().line())
                .thenComparingInt(problem -> problem.location().column()))
        .toList();
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
