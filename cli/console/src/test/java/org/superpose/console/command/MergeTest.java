package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.superpose.formats.digest.Sha256;

/** Shards of a comparison, each in a directory of its own, and what becomes of them together. */
class MergeTest extends CommandTest {

  /** Networks, searches with probes, designs that do not apply, and cells too large for memory. */
  private static final String COMPARISON =
      """
      name: whole
      seeds: [1, 2]
      tasks:
        - {id: pairwise-and, features: [12, 24]}
        - {id: permutation, features: [16, 512]}
      constructions:
        - {id: one-neuron-per-output, neurons: minimal}
        - {id: output-channels-sparse, neurons: 24}
        - {id: linear-associator, neurons: 100}
      limits: {memory: 600KiB}
      expect:
        - linear-associator is verified
      """;

  private static final int CELLS = 4 * 3 * 2;

  private static final String SMALL =
      """
      name: small
      seeds: [1, 2, 3]
      tasks: [{id: pairwise-and, features: 12}]
      constructions: [one-neuron-per-output]
      """;

  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(directory.resolve("comparison.yaml"), SMALL);
  }

  private Path shard(int index) {
    Path out = directory.resolve("shard" + index);
    run("compare", file, "--shard", index + "/3", "--out", out);
    return out;
  }

  private Path out(String name) {
    return directory.resolve(name);
  }

  @Test
  void threeShardsAreOneRun() throws IOException {
    Files.writeString(file, COMPARISON);
    Path one = out("one");
    assertThat(run("compare", file, "--out", one)).isEqualTo(ExitCode.CELLS_FAILED);
    String verdict = err.lines().toList().getLast();
    Path first = shard(1);
    assertThat(err)
        .startsWith("superpose: only shard 1/3 of the cells\n")
        .contains("superpose: these are the cells of shard 1/3; superpose merge joins all shards")
        .doesNotContain("not met");

    int code = run("merge", shard(3), first, shard(2), "--out", out("merged"));

    assertThat(code).isEqualTo(ExitCode.CELLS_FAILED);
    assertThat(err).contains("not met: linear-associator is verified");
    assertThat(err.lines().toList().getLast()).isEqualTo(verdict).contains("of 24 cells failed");
    assertThat(ChildProcess.rows(out("merged")))
        .isEqualTo(ChildProcess.rows(one))
        .hasSize(1 + CELLS);
    assertThat(ChildProcess.rows(out("merged"), "probes.csv"))
        .isEqualTo(ChildProcess.rows(one, "probes.csv"))
        .hasSizeGreaterThan(CELLS);
    for (String name : new String[] {"sizes.csv", "fits.csv", "resolved.yaml"}) {
      assertThat(out("merged").resolve(name)).hasSameBinaryContentAs(one.resolve(name));
    }
    assertThat(out("merged").resolve("results.parquet")).exists();
    assertThat(out("merged").resolve("environment.json")).content().contains("\"merged\"", "2/3");
    assertThat(run("report", out("merged"))).isEqualTo(ExitCode.DONE);
  }

  @Test
  void whatIsMissingIsNamedAndCanBeRunAfterwards() throws IOException {
    Files.writeString(file, COMPARISON);
    Path merged = out("merged");

    int code = run("merge", shard(1), shard(3), "--out", merged);

    assertThat(code).isEqualTo(ExitCode.CELLS_FAILED);
    assertThat(err)
        .containsPattern("[1-9]\\d* of 24 cells are missing \\(not run\\): pairwise-and-m\\d\\d-")
        .contains("not among the directories: shard 2/3")
        .contains("superpose compare %s/resolved.yaml --out %s".formatted(merged, merged));
    assertThat(merged.resolve("results.csv")).doesNotExist();
    run("compare", merged.resolve("resolved.yaml"), "--out", merged);
    assertThat(err).containsPattern("reused \\(finished before\\)");
    assertThat(ChildProcess.rows(merged)).hasSize(1 + CELLS);
  }

  /** Changes the finished cells of a journal as another version would have written them. */
  private static void change(Path journal, UnaryOperator<String> how) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(journal)) {
      String json = how.apply(line.replaceFirst(",\"checksum\":\"[0-9a-f]+\"}$", "}"));
      String digest = HexFormat.of().formatHex(Sha256.of(json)).substring(0, 16);
      lines.add(json.substring(0, json.length() - 1) + ",\"checksum\":\"" + digest + "\"}");
    }
    Files.write(journal, lines);
  }

  @Test
  void cellsOfAnotherVersionAreMissingAndItIsSaidWhy() throws IOException {
    Path first = shard(1);
    Path journal = first.resolve("cells.jsonl");
    change(journal, json -> json.replaceAll("(\"superpose itself\":\")[0-9a-f]", "$1x"));

    assertThat(run("merge", first, shard(2), shard(3), "--out", out("merged"))).isEqualTo(4);

    assertThat(err).contains("cells are missing (superpose itself changed): ");
  }

  @Test
  void ofACellThatRanTwiceTheOneThatDidNotFailCounts() throws IOException {
    Path whole = out("whole");
    run("compare", file, "--out", whole);
    Path failed = Files.createDirectory(out("failed"));
    for (String name : new String[] {"resolved.yaml", "environment.json", "cells.jsonl"}) {
      Files.copy(whole.resolve(name), failed.resolve(name));
    }
    change(
        failed.resolve("cells.jsonl"),
        json -> json.replace("\"status\":\"ok\"", "\"status\":\"failed\""));

    assertThat(run("merge", failed, "--out", out("one"))).isEqualTo(ExitCode.CELLS_FAILED);
    assertThat(err).contains("3 of 3 cells failed");
    assertThat(run("merge", failed, whole, "--out", out("both"))).isEqualTo(ExitCode.DONE);
    assertThat(ChildProcess.rows(out("both"))).isEqualTo(ChildProcess.rows(whole));
  }

  @Test
  void directoriesOfDifferentComparisonsDoNotMix() throws IOException {
    Path first = shard(1);
    Files.writeString(file, SMALL.replace("seeds: [1, 2, 3]", "seeds: [1, 2, 4]"));
    Path second = shard(2);

    assertThat(run("merge", first, second, "--out", out("merged"))).isEqualTo(ExitCode.BAD_INPUT);

    assertThat(err)
        .isEqualTo(
            ("superpose: %s and %s are of different comparisons: line 3 of resolved.yaml is"
                    + " 'seeds: [1, 2, 3]' in one and 'seeds: [1, 2, 4]' in the other\n")
                .formatted(first, second));
    assertThat(out("merged")).doesNotExist();
  }

  @Test
  void aDirectoryWithoutResultsIsRefused() {
    assertThat(run("merge", shard(1), directory, "--out", out("merged")))
        .isEqualTo(ExitCode.BAD_INPUT);

    assertThat(err).contains(directory + " is not a results directory: it has no resolved.yaml");
  }

  @Test
  void aDamagedLineIsNamedAndItsCellIsMissing() throws IOException {
    Path first = shard(1);
    Files.writeString(first.resolve("cells.jsonl"), "{}\n");

    assertThat(run("merge", first, "--out", out("merged"))).isNotEqualTo(ExitCode.DONE);

    assertThat(err).contains("cells.jsonl:1: skipped").contains("cells are missing");
  }

  @Test
  void directoriesInUseAreRefused() throws IOException {
    Path first = shard(1);
    try (FileChannel channel = FileChannel.open(first.resolve(".lock"), StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();

      assertThat(run("merge", first, "--out", out("merged"))).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(err).contains("another superpose is writing to " + first);
      assertThat(run("merge", shard(2), "--out", first)).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(err).contains("another superpose is writing to " + first);
    }
  }

  @Test
  void pluginsThatAreNotHereAreNamed() throws IOException {
    Path first = shard(1);
    Path resolved = first.resolve("resolved.yaml");
    Files.writeString(
        resolved,
        Files.readString(resolved).replace("one-neuron-per-output", "plugin-of-elsewhere"));

    assertThat(run("merge", first, "--out", out("merged"))).isEqualTo(ExitCode.BAD_INPUT);

    assertThat(err).contains("resolved.yaml:").contains("'plugin-of-elsewhere' is not a known");
  }

  /** One of two cells is a search: what it tried goes with its row. */
  @Test
  void shardsThatShareADirectoryLeaveNoProbesOfAnother() throws IOException {
    Files.writeString(
        file,
        """
        name: shared
        tasks: [{id: pairwise-and, features: 12}]
        constructions:
          - {id: one-neuron-per-output, neurons: minimal}
          - {id: output-channels-sparse, neurons: 24}
        """);
    Path both = out("both");
    for (String shard : List.of("1/2", "2/2", "1/2", "2/2")) {
      assertThat(run("compare", file, "--shard", shard, "--out", both)).as(err).isZero();

      boolean searched = Files.readString(both.resolve("results.csv")).contains("minimal");
      assertThat(Files.exists(both.resolve("probes.csv"))).as(shard).isEqualTo(searched);
      assertThat(Files.exists(both.resolve("probes.parquet"))).as(shard).isEqualTo(searched);
    }
  }

  @Test
  void planShowsTheCellsOfAShard() {
    assertThat(run("plan", file, "--shard", "2/3", "--out", out("none"))).isEqualTo(0);
    assertThat(out).contains("1 cell: 1 run (new)");
    assertThat(run("plan", file, "--shard", "3/2")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("shard 3 of 2 does not exist; shards are numbered from 1");
    assertThat(run("plan", file, "--shard", "half")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("'half' is not a shard; allowed: one such as 2/3");
  }

  @Test
  void theReportOfAnUnfinishedShardSaysHowToGoOn() throws IOException {
    Path first = shard(1);
    Files.delete(first.resolve("results.csv"));

    assertThat(run("report", first)).isEqualTo(ExitCode.BAD_INPUT);

    assertThat(err)
        .contains(
            "has not finished; to continue: superpose compare %s/resolved.yaml --out %s --shard 1/3"
                .formatted(first, first));
  }
}
