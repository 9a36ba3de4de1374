package org.superpose.formats.graph;

import java.util.ArrayList;
import java.util.List;
import org.superpose.formats.graph.GraphFileException.Fault;

/** Collects what is wrong with a file: the first few in full, of the others their number. */
final class Faults {

  private static final int SHOWN = 20;

  private final List<Fault> shown = new ArrayList<>();
  private int more;

  void add(int line, String complaint) {
    if (shown.size() < SHOWN) {
      shown.add(new Fault(line, complaint));
    } else {
      more++;
    }
  }

  void throwIfAny() throws GraphFileException {
    if (more > 0) {
      shown.add(
          new Fault(0, "and %s more line%s with faults".formatted(more, more == 1 ? "" : "s")));
    }
    if (!shown.isEmpty()) {
      throw new GraphFileException(shown);
    }
  }
}
