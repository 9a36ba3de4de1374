package org.superpose.checks.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.checks.Application;

/**
 * The interface of the command to other programs: files and JSON stay equal byte for byte, but for
 * times, unless a change means to change them. Then {@code mvn verify -pl checks -am
 * -Dgolden.update=true} writes them anew, and the difference is for the reviewer to read.
 */
class GoldenFilesTest {

  private static final List<String> TIMES = List.of("build_seconds", "verify_seconds");

  @TempDir private Path directory;

  /** What a command printed that ended well. */
  private String run(String... arguments) throws IOException, InterruptedException {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    Process process =
        new ProcessBuilder(
                Stream.concat(Application.COMMAND.stream(), Arrays.stream(arguments)).toList())
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor()).as("%s: %s", List.of(arguments), Files.readString(err)).isZero();
    return Files.readString(out);
  }

  private static void equalsGolden(String name, String actual) throws IOException {
    Path golden = Application.GOLDEN.resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, actual);
    }
    assertThat(actual).as(name).isEqualTo(Files.readString(golden));
  }

  /** Leaves the columns of times out of a table without quoted commas in its head. */
  private static String withoutTimes(String csv) {
    List<List<String>> rows = csv.lines().map(GoldenFilesTest::cells).toList();
    List<String> head = rows.getFirst();
    int[] kept =
        IntStream.range(0, head.size()).filter(i -> !TIMES.contains(head.get(i))).toArray();
    return rows.stream()
        .map(row -> IntStream.of(kept).mapToObj(row::get).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** Splits a line at its commas outside of quotes; quotes stay. */
  private static List<String> cells(String line) {
    return List.of(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1));
  }

  static Stream<String> descriptions() {
    return Stream.of(
        "list --json",
        "schema",
        "describe pairwise-and --json",
        "describe k-way-and --json",
        "describe output-channels-sparse --json",
        "describe counting-neurons --json");
  }

  @ParameterizedTest
  @MethodSource("descriptions")
  void whatThereIsIsDescribedAlike(String command) throws IOException, InterruptedException {
    assumeTrue(Application.isBuilt(), Application.NOT_BUILT);
    String name = command.replaceAll("[ -]+", "-") + ".json";
    equalsGolden(name, run(command.split(" ")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"proved", "searched", "sampled", "capacity"})
  void comparisonsWriteAlike(String name) throws IOException, InterruptedException {
    assumeTrue(Application.isBuilt(), Application.NOT_BUILT);
    String file = Application.GOLDEN.resolve(name + ".yaml").toString();
    equalsGolden(name + "/plan.json", run("plan", file, "--json"));
    run("compare", file, "--out", "results");
    Path results = directory.resolve("results");
    equalsGolden(
        name + "/results.csv", withoutTimes(Files.readString(results.resolve("results.csv"))));
    equalsGolden(name + "/resolved.yaml", Files.readString(results.resolve("resolved.yaml")));
    for (String optional : List.of("probes.csv", "fits.csv", "sizes.csv")) {
      if (Files.exists(results.resolve(optional))) {
        equalsGolden(
            name + "/" + optional, withoutTimes(Files.readString(results.resolve(optional))));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = "proved")
  void networksAreJudgedAlike(String name) throws IOException, InterruptedException {
    assumeTrue(Application.isBuilt(), Application.NOT_BUILT);
    String file = Application.GOLDEN.resolve(name + ".yaml").toString();
    run("build", file, "--set", "seeds=[1]", "--formats", "npz", "--out", "networks");
    equalsGolden(name + "/verify.json", run("verify", "networks", "--json"));
    Path one = directory.resolve("networks/permutation-m24-v1.one-neuron-per-output.s1.json");
    equalsGolden(name + "/network.json", Files.readString(one));
  }
}
