package org.superpose.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Comparisons on a real standalone cluster, started from the jars that the build gathers. The
 * oracle is the local engine: the same file, the same plugins, all columns but the two times.
 */
class SparkEngineTest {

  private static final int MINUTES = 3;
  private static final int SEEDS = 10;
  private static final int FINISHED_BEFORE_THE_KILL = 4;
  private static final int CELLS_FAILED = 4;

  @TempDir private Path directory;
  private Path plugins;

  /** Two constructions whose libraries are in conflict, behind a link; each cell takes a while. */
  @BeforeEach
  void writePlugins() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("more-plugins"));
    plugins = Files.createSymbolicLink(directory.resolve("a link"), folder);
    String slowly = "try { Thread.sleep(30); } catch (InterruptedException e) { return null; }";
    ForeignPlugin.write(plugins, "first", 3, slowly);
    ForeignPlugin.write(plugins, "second", 5, slowly);
  }

  private Path comparison(int seeds, String constructions) throws IOException {
    return Files.writeString(
        directory.resolve("comparison.yaml"),
        """
        name: cluster
        seeds: %s
        tasks: [{id: pairwise-and, features: 24}]
        constructions: %s
        limits: {timeout: 20s}
        """
            .formatted(IntStream.rangeClosed(1, seeds).boxed().toList(), constructions));
  }

  private Process start(Path file, String out, Object... more) throws IOException {
    return Programs.superpose(
        directory.resolve(out + ".log"),
        Stream.concat(
                Stream.of(
                    "compare",
                    file,
                    "--plugins",
                    directory.resolve("absent"),
                    "--plugins",
                    plugins,
                    "--out",
                    directory.resolve(out)),
                Stream.of(more))
            .toArray());
  }

  private Process startOn(StandaloneCluster cluster, Path file, String out) throws IOException {
    return start(
        file,
        out,
        "--engine",
        "spark",
        "--master",
        cluster.url(),
        "--engine-setting",
        "spark.executor.memory=512m",
        "--engine-setting",
        "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1");
  }

  private int finish(Process process, String out) throws Exception {
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    Programs.kill(process);
    assertThat(ended).as("%s", log(out)).isTrue();
    return process.exitValue();
  }

  private String log(String out) throws IOException {
    return Files.readString(directory.resolve(out + ".log"));
  }

  private void awaitSomeCells(Process process, String out) throws Exception {
    Path journal = directory.resolve(out).resolve("cells.jsonl");
    while (!Files.exists(journal)
        || Files.readString(journal).lines().count() < FINISHED_BEFORE_THE_KILL) {
      assertThat(process.isAlive()).as("ended too early: %s", log(out)).isTrue();
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Returns the rows without the two times, which have three decimals each. */
  private List<String> rows(String out) throws IOException {
    return Files.readAllLines(directory.resolve(out).resolve("results.csv")).stream()
        .map(row -> row.replaceAll("\\d+\\.\\d{3},\\d+\\.\\d{3},", ""))
        .toList();
  }

  @Test
  void aWorkerThatIsLostCostsNoRowAndChangesNone() throws Exception {
    Path file = comparison(SEEDS, "[first, second, {id: one-neuron-per-output, neurons: minimal}]");
    assertThat(finish(start(file, "here"), "here")).as("%s", log("here")).isZero();

    try (StandaloneCluster cluster = StandaloneCluster.start(directory.resolve("cluster"), 2)) {
      Process driver = startOn(cluster, file, "there");
      awaitSomeCells(driver, "there");
      cluster.killWorker(1);
      assertThat(finish(driver, "there")).as("%s", log("there")).isZero();
    }

    assertThat(rows("there")).isEqualTo(rows("here")).hasSize(1 + 3 * SEEDS);
    assertThat(rows("there").stream().filter(row -> row.contains("verified")))
        .as("those whose width tells which library they saw")
        .anyMatch(row -> row.contains("first") && row.contains(",27,"))
        .anyMatch(row -> row.contains("second") && row.contains(",29,"));
  }

  @Test
  void aDriverThatIsKilledResumesAndHostileCellsAreRows() throws Exception {
    ForeignPlugin.write(
        plugins, "thrower", 0, "if (true) throw new IllegalStateException(\"no\");");
    ForeignPlugin.write(
        plugins,
        "sleeper",
        0,
        "try { Thread.sleep(1_000_000); } catch (InterruptedException e) { return null; }");
    ForeignPlugin.write(
        plugins,
        "halter",
        0,
        "try { new ProcessBuilder(\"kill\", \"-KILL\", \"\" + ProcessHandle.current().pid())"
            + ".start().waitFor(); } catch (Exception e) { throw new IllegalStateException(e); }");
    Path file = comparison(SEEDS, "[first, second]");

    try (StandaloneCluster cluster = StandaloneCluster.start(directory.resolve("cluster"), 2)) {
      Process killed = startOn(cluster, file, "there");
      awaitSomeCells(killed, "there");
      Programs.kill(killed);
      Path hostile = comparison(1, "[first, second, thrower, sleeper, halter]");
      Process driver = startOn(cluster, hostile, "there");
      assertThat(finish(driver, "there")).as("%s", log("there")).isEqualTo(CELLS_FAILED);
    }

    assertThat(log("there")).contains("reused (finished before)");
    List<String> rows = rows("there");
    assertThat(rows).hasSize(1 + 5);
    assertThat(rows.stream().filter(row -> row.contains("verified"))).hasSize(2);
    assertThat(rows)
        .filteredOn(row -> row.contains(".thrower."))
        .allMatch(row -> row.contains("failed") && row.contains("IllegalStateException: no"));
    assertThat(rows)
        .filteredOn(row -> row.contains(".sleeper."))
        .allMatch(row -> row.contains("timeout"));
    assertThat(rows)
        .filteredOn(row -> row.contains(".halter."))
        .allMatch(row -> row.contains("failed") && row.contains("ExecutorLostFailure"));
  }

  @Test
  void aClusterThatIsNotThereIsOneClearLine() throws Exception {
    Path file = comparison(1, "[first]");

    int code = finish(start(file, "there", "--engine", "spark", "--master", "nonsense"), "there");

    assertThat(code).as("%s", log("there")).isEqualTo(CELLS_FAILED);
    assertThat(log("there"))
        .contains("superpose: Spark does not start on nonsense: ")
        .doesNotContain("\tat ");
  }
}
