package org.superpose.console.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.superpose.formats.FileFormat;
import picocli.CommandLine.Option;

/** Where and how a command writes networks. */
final class NetworksOut {

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to write.")
  private Path directory;

  @Option(
      names = "--formats",
      paramLabel = "FORMAT",
      split = ",",
      description = "Any of ${COMPLETION-CANDIDATES}, separated by commas. Default: all.")
  private List<FileFormat> formats = new ArrayList<>(List.of(FileFormat.values()));

  /** Returns the directory, which may not be there yet. */
  Path directory() {
    return directory;
  }

  /** Returns the formats, at least one, in the order in which they were named. */
  List<FileFormat> formats() {
    return formats;
  }
}
