package org.superpose.runner.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.superpose.runner.run.Shard;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A results directory that may hold only some of the cells of its comparison.
 *
 * @param directory where it is
 * @param configuration the whole comparison, as it ran
 * @param environment what the cells ran on, JSON; missing if there is none
 * @param store the finished cells
 */
public record StoredPart(
    Path directory, String configuration, JsonNode environment, ResultsStore store) {

  private static final int CONTEXT = 30;
  private static final int EXCERPT = 80;

  /**
   * Reads a directory.
   *
   * @throws StoreException if it holds no results, or a process is writing to it
   */
  public static StoredPart read(Path directory) throws IOException {
    Path configuration = directory.resolve(ResultsDirectory.CONFIGURATION);
    if (!Files.exists(configuration)) {
      throw new StoreException(
          "%s is not a results directory: it has no %s"
              .formatted(directory, ResultsDirectory.CONFIGURATION));
    }
    ResultsStore.requireIdle(directory);
    return new StoredPart(
        directory,
        StoredText.read(configuration),
        environment(directory),
        ResultsStore.read(directory));
  }

  private static JsonNode environment(Path directory) throws IOException {
    Path file = directory.resolve(ResultsDirectory.ENVIRONMENT);
    try {
      return JsonMapper.shared().readTree(Files.exists(file) ? StoredText.read(file) : "");
    } catch (JacksonException e) {
      throw new StoreException(file + " is damaged: " + e.getOriginalMessage());
    }
  }

  /** Returns which shard it is, as far as is known. */
  public Optional<Shard> shard() {
    String text = environment.path(Environment.SHARD).asString("");
    try {
      return Optional.of(Shard.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Makes sure that another directory is of the same comparison.
   *
   * @throws StoreException if not; the message shows where the two differ first
   */
  public void requireSameComparison(StoredPart other) {
    List<String> mine = lines(configuration);
    List<String> others = lines(other.configuration);
    for (int i = 0; i < Math.max(mine.size(), others.size()); i++) {
      String here = i < mine.size() ? mine.get(i) : "";
      String there = i < others.size() ? others.get(i) : "";
      if (!here.equals(there)) {
        int from = Math.max(0, firstDifference(here, there) - CONTEXT);
        throw new StoreException(
            ("%s and %s are of different comparisons: line %s of %s is '%s' in one and"
                    + " '%s' in the other")
                .formatted(
                    directory,
                    other.directory,
                    i + 1,
                    ResultsDirectory.CONFIGURATION,
                    excerpt(here, from),
                    excerpt(there, from)));
      }
    }
  }

  /** Where cells ran, which comes last, makes no other comparison. */
  private static List<String> lines(String configuration) {
    return configuration.lines().takeWhile(line -> !line.equals("engine:")).toList();
  }

  private static int firstDifference(String a, String b) {
    int i = 0;
    while (i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return i;
  }

  private static String excerpt(String line, int from) {
    return line.substring(Math.min(from, line.length()), Math.min(from + EXCERPT, line.length()))
        .strip();
  }
}
