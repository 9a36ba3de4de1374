package org.superpose.formats.input;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Tells files that can be read from what may have no end, or never begin. */
public final class RegularFile {

  private RegularFile() {}

  /** Returns why a file cannot be read, in a clause; empty if it is a regular file. */
  public static Optional<String> objection(Path file) {
    if (!Files.exists(file)) {
      return Optional.of(
          Files.notExists(file) ? "no such file" : "permission denied, or a loop of links");
    }
    if (Files.isDirectory(file)) {
      return Optional.of("is a folder, not a file");
    }
    if (!Files.isRegularFile(file)) {
      return Optional.of("is a pipe, socket or device; write what it holds to a file first");
    }
    return Files.isReadable(file) ? Optional.empty() : Optional.of("permission denied");
  }
}
