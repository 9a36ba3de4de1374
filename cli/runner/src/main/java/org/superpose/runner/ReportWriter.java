package org.superpose.runner;

import java.io.IOException;
import java.nio.file.Path;

/** Writes the page that shows a results directory; a service, which the console provides. */
public interface ReportWriter {

  /**
   * Writes the page from the other files of a directory.
   *
   * @return where the page is
   * @throws java.nio.file.NoSuchFileException if the directory has no finished comparison
   * @throws IllegalArgumentException if a file is malformed; the message names it
   */
  Path write(Path directory) throws IOException;
}
