package org.superpose.runner.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.core.settings.EdgeList;
import org.superpose.core.task.Criterion;

/** Expected values are worked out by hand from the text of each file. */
class ConfigurationReaderTest {

  private static final String SMALL =
      """
      name: small
      tasks:
        - {id: gates, features: 16}
      constructions:
        - dense-codes
      """;

  private static final String FULL =
      """
      name: "full: all, of it"
      description: |
        Two lines
        with "quotes", a \\ and a tab	here.
      seeds: [3, -1, 2]
      tasks:
        - id: gates
          features: [16, 32]
          sparsity: [2, 3]
          density: 1.0e-7
          graph: [star, {file: edges/pairs.csv}]
        - {id: gates, features: 8, outputs: 5, loops: true, degree: 4}
      constructions:
        - dense-codes
        - id: [dense-codes, sparse-codes]
          neurons: [100, 200]
          channel_size: 4
      bounds: [counting]
      criterion: {kind: random-input, failure: 0.01}
      expect:
        - dense-codes   beats sparse-codes on parameter_bits
        - sparse-codes is verified
        - sparse-codes meets criterion
        - sparse-codes has bits_over_bound <= 1.7
        - sparse-codes has neurons <= 200
      limits: {exhaustive_inputs: 1000, samples_per_stratum: 50, memory: 1.5GiB, timeout: 90s}
      search: {success: 0.9, confidence: 0.99, networks: 7, resolution: 0.1}
      engine: {id: spark, master: "local[2]", settings: {spark.ui.enabled: true, b: 3}}
      """;

  @TempDir Path folder;

  private Comparison read(String text, String... overrides)
      throws IOException, ConfigurationException {
    Files.createDirectories(folder.resolve("edges"));
    Files.writeString(folder.resolve("edges/pairs.csv"), "a,b\n5,2\n\n# a comment\n0,1\n");
    Path file = Files.writeString(folder.resolve("test.yaml"), text);
    return ConfigurationReader.read(file, List.of(overrides), Fakes.registry());
  }

  private static List<String> shown(Comparison comparison) {
    return comparison.constructions().stream()
        .map(one -> one.plugin().id() + " " + one.neurons() + " " + one.options())
        .toList();
  }

  @Test
  void everythingLeftOutHasItsDefault() throws Exception {
    Comparison comparison = read(SMALL);

    assertThat(comparison.name()).isEqualTo("small");
    assertThat(comparison.description()).isEmpty();
    assertThat(comparison.seeds()).containsExactly(1L);
    assertThat(comparison.criterion()).isEqualTo(new Criterion.EveryInput());
    assertThat(comparison.bounds())
        .extracting(bound -> bound.id())
        .containsExactly("capacity", "counting");
    assertThat(comparison.expectations()).isEmpty();
    assertThat(comparison.limits()).isEqualTo(Limits.standard());
    assertThat(comparison.search()).isEqualTo(Search.standard());
    assertThat(comparison.engine()).isEqualTo(EngineChoice.of("local"));
    TaskCase task = comparison.tasks().getFirst();
    assertThat(task.settings().asMap())
        .hasToString(
            "{features=16, outputs=features, sparsity=2, graph=uniform, density=0.5, loops=false,"
                + " order=rising}");
    assertThat(task.graphLabel()).isEqualTo("uniform");
    assertThat(task.shape().outputs()).isEqualTo(16);
    assertThat(shown(comparison)).containsExactly("dense-codes auto {channel_size=8}");
  }

