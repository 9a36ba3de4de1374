package org.superpose.runner.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.superpose.core.settings.Parameter;

/** Reads what settings refer to by the names of files. */
final class UserFiles {

  private final EdgeLists edgeLists;
  private final CircuitFiles circuits;

  /**
   * @param folder what the names of files are relative to
   */
  UserFiles(Path folder, Diagnostics problems) {
    edgeLists = new EdgeLists(folder, problems);
    circuits = new CircuitFiles(folder, problems);
  }

  /** Returns whether a setting may be a mapping that says where its value is. */
  static boolean mayGive(Parameter parameter) {
    return parameter.kind() == Parameter.Kind.GRAPH || parameter.kind() == Parameter.Kind.CIRCUIT;
  }

  /** Returns what a mapping gives, or empty, noted, if something is wrong with it. */
  Optional<Given> read(Parameter parameter, Section mapping) {
    return parameter.kind() == Parameter.Kind.CIRCUIT
        ? circuits.read(mapping)
        : edgeLists.read(mapping);
  }

  /** Returns the files whose features have names, or of which something is left out. */
  List<GraphSource> sources() {
    return Stream.concat(edgeLists.sources().stream(), circuits.sources().stream()).toList();
  }
}
