package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.superpose.core.task.Task;
import org.superpose.fixtures.ForeignJar;
import org.superpose.runner.result.Column;

/** Tasks of another project get the bounds and the plots that their problems are due. */
class ForeignTaskTest extends CommandTest {

  /** One task; what is in capital letters is replaced. */
  private static final String SOURCE =
      """
      package foreign.tasks;

      import java.util.*;
      import java.util.stream.IntStream;
      import org.superpose.core.settings.*;
      import org.superpose.core.task.*;

      public final class TYPE implements Task {
        public Description describe() {
          return new Description(
              "NAME",
              "Made elsewhere.",
              List.of(
                  Parameter.integer("features", 2, 100, "m").mandatory(),
                  Parameter.integer("sparsity", 1, 100, "v").withDefault(2L)),
              List.of()FACTS);
        }
        public ProblemShape shape(Settings settings) {
          int m = settings.integer("features");
          double bits = 0;
          for (int i = 0; i < m; i++) {
            bits += Math.log(COUNT) / Math.log(2);
          }
          return new ProblemShape(
              "NAME", m, m, settings.integer("sparsity"), bits, bits / Math.max(1, m - 1))SAID;
        }
        public Problem problem(TaskRequest request) {
          ProblemShape shape = shape(request.settings());
          int m = shape.features();
          int[] order = request.seed().derive("order").stream().permutation(m);
          int[][] inputs = new int[m][];
          Arrays.setAll(inputs, q -> INPUTS);
          return new Problem(shape, Gate.GATE, inputs);
        }
      }
      """;

  private static String task(String type, String id, String... replacements) {
    String source = SOURCE.replace("TYPE", type).replace("NAME", id);
    for (int i = 0; i < replacements.length; i += 2) {
      source = source.replace(replacements[i], replacements[i + 1]);
    }
    return source.replace("FACTS", "").replace("SAID", "");
  }

  /** Neighbours round a circle of features in random order: m! lists of different pairs. */
  private static String circle(String type, String id, String facts, String said) {
    return task(
        type,
        id,
        "FACTS",
        facts,
        "SAID",
        said,
        "COUNT",
        "m - i",
        "GATE",
        "AND",
        "INPUTS",
        "new int[] {order[q], order[(q + 1) % m]}");
  }

  private Path plugins;

  @BeforeEach
  void buildPlugins() throws Exception {
    plugins = directory.resolve("plugins");
    ForeignJar.plain("tasks")
        .announced(
            Task.class,
            "Told",
            circle(
                "Told",
                "told-circle",
                ", List.of(\"counting bound: every order of the circle is a function: |F| = m!\")",
                ".with(new Gates(Gate.AND, 2))"))
        .announced(Task.class, "Untold", circle("Untold", "untold-circle", "", ""))
        .announced(
            Task.class,
            "Held",
            task(
                "Held",
                "held-features",
                "COUNT",
                "1",
                "GATE",
                "IDENTITY",
                "INPUTS",
                "new int[] {q}"))
        .writeTo(plugins.resolve("tasks/tasks.jar"));
  }

  private Path compare(String construction, String criterion) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("comparison.yaml"),
            """
            name: foreign
            seeds: [1]
            tasks:
              - {id: told-circle, features: [16, 32, 64]}
              - {id: untold-circle, features: [16, 32, 64]}
              - {id: held-features, features: [16, 32, 64]}
            constructions: [%s]
            criterion: %s
            """
                .formatted(construction, criterion));
    Path results = directory.resolve("results");
    run("compare", file, "--plugins", plugins, "--out", results);
    return results;
  }

  private static String field(String[] row, Column column) {
    return row[List.of(Column.values()).indexOf(column)];
  }

  private static List<String> column(Path results, String task, Column column) throws IOException {
    return Files.readAllLines(results.resolve("results.csv")).stream()
        .map(line -> line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
        .filter(row -> field(row, Column.TASK).equals(task))
        .map(row -> field(row, column))
        .toList();
  }

  // By hand: log2 16! = 44.2501 and log2 32!, log2 64! by summation.
  @Test
  void theCountingBoundHoldsForForeignTasksToo() throws Exception {
    Path results = compare("one-neuron-per-output", "{kind: every-input}");
    for (String task : List.of("told-circle", "untold-circle")) {
      assertThat(column(results, task, Column.BOUND_PARAMETER_BITS))
          .extracting(Double::parseDouble)
          .satisfiesExactly(
              bits -> assertThat(bits).isCloseTo(44.25014, within(1e-4)),
              bits -> assertThat(bits).isCloseTo(117.66326, within(1e-4)),
              bits -> assertThat(bits).isCloseTo(295.99514, within(1e-4)));
    }
    assertThat(column(results, "held-features", Column.BOUND_PARAMETER_BITS)).containsOnly("");
    assertThat(column(results, "told-circle", Column.ROLE)).containsOnly("compute");
    assertThat(column(results, "held-features", Column.ROLE)).containsOnly("represent");
    assertThat(Files.readAllLines(results.resolve("sizes.csv")))
        .filteredOn(line -> line.contains("-circle,"))
        .hasSize(6)
        .allMatch(line -> line.contains(",auto,compute,"));
    assertThat(Files.readAllLines(results.resolve("sizes.csv")))
        .filteredOn(line -> line.startsWith("held-features,"))
        .hasSize(3)
        .allMatch(line -> line.contains(",auto,represent,"));
  }

  /** Where errors are allowed, the proof has to know all functions of the family. */
  @Test
  void aTaskThatSaysWhatItsOutputsAreGetsTheBoundWithErrors() throws Exception {
    Path results =
        compare("one-neuron-per-output", "{kind: random-input, failure: 0.0001, confidence: 0.9}");
    assertThat(column(results, "told-circle", Column.BOUND_PARAMETER_BITS))
        .hasSize(3)
        .doesNotContain("");
    assertThat(column(results, "untold-circle", Column.BOUND_PARAMETER_BITS)).containsOnly("");
  }

  // By hand, v = 2: m / (2 + (m - 1)) is 16/17, 32/33, 64/65, so at least one neuron each.
  @Test
  void boundsOnSingleFeaturesAskForThem() throws Exception {
    Path results = compare("random-codes", "{kind: every-input}");
    assertThat(column(results, "held-features", Column.BOUND_NEURONS))
        .containsOnly("1.0")
        .hasSize(3);
    assertThat(column(results, "told-circle", Column.STATUS)).containsOnly("unsupported");
  }

  @Test
  void describeShowsTheProperty() {
    String fact = "counting bound: every order of the circle is a function: |F| = m!";
    assertThat(run("describe", "told-circle", "--plugins", plugins)).isEqualTo(ExitCode.DONE);
    assertThat(out).contains("\nFacts:\n  " + fact + "\n");
    run("describe", "told-circle", "--json", "--plugins", plugins);
    assertThat(out).contains("\"facts\" : [ \"" + fact + "\" ]");
    run("describe", "untold-circle", "--plugins", plugins);
    assertThat(out).contains("Made elsewhere.").doesNotContain("Facts");
  }
}