  @ParameterizedTest
  @CsvSource({
    "90s, 90000",
    "1.5min, 90000",
    "2 h, 7200000",
    "1d, 86400000",
    "0.25, 250",
    "7, 7000"
  })
  void timesHaveUnitsOrAreSeconds(String written, long milliseconds) throws Exception {
    Comparison comparison = read(SMALL + "limits: {timeout: " + written + "}\n");

    assertThat(comparison.limits().timeout()).isEqualTo(Duration.ofMillis(milliseconds));
    assertThat(read(ResolvedYaml.write(comparison)).limits()).isEqualTo(comparison.limits());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.0001s", "-1", "1m", "99999999999", "[1]", "soon", ""})
  void otherTimesAreRejected(String written) {
    assertThatThrownBy(() -> read(SMALL + "limits:\n  timeout: " + written + "\n"))
        .hasMessageContaining("limits.timeout: ");
  }

  @Test
  void theMostOutputsAreRequestedForAWidth() throws Exception {
    Comparison comparison =
        read(
            SMALL,
            "tasks[0].outputs=[8, maximal]",
            "constructions=[{id: dense-codes, neurons: 9}]");

    assertThat(comparison.tasks()).extracting(TaskCase::isMaximal).containsExactly(false, true);
    TaskCase maximal = comparison.tasks().getLast();
    assertThat(maximal.withOutputs(7).orElseThrow().shape().outputs()).isEqualTo(7);
    assertThat(maximal.withOutputs(-1)).isEmpty();
    assertThat(ResolvedYaml.write(comparison)).contains("    outputs: maximal\n");
  }

  @Test
  void precisionAndPruningSweep() throws Exception {
    Comparison comparison =
        read(SMALL, "constructions=[{id: dense-codes, bits: [1, real], prune: [0, 0.5, maximal]}]");

    assertThat(comparison.constructions())
        .extracting(one -> one.reduction().toString())
        .containsExactly(
            "bits=1", "bits=1 prune=0.5", "bits=1 prune=maximal", "", "prune=0.5", "prune=maximal");
    Comparison again = read(ResolvedYaml.write(comparison));
    assertThat(again.constructions())
        .extracting(ConstructionCase::reduction)
        .isEqualTo(comparison.constructions().stream().map(ConstructionCase::reduction).toList());
  }

  @Test
  void aSearchIsReadAsWritten() throws Exception {
    Comparison comparison = read(FULL, "constructions[0].neurons=minimal");

    assertThat(comparison.search()).isEqualTo(new Search(0.9, 0.99, 7, 0.1));
    assertThat(comparison.constructions().getFirst().neurons()).isEqualTo(new Neurons.Minimal());
  }

  @Test
  void theKnobsOfACorpusSweepInTheOrderOfTheirKeys() throws Exception {
    Comparison comparison = read(SMALL, "corpus={wrong_inputs: [0, 3], width: [1, 1.5]}");

    assertThat(comparison.corpus())
        .containsExactly(
            CorpusVariant.NONE,
            new CorpusVariant(1, 0, 3),
            new CorpusVariant(1.5, 0, 0),
            new CorpusVariant(1.5, 0, 3));
    assertThat(comparison.corpus())
        .extracting(CorpusVariant::suffix)
        .containsExactly("", ".wrong3", ".width1.5", ".width1.5-wrong3");
    assertThat(read(ResolvedYaml.write(comparison)).corpus()).isEqualTo(comparison.corpus());
    assertThat(read(SMALL).corpus()).isEmpty();
    assertThat(ResolvedYaml.write(read(SMALL))).doesNotContain("corpus:");
  }

  @Test
  void anEngineIsReadAsWrittenAndResolvedAsRead() throws Exception {
    EngineChoice engine = read(FULL).engine();

    assertThat(engine)
        .isEqualTo(
            new EngineChoice(
                "spark", Optional.of("local[2]"), Map.of("spark.ui.enabled", "true", "b", "3")));
    assertThat(read(ResolvedYaml.write(read(FULL))).engine()).isEqualTo(engine);
    assertThat(read(SMALL, "engine=spark").engine()).isEqualTo(EngineChoice.of("spark"));
    assertThat(read(SMALL, "engine=spark", "engine.master=yarn").engine().master())
        .contains("yarn");
  }

  @Test
  void listsSweepInTheOrderOfTheFile() throws Exception {
    Comparison comparison = read(FULL);

    assertThat(comparison.tasks())
        .extracting(
            task ->
                task.shape().features() + " " + task.shape().sparsity() + " " + task.graphLabel())
        .containsExactly(
            "16 2 star",
            "16 2 edges/pairs.csv",
            "16 3 star",
            "16 3 edges/pairs.csv",
            "32 2 star",
            "32 2 edges/pairs.csv",
            "32 3 star",
            "32 3 edges/pairs.csv",
            "8 2 uniform");
    assertThat(shown(comparison))
        .containsExactly(
            "dense-codes auto {channel_size=8}",
            "dense-codes 100 {channel_size=4}",
            "dense-codes 200 {channel_size=4}",
            "sparse-codes 100 {channel_size=4}",
            "sparse-codes 200 {channel_size=4}");
  }

  @Test
  void valuesHaveTheirTypes() throws Exception {
    Comparison comparison = read(FULL);

    assertThat(comparison.name()).isEqualTo("full: all, of it");
    assertThat(comparison.seeds()).containsExactly(3L, -1L, 2L);
    assertThat(comparison.criterion()).isEqualTo(new Criterion.RandomInput(0.01, 0.99));
    assertThat(comparison.limits())
        .isEqualTo(new Limits(1000, 50, OptionalLong.of(3L << 29), Duration.ofSeconds(90)));
    assertThat(comparison.tasks().get(1).settings().find("graph"))
        .contains(EdgeList.of(List.of(new int[] {5, 2}, new int[] {0, 1})));
    assertThat(comparison.tasks().getLast().settings().flag("loops")).isTrue();
    assertThat(comparison.tasks().getFirst().settings().real("density")).isEqualTo(1e-7);
  }

  @Test
  void expectationsAreParsed() throws Exception {
    assertThat(read(FULL).expectations())
        .extracting(Expectation::sentence)
        .containsExactly(
            "dense-codes beats sparse-codes on parameter_bits",
            "sparse-codes is verified",
            "sparse-codes meets criterion",
            "sparse-codes has bits_over_bound <= 1.7",
            "sparse-codes has neurons <= 200");
    assertThat(read(FULL).expectations().getFirst().location().line()).isEqualTo(21);
  }

  @Test
  void expectationsCanBeDropped() throws Exception {
    assertThat(read(FULL, "expect=[]").expectations()).isEmpty();
  }

  @Test
  void everyCriterionIsRead() throws Exception {
    assertThat(read(SMALL + "criterion: every-input\n").criterion())
        .isEqualTo(new Criterion.EveryInput());
    assertThat(
            read(SMALL + "criterion: {kind: expected-wrong-outputs, limit: 2, confidence: 0.9}\n")
                .criterion())
        .isEqualTo(new Criterion.ExpectedWrongOutputs(2, 0.9));
  }

  @Test
  void sourcesNameLineAndKeyForLaterChecks() throws Exception {
    Comparison comparison = read(FULL);
    String file = folder.resolve("test.yaml").toString();

    Source last = comparison.constructions().getLast().source();
    assertThat(last.at("neurons")).hasToString(file + ":16: constructions[1].neurons[1]");
    assertThat(last.at("id")).hasToString(file + ":15: constructions[1].id[1]");
    assertThat(comparison.constructions().getFirst().source().at("neurons"))
        .hasToString(file + ":14: constructions[0].neurons");
  }

  @Test
  void overridesSetAndAdd() throws Exception {
    Comparison comparison =
        read(
            SMALL,
            "seeds=[4, 5]",
            "tasks[0].features=64",
            "tasks[1].id=gates",
            "tasks[1].features=9",
            "constructions[0].neurons=[10, 20]",
            "constructions[1]=sparse-codes",
            "criterion.kind=random-input",
            "criterion.failure=0.5",
            "name=a=b",
            "name=last wins");

    assertThat(comparison.seeds()).containsExactly(4L, 5L);
    assertThat(comparison.tasks())
        .extracting(task -> task.shape().features())
        .containsExactly(64, 9);
    assertThat(shown(comparison))
        .containsExactly(
            "dense-codes 10 {channel_size=8}",
            "dense-codes 20 {channel_size=8}",
            "sparse-codes auto {channel_size=8}");
    assertThat(comparison.criterion()).isEqualTo(new Criterion.RandomInput(0.5, 0.99));
    assertThat(comparison.name()).isEqualTo("last wins");
  }

  @Test
  void byteOrderMarkAndCarriageReturnsAreAccepted() throws Exception {
    assertThat(read("\uFEFF" + SMALL.replace("\n", "\r\n")).name()).isEqualTo("small");
  }

  /** All of a comparison but where it was written. */
  private static List<Object> content(Comparison comparison) {
    return List.of(
        comparison.name(),
        comparison.description(),
        comparison.seeds(),
        comparison.tasks().stream()
            .map(task -> List.of(task.plugin(), task.settings(), task.graphLabel(), task.shape()))
            .toList(),
        comparison.constructions().stream()
            .map(one -> List.of(one.plugin().id(), one.neurons(), one.options()))
            .toList(),
        comparison.bounds().stream().map(bound -> bound.id()).toList(),
        comparison.criterion(),
        comparison.expectations().stream().map(Expectation::sentence).toList(),
        comparison.limits());
  }

  @Test
  void resolvedFileReadsBackFromAnotherFolderToTheSameComparison() throws Exception {
    for (String text :
        List.of(
            SMALL,
            FULL,
            SMALL + "bounds: none\ncriterion: {kind: expected-wrong-outputs, limit: 1e-9}\n",
            SMALL.replace("small", "\"\\u0085 \\U0001F600 #\""))) {
      Comparison original = read(text);
      String resolved = ResolvedYaml.write(original);
      Path elsewhere = Files.createDirectories(folder.resolve("out")).resolve("resolved.yaml");
      Comparison again =
          ConfigurationReader.read(
              Files.writeString(elsewhere, resolved), List.of(), Fakes.registry());

      assertThat(ResolvedYaml.write(again)).isEqualTo(resolved);
      assertThat(content(again)).isEqualTo(content(original));
    }
  }

  @Test
  void resolvedFileHasEveryDefault() throws Exception {
    assertThat(ResolvedYaml.write(read(SMALL)))
        .isEqualTo(
            """
            # The configuration as run: defaults filled in, sweeps expanded.
            name: small
            seeds: [1]
            tasks:
              - id: gates
                features: 16
                outputs: features
                sparsity: 2
                graph: uniform
                density: 0.5
                loops: false
                order: rising
            constructions:
              - id: dense-codes
                neurons: auto
                channel_size: 8
            bounds: [capacity, counting]
            criterion: {kind: every-input}
            proofs: false
            limits:
              exhaustive_inputs: 20000000
              samples_per_stratum: 20000
              memory: available
              timeout: 3600
              inspection: 0
            search:
              success: 0.5
              confidence: 0.95
              networks: 25
              resolution: 0.01
            engine:
              id: local
            """);
  }
}
