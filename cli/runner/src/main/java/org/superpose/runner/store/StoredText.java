package org.superpose.runner.store;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.superpose.formats.input.RegularFile;

/** Reads the texts of a results directory, which may have been put there by anyone. */
final class StoredText {

  /** The rows of the largest comparison that is possible have a quarter of it. */
  private static final long LARGEST = 1 << 29; // bytes

  private StoredText() {}

  /**
   * Returns the text of a file.
   *
   * @throws StoreException if it is no regular file of UTF-8, or larger than any result
   * @throws IOException if it is missing or cannot be read
   */
  static String read(Path file) throws IOException {
    Optional<String> objection = RegularFile.objection(file);
    if (objection.isPresent() && Files.exists(file)) {
      throw new StoreException(file + " " + objection.get());
    }
    long size = Files.size(file);
    if (size > LARGEST) {
      throw new StoreException(
          String.format(
              Locale.ROOT, "%s has %,d bytes; at most %,d are allowed", file, size, LARGEST));
    }
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new StoreException(file + " is damaged: it is not UTF-8 text");
    }
  }
}
