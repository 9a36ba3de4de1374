package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an argument names instead of the file that it should, a line says so at once. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HostileArgumentsTest extends CommandTest {

  private static final int LONGEST_LINE = 5000;
  private static final long HUGE = 20L << 30; // bytes, none of which is on the disk

  private static final String SMALL =
      """
      name: small
      seeds: [1]
      tasks: [{id: pairwise-and, features: 8}]
      constructions: [one-neuron-per-output]
      """;

  /** What there is instead of a file. */
  enum Kind {
    PIPE {
      @Override
      void make(Path place) throws Exception {
        assumeTrue(new ProcessBuilder("mkfifo", place.toString()).start().waitFor() == 0);
      }
    },
    DEVICE {
      @Override
      void make(Path place) throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/zero")));
        Files.createSymbolicLink(place, Path.of("/dev/zero"));
      }
    },
    FOLDER {
      @Override
      void make(Path place) throws Exception {
        Files.createDirectory(place);
      }
    },
    LOOP {
      @Override
      void make(Path place) throws Exception {
        Files.createSymbolicLink(place, place);
      }
    },
    EMPTY {
      @Override
      void make(Path place) throws Exception {
        Files.createFile(place);
      }
    },
    ZEROS {
      @Override
      void make(Path place) throws Exception {
        Files.write(place, new byte[3000]);
      }
    },
    HUGE_FILE {
      @Override
      void make(Path place) throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(place.toFile(), "rw")) {
          file.setLength(HUGE);
        }
      }
    };

    abstract void make(Path place) throws Exception;
  }

  private Path network;

  @BeforeEach
  void build() throws IOException {
    Path file = Files.writeString(directory.resolve("comparison.yaml"), SMALL);
    Path networks = directory.resolve("networks");
    run("build", file, "--out", networks, "--formats", "npz");
    try (Stream<Path> files = Files.list(networks)) {
      network = files.filter(each -> each.toString().endsWith(".npz")).findFirst().orElseThrow();
    }
  }

  private void assertOneLine(Object... arguments) {
    int code = run(arguments);

    assertThat(code).as("%s: %s", List.of(arguments), err).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("superpose: ").doesNotContain("\tat ", "internal error:");
    assertThat(err.lines()).allMatch(line -> line.length() < LONGEST_LINE);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void noFileArgumentHangsOrBreaks(Kind kind) throws Exception {
    for (String name : List.of("a.npz", "a.onnx", "a.safetensors", "a.json", "a.yaml", "a")) {
      kind.make(directory.resolve(name));
    }
    Path plain = directory.resolve("a");

    for (String network : List.of("a.npz", "a.onnx", "a.safetensors", "a.json")) {
      assertOneLine("verify", directory.resolve(network));
      assertOneLine("infer", directory.resolve(network));
    }
    assertOneLine("replay", directory.resolve("a.npz"), "--inputs", "1");
    assertOneLine("explain", directory.resolve("a.onnx"));
    assertOneLine("plan", directory.resolve("a.yaml"));
    assertOneLine("compare", directory.resolve("a.yaml"));
    assertOneLine("verify", network, "--problem", directory.resolve("a.json"));
    assertOneLine("verify", network, "--task=pairwise-and", "--sparsity=2", "--pairs", plain);
    assertOneLine("verify", network, "--task=k-way-and", "--sparsity=2", "--gates", plain);
    assertOneLine("verify", network, "--task=permutation", "--sparsity=2", "--permutation", plain);
    assertOneLine("report", plain);
    assertOneLine("merge", plain, "--out", directory.resolve("merged"));
    assertThat(run("plugins", "check", plain)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(out + err).doesNotContain("\tat ", "internal error:");
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"FOLDER"},
      mode = EnumSource.Mode.EXCLUDE)
  void whatIsNoFolderHoldsNoPluginsAndTakesNoResults(Kind kind) throws Exception {
    Path place = directory.resolve("place");
    kind.make(place);
    Path file = directory.resolve("comparison.yaml");

    assertOneLine("compare", file, "--out", place);
    assertOneLine("build", file, "--out", place);
    assertThat(run("list", "--plugins", place)).isEqualTo(ExitCode.DONE);
    assertThat(err).contains("plugin " + place + ": is not a folder that can be read");
  }

  /** A results directory may come from anyone. */
  @ParameterizedTest
  @EnumSource(names = {"PIPE", "DEVICE", "ZEROS", "HUGE_FILE"})
  void filesOfResultsMayBeAnything(Kind kind) throws Exception {
    Path file = directory.resolve("comparison.yaml");
    for (String name : List.of("cells.jsonl", "resolved.yaml", "environment.json", "results.csv")) {
      Path results = directory.resolve("results of " + name);
      run("compare", file, "--out", results);
      Files.delete(results.resolve(name));
      kind.make(results.resolve(name));

      List<Object[]> commands =
          List.of(
              new Object[] {"report", results},
              new Object[] {"merge", results, "--out", directory.resolve("merged " + name)},
              new Object[] {"compare", file, "--out", results});
      for (Object[] command : commands) {
        assertThat(run(command))
            .as("%s: %s", List.of(command), err)
            .isIn(ExitCode.DONE, ExitCode.BAD_INPUT, ExitCode.CELLS_FAILED);
        assertThat(err).doesNotContain("\tat ", "internal error:");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--workers=1000000",
        "--workers=0",
        "--shard=1/99999999999",
        "--set=\u202E\u001B[2J=1",
        "--\u202E\u001B[2J",
        "\u202E\u001B[2J",
        "--set==1",
        "--set=tasks[99999999999].id=x",
        "--set=name=!!java.net.URL [x]",
        "--set=tasks[0].features=*a",
        "--set=tasks[0].features=.inf",
        "--set=tasks[0].graph={file: \"a\\0b\"}",
        "--set=tasks[0].graph={file: /proc/self/mem}",
        "--set=limits.memory=1e99GiB",
        "--set=limits.timeout=99999999999d"
      })
  void oddOptionsAreALine(String option) {
    assertOneLine("compare", directory.resolve("comparison.yaml"), option);
    assertThat(err).doesNotContain("\u202E", "\u001B");
  }

  @Test
  void longOptionsAreALine() {
    Path file = directory.resolve("comparison.yaml");

    assertOneLine("plan", file, "--set", "a.".repeat(5000) + "a=1");
    assertOneLine("plan", file, "--set", "name=" + "[".repeat(5000));
    assertOneLine("plan", file, "x".repeat(100_000));
    assertOneLine("x".repeat(100_000));
  }
}
