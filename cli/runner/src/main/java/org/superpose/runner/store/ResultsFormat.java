package org.superpose.runner.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The format of the files of a results directory, a number in {@code environment.json}. It grows
 * when an earlier version would misread them; version 0.1 wrote none, and it is 1.
 */
final class ResultsFormat {

  static final String KEY = "format";
  static final int LATEST = 1;

  private ResultsFormat() {}

  /**
   * Makes sure that this version can read a directory, which may be empty.
   *
   * @throws StoreException if a later version wrote it
   */
  static void requireReadable(Path directory) throws IOException {
    Path file = directory.resolve(ResultsDirectory.ENVIRONMENT);
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      return; // who needs it says so
    }
    JsonNode environment;
    try {
      environment = JsonMapper.shared().readTree(StoredText.read(file));
    } catch (JacksonException e) {
      return; // likewise
    }
    int format = environment.path(KEY).asInt(LATEST);
    if (format > LATEST) {
      throw new StoreException(
          "%s: format %s, from superpose %s; superpose %s reads up to %s: use that version, or start in another directory"
              .formatted(
                  file,
                  format,
                  environment.path("superpose").asString("?"),
                  Environment.version(),
                  LATEST));
    }
  }
}
