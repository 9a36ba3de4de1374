package org.superpose.console.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.superpose.runner.store.ResultsDirectory;
import org.superpose.runner.store.StoredPart;

/** Reads results directories, and says what is wrong with one that holds no finished comparison. */
final class FinishedDirectory {

  private FinishedDirectory() {}

  /** Reads something in a directory. */
  @FunctionalInterface
  interface Reader<T> {

    /**
     * Reads it.
     *
     * @throws NoSuchFileException if the directory has no finished comparison
     * @throws IllegalArgumentException if a file is malformed
     */
    T read(Path directory) throws IOException;
  }

  /**
   * Returns what a reader reads.
   *
   * @throws UserException if there is no such directory, or no finished comparison in it, or a file
   *     is malformed
   */
  static <T> T read(Path directory, Reader<T> reader) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new UserException("there is no directory " + directory);
    }
    try {
      return reader.read(directory);
    } catch (NoSuchFileException e) {
      throw new UserException(unfinished(directory, Path.of(e.getFile()).getFileName()));
    } catch (IllegalArgumentException e) {
      throw new UserException(directory + ": " + e.getMessage());
    }
  }

  private static String unfinished(Path directory, Path missing) throws IOException {
    Path configuration = directory.resolve(ResultsDirectory.CONFIGURATION);
    if (!Files.exists(configuration)) {
      return "%s has no finished comparison: %s is missing".formatted(directory, missing);
    }
    String shard = StoredPart.read(directory).shard().map(which -> " --shard " + which).orElse("");
    return "the comparison in %s has not finished; to continue: superpose compare %s --out %s%s"
        .formatted(directory, configuration, directory, shard);
  }
}
