package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.fixtures.ForeignJar;
import org.superpose.runner.result.Column;

/** Constructions in jars that hide what they know of the instance, in a whole comparison. */
class LyingPluginsTest extends CommandTest {

  /** One neuron for each AND; what is in capital letters is replaced by a test. */
  private static final String SOURCE =
      """
      package foreign.liar;

      import java.util.*;
      import java.util.stream.*;
      import org.superpose.core.construction.*;
      import org.superpose.core.network.*;
      import org.superpose.core.settings.Description;
      import org.superpose.core.task.Problem;

      public final class Liar implements Construction {
        public Description describe() {
          return DESCRIPTION;
        }
        public Sizing size(SizeRequest request) {
          int neurons = Math.max(request.problem().features(), request.problem().outputs());
          return new Sizing.Sized(neurons, OptionalDouble.of(0), 10_000);
        }
        private static Matrix moved(int size, int shift) {
          return SparseMatrix.binaryRows(size, IntStream.range(0, size)
              .mapToObj(i -> new int[] {(i + shift) % size}).toArray(int[][]::new));
        }
        private static Origin choiceOf(Matrix readout, int secret) {
          return new Origin.Choice(
              DenseMatrix.generate(readout.rows(), 1, Alphabet.integers(0, 7), (r, c) -> secret),
              (row, t, consumer) -> {
                if (t == secret) {
                  readout.forEachInRow(row, consumer);
                }
              });
        }
        public Network build(BuildRequest request) {
          Problem problem = request.problem();
          int m = problem.features();
          int n = problem.outputs();
          int secret = Arrays.hashCode(problem.inputs(0)) & 7;
          int shift = SHIFT;
          int[][] pairs = IntStream.range(0, n)
              .mapToObj(q -> IntStream.of(problem.inputs(q))
                  .map(i -> Math.floorMod(i - shift, m)).sorted().toArray())
              .toArray(int[][]::new);
          return new Network(
              moved(m, shift),
              new Origin.Public(),
              List.of(new Layer(SparseMatrix.binaryRows(m, pairs), BIAS)),
              READOUT,
              DenseMatrix.uniformColumn(n, THRESHOLD),
              ORIGIN);
        }
      }
      """;

  private Path liar(String... replacements) throws Exception {
    String source = SOURCE;
    for (int i = 0; i < replacements.length; i += 2) {
      source = source.replace(replacements[i], replacements[i + 1]);
    }
    source =
        source
            .replace("DESCRIPTION", "new Description(\"liar\", \"A fake.\", List.of(), List.of())")
            .replace("SHIFT", "0")
            .replace("BIAS", "DenseMatrix.constantColumn(n, -1)")
            .replace("READOUT", "SparseMatrix.identity(n)")
            .replace("THRESHOLD", "0.5")
            .replace("ORIGIN", "new Origin.Public()");
    Path plugins = directory.resolve("plugins");
    ForeignJar.plain("liar").announced("Liar", source).writeTo(plugins.resolve("liar/liar.jar"));
    return plugins;
  }

  private List<String[]> compare(Path plugins, String seeds) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("comparison.yaml"),
            """
            name: lies
            seeds: [%s]
            tasks: [{id: pairwise-and, features: 16, outputs: 16, sparsity: 2}]
            constructions: [liar]
            """
                .formatted(seeds));
    Path results = directory.resolve("results");
    run("compare", file, "--plugins", plugins, "--out", results);
    List<String> lines = Files.readAllLines(results.resolve("results.csv"));
    return lines.stream()
        .skip(1)
        .map(line -> line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
        .toList();
  }

  private static String field(String[] row, Column column) {
    return row[List.of(Column.values()).indexOf(column)];
  }

  private static void assertRefused(List<String[]> rows, int count, String reason) {
    assertThat(rows)
        .hasSize(count)
        .allSatisfy(
            row -> {
              assertThat(field(row, Column.STATUS)).isEqualTo("failed");
              assertThat(field(row, Column.REASON)).contains("malformed network: " + reason);
              assertThat(field(row, Column.VERDICT)).isEmpty();
            });
  }

  private static final String TWENTY =
      "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20";

  /** Eight values: two instances agree by coincidence with probability 1/8. */
  @Test
  void anEncoderThatHoldsThreeBitsIsFoundForEverySeed() throws Exception {
    Path plugins = liar("SHIFT", "secret");

    assertRefused(
        compare(plugins, TWENTY), 20, "the encoder is declared public but depends on the instance");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 11})
  void anEncoderThatHoldsThreeBitsIsFoundForEveryFirstSeed(int seed) throws Exception {
    Path plugins = liar("SHIFT", "secret");

    assertRefused(
        compare(plugins, seed + ", 1"),
        2,
        "the encoder is declared public but depends on the instance");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BIAS | DenseMatrix.constantColumn(n, secret % 2 - 2) | the bias of layer 1: free, having",
        "THRESHOLD | 0.5 + secret / 64.0 | the readout is declared public but its thresholds",
        "READOUT | moved(n, secret) | the readout is declared public but depends",
        "ORIGIN | new Origin.PublicExceptRows(moved(n, secret)) | the readout is declared public"
            + " except for some rows",
        "ORIGIN | choiceOf(moved(n, 0), secret) | the readout is declared a choice among public"
            + " alternatives"
      })
  void whatIsFreeAndDependsOnThePairsIsRefused(String place, String lie, String reason)
      throws Exception {
    assertRefused(compare(liar(place, lie), "1, 2, 3, 4, 5"), 5, reason);
  }

  @Test
  void honestWorkIsNotRefused() throws Exception {
    assertThat(compare(liar(), "1, 2, 3"))
        .hasSize(3)
        .allSatisfy(row -> assertThat(field(row, Column.VERDICT)).isEqualTo("verified"));
  }

  /** By hand: W has 256 bits; a row costs log2 16 for its place, log2 16 + 64 for its one entry. */
  @Test
  void deviatingRowsPayForTheirValues() throws Exception {
    Path plugins =
        liar(
            "READOUT",
            "DenseMatrix.generate(n, n, Alphabet.FLOAT64, (r, c) -> r == c ? 1 + secret / 8.0 : 0)",
            "ORIGIN",
            "new Origin.PublicExceptRows(SparseMatrix.binaryRows(n, new int[n][0]))");

    assertThat(compare(plugins, "1, 2, 3"))
        .hasSize(3)
        .allSatisfy(
            row -> {
              assertThat(field(row, Column.VERDICT)).isEqualTo("verified");
              assertThat(Double.parseDouble(field(row, Column.PARAMETER_BITS)))
                  .isEqualTo(256 + 16 * (4 + 4 + 64));
            });
  }

  /** Named once, and every command goes on. */
  @Test
  void aPluginThatDescribesItselfByNullIsNamedAndTheRestGoesOn() throws Exception {
    Path plugins = liar("DESCRIPTION", "null");

    assertThat(run("list", "constructions", "--plugins", plugins)).isEqualTo(ExitCode.DONE);
    assertThat(out).contains("one-neuron-per-output");
    assertThat(err)
        .contains("foreign.liar.Liar does not start")
        .contains("its description is null");
    assertThat(run("describe", "pairwise-and", "--plugins", plugins)).isEqualTo(ExitCode.DONE);
  }
}
