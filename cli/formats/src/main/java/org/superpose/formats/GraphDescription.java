package org.superpose.formats;

import java.nio.file.Path;
import java.util.Optional;
import org.superpose.formats.graph.GraphRules;

/**
 * The pairs of a problem, said by a graph.
 *
 * @param file the file of the graph; empty for all pairs of features, (0, 1), (0, 2), ..., (1, 2),
 *     ...
 * @param rules how the file is read
 */
record GraphDescription(Optional<Path> file, GraphRules rules) {

  /** What a file calls the graph of all pairs. */
  static final String COMPLETE = "complete";

  static final GraphDescription ALL_PAIRS =
      new GraphDescription(Optional.empty(), GraphRules.STRICT);
}
