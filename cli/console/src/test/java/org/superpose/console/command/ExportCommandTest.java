package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Gates;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.formats.FileFormat;
import org.superpose.formats.NetworkFile;
import org.superpose.formats.NetworkFiles;

class ExportCommandTest extends CommandTest {

  private Path network;

  /** AND of the features 2 q and 2 q + 1, for each output q a neuron. */
  @BeforeEach
  void writeNetwork() throws IOException {
    writeNetwork(1);
  }

  private void writeNetwork(double code) throws IOException {
    int outputs = 4;
    Alphabet numbers = Alphabet.FLOAT64;
    Network built =
        new Network(
            DenseMatrix.generate(8, 8, numbers, (row, column) -> row == column ? code : 0),
            new Origin.Program(),
            List.of(
                new Layer(
                    DenseMatrix.generate(
                        outputs, 8, numbers, (row, column) -> row == column / 2 ? 1 : 0),
                    DenseMatrix.constantColumn(outputs, -1))),
            DenseMatrix.generate(outputs, outputs, numbers, (row, column) -> row == column ? 1 : 0),
            DenseMatrix.uniformColumn(outputs, 0.5),
            new Origin.Program());
    ProblemShape shape =
        new ProblemShape("pairwise-and", 8, outputs, 2, 0, 0, Optional.of(new Gates(Gate.AND, 2)));
    Problem problem = new Problem(shape, Gate.AND, new int[][] {{0, 1}, {2, 3}, {4, 5}, {6, 7}});
    NetworkFile file =
        new NetworkFile("net", built, problem, Optional.empty(), Map.of(), OptionalLong.empty());
    NetworkFiles.write(directory, file, List.of(FileFormat.NPZ));
    network = directory.resolve("net.npz");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void writesOneOutputToAFile() throws IOException {
    Path file = directory.resolve("q.smt2");

    assertThat(run("export", network, "--query", "smt2", "--output", 3, "--out", file))
        .as(err)
        .isZero();

    assertThat(Files.readString(file))
        .startsWith(
            "; Is output 3 of net wrong on some input with at most 2 active of 8 features?\n")
        .endsWith("(check-sat)\n");
  }

  @Test
  void writesSomeOrAllToAFolder() throws IOException {
    Path some = directory.resolve("some");
    Path all = directory.resolve("all");

    assertThat(run("export", network, "--query", "lp", "--output", "2,0,2", "--out", some))
        .as(err)
        .isZero();
    assertThat(run("export", network, "--query", "opb", "--output", "all", "--out", all))
        .as(err)
        .isZero();

    assertThat(names(some)).containsExactly("net-output0.lp", "net-output2.lp");
    assertThat(names(all)).hasSize(4).contains("net-output3.opb");
    assertThat(err).contains("4 files written to " + all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lp|4|q|--output: '4' must be all or an output, from 0 to 3",
        "lp|one|q|--output: 'one' must be all or an output, from 0 to 3",
        "lp|-1|q|--output: '-1' must be all or an output, from 0 to 3",
        "lp|0,1|net.npz|net.npz is no folder, which several outputs need",
        "dimacs|0|q|expected one of [LP, OPB, SMT2] (case-insensitive) but was 'dimacs'",
      })
  void refuses(String format, String output, String out, String message) {
    Path place = directory.resolve(out);

    assertThat(run("export", network, "--query", format, "--output=" + output, "--out", place))
        .isEqualTo(ExitCode.BAD_INPUT);

    assertThat(err).contains(message);
  }

  @Test
  void asksForTheFileOfANetwork() {
    Path none = directory.resolve("none.npz");

    assertThat(run("export", none, "--query", "lp", "--output", 1, "--out", none))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("there is no file " + none).hasLineCount(1);

    assertThat(run("export", directory, "--query", "lp", "--output", 1, "--out", none))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains(directory + " is a directory; give the file of one network");
  }

  /** The threshold is 2^59 units of the code; one more is the least score that is on. */
  @Test
  void refusesNumbersThatTheFormatCannotHold() throws IOException {
    writeNetwork(0x1p-60);
    Path file = directory.resolve("q.lp");

    assertThat(run("export", network, "--query", "lp", "--output", 1, "--out", file))
        .isEqualTo(ExitCode.BAD_INPUT);

    assertThat(err)
        .contains("net.npz: output 1 needs whole numbers up to 576460752303423489, and")
        .hasLineCount(1);
    assertThat(file).doesNotExist();
  }
}
