package org.superpose.formats.graph;

import java.util.List;
import java.util.stream.Collectors;

/** A graph file that cannot be used, with all that is wrong with it. */
public final class GraphFileException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * What is wrong.
   *
   * @param line from 1, or 0 for the whole file
   * @param complaint a clause or sentence without the line
   */
  public record Fault(int line, String complaint) {}

  private final transient List<Fault> faults;

  GraphFileException(List<Fault> faults) {
    super(
        faults.stream()
            .map(each -> (each.line() > 0 ? "line " + each.line() + ": " : "") + each.complaint())
            .collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
  }

  GraphFileException(int line, String complaint) {
    this(List.of(new Fault(line, complaint)));
  }

  /** Returns what is wrong, in the order of the lines; at most 21. */
  public List<Fault> faults() {
    return faults;
  }
}
