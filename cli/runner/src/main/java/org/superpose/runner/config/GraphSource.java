package org.superpose.runner.config;

import java.util.List;

/**
 * A file of a graph that a comparison names.
 *
 * @param file the file as messages show it
 * @param label what reports call the graph
 * @param names the name of each feature, {@code [features]}, or empty if the file has numbers
 * @param remarks what of the file was left out, a clause each
 */
public record GraphSource(String file, String label, List<String> names, List<String> remarks) {

  /** Copies the lists. */
  public GraphSource {
    names = List.copyOf(names);
    remarks = List.copyOf(remarks);
  }
}
