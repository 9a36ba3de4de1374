package org.superpose.checks.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.runner.config.ConfigurationReader;
import org.superpose.runner.config.ResolvedYaml;

/** Files that the reader takes are right by the schema; files that it rejects are wrong by it. */
class ComparisonSchemaTest {

  private static final Path CONFIG = Path.of("../config");
  private static final String NAME = "name: x\n";
  private static final String TASKS = NAME + "tasks: [{id: pairwise-and, features: 16}]\n";
  private static final String BUILDER = "constructions: [random-codes]\n";
  private static final String WHOLE = TASKS + BUILDER;

  @TempDir private Path folder;

  private Judges judges;

  @BeforeEach
  void writeEdgeList() throws IOException {
    Files.writeString(folder.resolve("pairs.csv"), "0,1\n1,2\n");
    judges = new Judges(folder);
  }

  static Stream<Path> shippedFiles() throws IOException {
    try (Stream<Path> files = Files.list(CONFIG)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @Test
  void theSchemaItselfIsOne() {
    assertThat(judges.complaintsAboutTheSchema()).isEmpty();
    assertThat(judges.schemaComplaints(Judges.parse("3"))).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("shippedFiles")
  void everyShippedFileIsRight(Path file) throws Exception {
    assertThat(judges.schemaComplaints(Judges.parse(Files.readString(file)))).isEmpty();
    String resolved =
        ResolvedYaml.write(ConfigurationReader.read(file, List.of(), Judges.BUILT_IN));
    assertThat(judges.schemaComplaints(Judges.parse(resolved))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        WHOLE,
        WHOLE + "description: |\n  two\n  lines\nseeds: 3\nbounds: none\n",
        WHOLE + "seeds: [3, -1, 9223372036854775807]\nbounds: [counting-bits, welch]\n",
        WHOLE + "criterion: every-input\n",
        WHOLE + "criterion: {kind: every-input}\n",
        WHOLE + "criterion: {kind: random-input, failure: 0.01}\n",
        WHOLE + "criterion: {kind: expected-wrong-outputs, limit: 2, confidence: 0.9}\n",
        WHOLE + "limits: {}\nsearch: {}\n",
        WHOLE + "limits: {memory: 1.5GiB, exhaustive_inputs: 0, timeout: 0.001}\n",
        WHOLE + "limits: {memory: available, timeout: 10min}\nsearch: {networks: 1}\n",
        WHOLE + "expect: [random-codes is verified, random-codes  meets   criterion]\n",
        WHOLE + "engine: spark\n",
        WHOLE + "engine: {id: spark, master: yarn, settings: {spark.ui.enabled: false}}\n",
        WHOLE + "expect: ['random-codes has bits_over_bound <= 1.7e3']\n",
        TASKS + "constructions: [random-codes, {id: [gaussian-codes, sparse-codes]}]\n",
        TASKS + "constructions: [{id: willshaw, neurons: [auto, minimal, 9], codes: random}]\n",
        TASKS + "constructions: [{id: random-codes, bits: [1, real], prune: [0, 1, maximal]}]\n",
        NAME + BUILDER + "tasks: [{id: pairwise-and, features: [9, 16], graph: [star, regular]}]\n",
        NAME + BUILDER + "tasks: [{id: [pairwise-and, pairwise-or], features: 9, hubs: 3}]\n",
        NAME + BUILDER + "tasks: [{id: pairwise-or, features: 9, graph: {file: [pairs.csv]}}]\n",
        NAME + BUILDER + "tasks: [{id: pairwise-or, features: 9, graph: {pairs: [[0, 1]]}}]\n",
        NAME + BUILDER + "tasks: [{id: pairwise-and, features: 9, outputs: [all-pairs, 3]}]\n",
        NAME
            + "tasks: [{id: k-way-and, features: 9, outputs: [features, maximal]}]\n"
            + "constructions: [{id: random-codes, neurons: 9}]\n"
      })
  void rightFilesAreRight(String text) throws IOException {
    assertThat(judges.readerComplaints(text)).isEmpty();
    assertThat(judges.schemaComplaints(Judges.parse(text))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        NAME,
        TASKS + "constructions: []\n",
        TASKS + "constructions: [rondom-codes]\n",
        TASKS + "constructions: [pairwise-and]\n",
        TASKS + "constructions: [{neurons: 3}]\n",
        TASKS + "constructions: [{id: random-codes, neuron: 3}]\n",
        TASKS + "constructions: [{id: random-codes, channel: 3}]\n",
        TASKS + "constructions: [{id: [random-codes, willshaw], threshold: half}]\n",
        TASKS + "constructions: [{id: [random-codes, rondom-codes]}]\n",
        TASKS + "constructions: [{id: random-codes, neurons: [auto, some]}]\n",
        TASKS + "constructions: [{id: random-codes, bits: 33}]\n",
        TASKS + "constructions: [{id: random-codes, prune: 1.5}]\n",
        TASKS + "constructions: [{id: willshaw, repair: maybe}]\n",
        NAME + BUILDER + "tasks: [pairwise-and]\n",
        NAME + BUILDER + "tasks: [{id: pairwise-and, features: 1}]\n",
        NAME + BUILDER + "tasks: [{id: pairwise-and, features: many}]\n",
        NAME + BUILDER + "tasks: [{id: permutation, features: 9, graph: star}]\n",
        NAME + BUILDER + "tasks: [{id: pairwise-and, features: 9, graph: {}}]\n",
        NAME + BUILDER + "tasks: [{id: pairwise-and, features: 9, sparsity: [[2]]}]\n",
        WHOLE + "seed: 3\n",
        WHOLE + "seeds: [1, 2, 1]\n",
        WHOLE + "seeds: 1.5\n",
        WHOLE + "description:\n",
        WHOLE + "bounds: counting-bits\n",
        WHOLE + "bounds: [counting-bit]\n",
        WHOLE + "criterion: random-input\n",
        WHOLE + "criterion: {kind: random-inputs}\n",
        WHOLE + "criterion: {kind: random-input, limit: 3}\n",
        WHOLE + "criterion: {kind: every-input, failure: 0.1}\n",
        WHOLE + "criterion: {kind: random-input, failure: 1}\n",
        WHOLE + "expect: [random-codes wins]\n",
        WHOLE + "expect: [random-code is verified]\n",
        WHOLE + "expect: ['random-codes has neurons <= few']\n",
        WHOLE + "limits: {memory: 4GB}\n",
        WHOLE + "limits: {timeout: 1m}\n",
        WHOLE + "limits: {samples: 5}\n",
        WHOLE + "engine: 3\n",
        WHOLE + "engine: {master: yarn}\n",
        WHOLE + "limits: {exhaustive_inputs: -1}\n",
        WHOLE + "search: {confidence: 0.5}\n",
        WHOLE + "search: {networks: 0}\n"
      })
  void wrongFilesAreWrong(String text) throws IOException {
    assertThat(judges.readerComplaints(text)).isNotEmpty();
    assertThat(judges.schemaComplaints(Judges.parse(text))).isNotEmpty();
  }
}
