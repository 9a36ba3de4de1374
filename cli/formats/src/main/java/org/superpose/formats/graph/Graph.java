package org.superpose.formats.graph;

import java.util.List;
import org.superpose.core.settings.EdgeList;

/**
 * A graph as read from a file.
 *
 * @param edges the pairs in the order of the file
 * @param names the name of each feature, {@code [features]}, or empty if the file has numbers
 * @param remarks what was left out, a sentence each
 */
public record Graph(EdgeList edges, List<String> names, List<String> remarks) {

  /** Copies the lists. */
  public Graph {
    names = List.copyOf(names);
    remarks = List.copyOf(remarks);
  }
}
