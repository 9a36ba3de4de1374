package org.superpose.checks.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.checks.Application;
import org.superpose.core.random.RandomStream;

/**
 * Kills a comparison while it writes, when its journal has grown to a random length or one of its
 * other files begins to be written, and goes on: no finished cell is lost, and all rows, networks
 * and proofs are those of a run that nobody disturbed. After every third kill the last line is cut
 * as well, as a machine without power may leave it.
 */
class SignalAttackTest {

  private static final int HITS = AttackSettings.count("attack.kills", 2, 100);
  private static final int PATIENCE_SECONDS = 60;
  private static final int LONGEST_PAUSE_MILLISECONDS = 200;
  private static final int POLL_NANOSECONDS = 20_000;

  private static final String COMPARISON =
      """
      name: killed
      seeds: [1, 2, 3, 4, 5]
      tasks: [{id: pairwise-and, features: [40, 60]}]
      constructions: [one-neuron-per-output]
      proofs: true
      """;

  @TempDir private Path directory;

  private final Map<String, Integer> counts = new TreeMap<>();

  @Test
  void noFinishedCellIsLost() throws Exception {
    assumeTrue(Application.isBuilt(), Application.NOT_BUILT);
    Files.writeString(directory.resolve("comparison.yaml"), COMPARISON);
    Path undisturbed = directory.resolve("undisturbed");
    compare(undisturbed);
    long length = Files.size(undisturbed.resolve("cells.jsonl"));
    Map<String, String> expected = files(undisturbed);
    int hits = 0;
    int kills = 0;
    while (hits < HITS) {
      assertThat(kills).as("kills that it takes to hit").isLessThan(3 * HITS + 10);
      RandomStream random = AttackSettings.SEED.derive("kill", kills).stream();
      Path results = directory.resolve("killed-" + kills++);
      // Either close to the storing of a cell, or anywhere until the last file is written.
      int pause = random.nextInt(2) == 0 ? 0 : random.nextInt(LONGEST_PAUSE_MILLISECONDS);
      hits += killed(results, random.nextInt((int) length), pause) ? 1 : 0;
      goOn(results, kills % 3 == 0 ? random : null);
      Map<String, String> found = files(results);
      assertThat(found.keySet()).as("after kill %s", kills).isEqualTo(expected.keySet());
      found.forEach((name, text) -> assertThat(text).as(name).isEqualTo(expected.get(name)));
    }

    AttackSettings.report(
        "signals", "signals: %s kills, %s while writing%n  %s%n".formatted(kills, hits, counts));
  }

  private Command compare(Path results) {
    Path file = directory.resolve("comparison.yaml");
    Command ended = Command.here(List.of("compare", file.toString(), "--out", results.toString()));
    assertThat(ended.code()).as(ended.err()).isZero();
    return ended;
  }

  /** Returns whether the kill came before the last file was complete. */
  private boolean killed(Path results, long length, int pause) throws Exception {
    Path journal = results.resolve("cells.jsonl");
    Process process =
        Command.start(
            directory,
            List.of(),
            List.of("compare", "comparison.yaml", "--out", results.toString()));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (process.isAlive() && journal.toFile().length() <= length) {
      assertThat(System.nanoTime()).as("waiting for %s", journal).isLessThan(end);
      LockSupport.parkNanos(POLL_NANOSECONDS);
    }
    TimeUnit.MILLISECONDS.sleep(pause);
    boolean isAlive = process.isAlive();
    process.destroyForcibly().waitFor();
    return count(results, isAlive && process.exitValue() == 128 + 9);
  }

  private boolean count(Path results, boolean isKilled) throws IOException {
    List<String> names;
    try (Stream<Path> files = Files.walk(results)) {
      names = files.map(file -> file.getFileName().toString()).toList();
    }
    Path stored = results.resolve("cells.jsonl");
    byte[] journal = Files.exists(stored) ? Files.readAllBytes(stored) : new byte[0];
    boolean isUnfinished = !names.contains("results.parquet") || !names.contains("report.html");
    count("killed", isKilled);
    count("a last line that is torn", journal.length > 0 && journal[journal.length - 1] != '\n');
    count("a file half written", names.stream().anyMatch(name -> name.endsWith(".part")));
    count("cells stored and results missing", isUnfinished && journal.length > 0);
    return isKilled && isUnfinished;
  }

  private void count(String what, boolean isSo) {
    counts.merge(what, isSo ? 1 : 0, Integer::sum);
  }

  private void goOn(Path results, @Nullable RandomStream cut) throws IOException {
    Path journal = results.resolve("cells.jsonl");
    byte[] bytes = Files.readAllBytes(journal);
    if (cut != null && bytes.length > 0) {
      int last = startOfLastLine(bytes);
      bytes = Arrays.copyOf(bytes, last + cut.nextInt(bytes.length - last));
      Files.write(journal, bytes);
      count("a last line that was cut afterwards", true);
    }
    long whole =
        new String(bytes, StandardCharsets.ISO_8859_1).chars().filter(c -> c == '\n').count();

    Command ended = compare(results);

    assertThat(ended.err())
        .contains(whole == 0 ? "run (new)" : whole + " reused (finished before)");
    counts.merge("cells reused", (int) whole, Integer::sum);
  }

  private static int startOfLastLine(byte[] bytes) {
    int start = bytes.length - 1;
    while (start > 0 && bytes[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  /** Returns the results and proofs, without times and what is in another order. */
  private static Map<String, String> files(Path results) throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(results)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = results.relativize(file).toString();
        if (name.matches("(results|sizes|fits)\\.csv|proofs/.*|resolved.yaml")) {
          String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
          all.put(
              name,
              text.replaceAll("\\d+\\.\\d{3},\\d+\\.\\d{3},", "")
                  .replaceAll("\"engine\" : \"[^\"]*\"", "")); // a process knows its version
        }
      }
    }
    return all;
  }
}
