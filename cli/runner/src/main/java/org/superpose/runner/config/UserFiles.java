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
  private final SetLists setLists;

  /**
   * @param folder what the names of files are relative to
   */
  UserFiles(Path folder, Diagnostics problems) {
    edgeLists = new EdgeLists(folder, problems);
    circuits = new CircuitFiles(folder, problems);
    setLists = new SetLists(folder, problems);
  }

  /** Returns whether a setting may be a mapping that says where its value is. */
  static boolean mayGive(Parameter parameter) {
    return switch (parameter.kind()) {
      case GRAPH, CIRCUIT, SETS -> true;
      case INTEGER, REAL, FLAG, WORD -> false;
    };
  }

  /** Returns what a mapping gives, or empty, noted, if something is wrong with it. */
  Optional<Given> read(Parameter parameter, Section mapping) {
    return switch (parameter.kind()) {
      case CIRCUIT -> circuits.read(mapping);
      case SETS -> setLists.read(mapping);
      default -> edgeLists.read(mapping);
    };
  }

  /** Returns the files whose features have names, or of which something is left out. */
  List<GraphSource> sources() {
    return Stream.of(edgeLists.sources(), circuits.sources(), setLists.sources())
        .flatMap(List::stream)
        .toList();
  }
}
