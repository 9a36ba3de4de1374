package org.superpose.formats;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that are either complete or not there, whatever interrupts the writing. */
final class AtomicFile {

  private AtomicFile() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file under another name first, then moves it to its place; where a link points, if it
   * is one. What is no file, such as a pipe or {@code /dev/stdout}, stays and is written to.
   */
  static void write(Path file, Content content) throws IOException {
    if (!Files.exists(file)) {
      replace(file, content);
    } else if (Files.isRegularFile(file)) {
      replace(file.toRealPath(), content);
    } else {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
        content.writeTo(out);
      }
    }
  }

  private static void replace(Path file, Content content) throws IOException {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
        content.writeTo(out);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
