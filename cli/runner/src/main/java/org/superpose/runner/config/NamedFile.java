package org.superpose.runner.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file or folder that a comparison file names.
 *
 * @param path where it is
 * @param shown what reports call it: as it was written, without the folders of a whole path
 */
record NamedFile(Path path, String shown) {

  /**
   * Finds what a key names, relative to the folder of the comparison file; what cannot be the name
   * of a file is a problem.
   */
  static Optional<NamedFile> of(
      Path folder, String written, Section section, String key, Diagnostics problems) {
    try {
      Path path = folder.resolve(written);
      boolean isWhole = Path.of(written).isAbsolute();
      return Optional.of(
          new NamedFile(path, isWhole ? String.valueOf(path.getFileName()) : written));
    } catch (InvalidPathException e) {
      problems.add(section.at(key), "'" + written + "' is not a file name");
      return Optional.empty();
    }
  }
}
