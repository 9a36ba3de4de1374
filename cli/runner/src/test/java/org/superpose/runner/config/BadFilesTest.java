package org.superpose.runner.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A table of bad files with every line that must be reported for them. Expected lines are counted
 * by hand; {@code DIR/} stands for the folder of the file.
 */
class BadFilesTest {

  private static final String HEAD = "name: bad\n"; // line 1
  private static final String TASK = "tasks: [{id: gates, features: 16}]\n";
  private static final String BUILDER = "constructions: [dense-codes]\n";
  static final String WHOLE = HEAD + TASK + BUILDER; // three lines
  private static final String IDS = "; known: dense-codes, sparse-codes";
  private static final String WIDTHS = "; allowed: a whole number of at least 1, auto, minimal";

  @TempDir Path folder;

  /**
   * A file and what must be reported.
   *
   * @param expected without file: {@code LINE: key: message}
   */
  record Bad(String title, String text, List<String> overrides, List<String> expected) {
    static Bad file(String title, String text, String... expected) {
      return new Bad(title, text, List.of(), List.of(expected));
    }

    static Bad override(String override, String... expected) {
      return new Bad(override, WHOLE, List.of(override), List.of(expected));
    }

    @Override
    public String toString() {
      return title;
    }
  }

  @BeforeEach
  void writeEdgeLists() throws IOException {
    Files.writeString(folder.resolve("good.csv"), "0,1\n1,2\n");
    Files.writeString(folder.resolve("text.csv"), "from,to\n0,1\n1,x\n");
    Files.writeString(folder.resolve("twice.csv"), "0,1\n2,3\n1,0\n");
    Files.write(
        folder.resolve("latin.csv"), "0,1\n# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @MethodSource({"syntax", "top", "entries", "values", "overrides"})
  @MethodSource("org.superpose.runner.config.BadSections#all")
  void everyProblemIsReportedWithLineAndKey(Bad bad) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.yaml"), bad.text());

    List<String> reported = report(file, bad.overrides());

    assertThat(reported)
        .containsExactlyElementsOf(
            bad.expected().stream()
                .map(line -> Character.isDigit(line.charAt(0)) ? file + ":" + line : line)
                .map(line -> line.replace("DIR", folder.toString()))
                .toList());
  }

  static List<String> report(Path file, List<String> overrides) {
    try {
      return List.of(ConfigurationReader.read(file, overrides, Fakes.registry()).toString());
    } catch (ConfigurationException e) {
      return e.diagnostics().stream().map(Diagnostic::toString).toList();
    }
  }

  static Stream<Bad> syntax() {
    return Stream.of(
        Bad.file(
            "unclosed list",
            "name: bad\nseeds: [1, 2\ntasks: 3\n",
            "3: not valid YAML (column 6): while parsing a flow sequence, expected ',' or ']', but"
                + " got :"),
        Bad.file(
            "tab",
            "name: bad\nseeds:\n\t- 1\n",
            "3: not valid YAML (column 1): while scanning for the next token, found character"
                + " '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)"),
        Bad.file(
            "control character",
            "name: a\nx: \u0007\n",
            "2: the character U+0007 is not allowed in YAML"),
        Bad.file(
            "empty file",
            "# nothing\n",
            "1: the file holds nothing; allowed: a mapping with name, description, seeds, tasks,"
                + " constructions, bounds, criterion, expect, proofs, limits, search, corpus,"
                + " engine, isolation"),
        Bad.file(
            "list",
            "- a\n",
            "1: the file holds a list; allowed: a mapping with name, description, seeds, tasks,"
                + " constructions, bounds, criterion, expect, proofs, limits, search, corpus,"
                + " engine, isolation"),
        Bad.file(
            "key with a line break",
            WHOLE + "\"a\\nb\": 1\n",
            "4: a b: unknown key; known: name, description, seeds, tasks, constructions, bounds,"
                + " criterion, expect, proofs, limits, search, corpus, engine, isolation"),
        Bad.file(
            "bottomless",
            "name: " + "[".repeat(100_000),
            "1: not valid YAML (column 507): Document nesting depth (501) exceeds the maximum"
                + " allowed (500, from `StreamReadConstraints.getMaxNestingDepth()`)"),
        Bad.file(
            "endless number",
            WHOLE + "seeds: " + "9".repeat(2_000) + "\n",
            "4: not valid YAML (column 2008): Number value length (2000) exceeds the maximum"
                + " allowed (1000, from `StreamReadConstraints.getMaxNumberLength()`)"),
        Bad.file(
            "second document",
            WHOLE + "---\nname: b\n",
            "5: a second document begins here; one is allowed"),
        Bad.file(
            "alias and tag",
            HEAD + TASK + BUILDER + "seeds: &s [1]\ndescription: !!str x\nexpect: *s\n",
            "5: description: tags are not supported; remove 'tag:yaml.org,2002:str'",
            "6: expect: aliases are not supported; write the value out",
            "6: expect: 's' is not allowed; allowed: a list of sentences"));
  }

  static Stream<Bad> top() {
    return Stream.of(
        Bad.file(
            "nothing needed is there",
            "seeds: 3\n",
            "1: name: is missing; give a short name for reports",
            "1: tasks: is missing; give a list of tasks, each with an id",
            "1: constructions: is missing; give a list of constructions, each with an id"),
        Bad.file(
            "unknown and duplicate keys",
            WHOLE + "seed: 1\nname: again\n",
            "4: seed: unknown key; known: name, description, seeds, tasks, constructions, bounds,"
                + " criterion, expect, proofs, limits, search, corpus, engine, isolation; did you"
                + " mean 'seeds'?",
            "5: name: duplicate key; it is already on line 1"),
        Bad.file(
            "wrong types",
            """
            name: [a]
            description: 3
            seeds: many
            tasks: gates
            constructions: {}
            bounds: 7
            criterion: 5
            expect: x
            limits: 9
            """,
            "1: name: a list is not allowed; allowed: a short text",
            "2: description: '3' is not allowed; allowed: a text; quote it: without quotes YAML"
                + " takes it for a number",
            "3: seeds: 'many' is not allowed; allowed: whole numbers like [1, 2, 3]",
            "4: tasks: 'gates' is not allowed; allowed: a list of tasks, each with an id",
            "5: constructions: a mapping is not allowed; allowed: a list of constructions, each"
                + " with an id",
            "6: bounds: '7' is not allowed; allowed: all, none, or a list of ids",
            "7: criterion: '5' is not allowed; allowed: {kind: ...}, the kind one of every-input,"
                + " random-input, expected-wrong-outputs",
            "8: expect: 'x' is not allowed; allowed: a list of sentences",
            "9: limits: '9' is not allowed; allowed: a mapping of exhaustive_inputs,"
                + " samples_per_stratum, memory, timeout, inspection"),
        Bad.file(
            "precision and pruning",
            HEAD
                + "tasks: [{id: gates, features: 16}]\n"
                + "constructions: [{id: dense-codes, bits: [0, some, 33], prune: [1.5, most]}]\n",
            "3: constructions[0].bits[0]: '0' is not allowed; allowed: a whole number from 1 to 32,"
                + " real",
            "3: constructions[0].bits[1]: 'some' is not allowed; allowed: a whole number from 1 to"
                + " 32, real",
            "3: constructions[0].bits[2]: '33' is not allowed; allowed: a whole number from 1 to"
                + " 32, real",
            "3: constructions[0].prune[0]: '1.5' is not allowed; allowed: a number from 0 to 1,"
                + " maximal",
            "3: constructions[0].prune[1]: 'most' is not allowed; allowed: a number from 0 to 1,"
                + " maximal"),
        Bad.file(
            "the most outputs of an unknown width",
            HEAD
                + "tasks: [{id: gates, features: 16, outputs: maximal}]\n"
                + "constructions:\n  - {id: dense-codes, neurons: [9, minimal]}\n",
            "4: constructions[0].neurons[1]: give a number: a task requests the most outputs of a"
                + " given number of neurons"),
        Bad.file(
            "searches",
            HEAD
                + "tasks: [{id: gates, features: 16}]\n"
                + BUILDER
                + "search: {success: 1, confidence: 0.5, networks: 0, resolution: x, speed: 1}\n",
            "4: search.success: '1' is not allowed; allowed: a number above 0 and below 1",
            "4: search.confidence: '0.5' is not allowed; allowed: a number above 0.5 and below 1",
            "4: search.networks: '0' is not allowed; allowed: a whole number from 1 to 1000000",
            "4: search.resolution: 'x' is not allowed; allowed: a number above 0 and below 1",
            "4: search.speed: unknown key; known: success, confidence, networks, resolution"),
        Bad.file(
            "empty lists",
            HEAD + "seeds: []\ntasks: []\nconstructions: []\nbounds: []\n",
            "2: seeds: the list is empty; give whole numbers like [1, 2, 3]",
            "3: tasks: the list is empty; give a list of tasks, each with an id",
            "4: constructions: the list is empty; give a list of constructions, each with an id",
            "5: bounds: the list is empty; give all, none, or a list of ids"),
        Bad.file(
            "seeds",
            WHOLE + "seeds:\n  - 1\n  - 1.5\n  - 1\n  - 99999999999999999999\n",
            "6: seeds[1]: '1.5' is not allowed; allowed: a whole number of 64 bits",
            "7: seeds[2]: seed 1 is listed twice",
            "8: seeds[3]: '99999999999999999999' is not allowed; allowed: a whole number of 64"
                + " bits"));
  }

  static Stream<Bad> entries() {
    return Stream.of(
        Bad.file(
            "unknown ids",
            HEAD
                + "tasks:\n"
                + "  - id: gate\n"
                + "    features: 9\n"
                + "constructions: [dense, [x], {neurons: 3}]\n",
            "3: tasks[0].id: 'gate' is not a known task; known: broken, gates; did you mean"
                + " 'gates'?",
            "5: constructions[0].id: 'dense' is not a known construction"
                + IDS
                + "; did you mean 'dense-codes'?",
            "5: constructions[1]: a list is not allowed; allowed: an id or {id: ...}",
            "5: constructions[2].id: is missing; give the id of a construction" + IDS),
        Bad.file(
            "unknown, duplicate and missing keys of an entry",
            HEAD
                + "tasks:\n  - id: gates\n    sparsty: 3\n    loops: true\n    loops: false\n"
                + BUILDER,
            "3: tasks[0].features: is missing; give a whole number from 2 to 1000000",
            "4: tasks[0].sparsty: unknown key; known: id, features, outputs, sparsity, graph,"
                + " density, loops, order, degree; did you mean 'sparsity'?",
            "6: tasks[0].loops: duplicate key; it is already on line 5"),
        Bad.file(
            "the same case twice",
            HEAD
                + TASK
                + "constructions:\n  - dense-codes\n  - {id: dense-codes, channel_size: 8}\n",
            "5: constructions[1]: repeats a case of constructions[0]: dense-codes auto"
                + " {channel_size=8}"),
        Bad.file(
            "neurons",
            HEAD
                + TASK
                + "constructions:\n  - id: dense-codes\n    neurons: [0, some, minimally, 2.5]\n",
            "5: constructions[0].neurons[0]: '0' is not allowed" + WIDTHS,
            "5: constructions[0].neurons[1]: 'some' is not allowed" + WIDTHS,
            "5: constructions[0].neurons[2]: 'minimally' is not allowed"
                + WIDTHS
                + "; did you mean 'minimal'?",
            "5: constructions[0].neurons[3]: '2.5' is not allowed" + WIDTHS),
        Bad.file(
            "empty sweep and list in a list",
            HEAD + "tasks: [{id: gates, features: [], sparsity: [[1]]}]\n" + BUILDER,
            "2: tasks[0].features: the list is empty; give at least one value",
            "2: tasks[0].sparsity[0]: a list in a list is not allowed"));
  }

  static Stream<Bad> values() {
    String entry = HEAD + "tasks:\n  - id: gates\n    features: 16\n";
    return Stream.of(
        Bad.file(
            "out of range and wrong types, in a sweep too",
            HEAD
                + "tasks:\n"
                + "  - id: gates\n"
                + "    features: [16, 1, many]\n"
                + "    outputs: feature\n"
                + "    sparsity: 2.5\n"
                + "    density: 1.5\n"
                + "    loops: no\n"
                + "    order: {a: 1}\n"
                + "    degree:\n"
                + BUILDER,
            "4: tasks[0].features[1]: '1' is not allowed; allowed: a whole number from 2 to"
                + " 1000000",
            "4: tasks[0].features[2]: 'many' is not allowed; allowed: a whole number from 2 to"
                + " 1000000",
            "5: tasks[0].outputs: 'feature' is not allowed; allowed: a whole number from 1 to"
                + " 1000000 or features; did you mean 'features'?",
            "6: tasks[0].sparsity: '2.5' is not allowed; allowed: a whole number from 1 to 64",
            "7: tasks[0].density: '1.5' is not allowed; allowed: a number from 0 to 1",
            "8: tasks[0].loops: 'no' is not allowed; allowed: true or false",
            "9: tasks[0].order: a mapping is not allowed; allowed: one of rising, falling",
            "10: tasks[0].degree: nothing is not allowed; allowed: a whole number from 1 to 9"),
        Bad.file(
            "contradictions that only the task knows",
            HEAD
                + "tasks:\n  - id: gates\n    features: 4\n    outputs:\n      - 8\n      - 99\n"
                + "  - {id: gates, features: 3, sparsity: 5}\n  - broken\n"
                + BUILDER,
            "7: tasks[0].outputs[1]: 99 exceeds ten per feature",
            "8: tasks[1]: 'gates' does not accept these settings: sparsity 5 exceeds the 3"
                + " features",
            "9: tasks[2]: 'broken' does not accept these settings: no luck"),
        Bad.file(
            "graphs",
            entry
                + "    graph:\n"
                + "      - unifrom\n"
                + "      - {file: none.csv}\n"
                + "      - {file: text.csv}\n"
                + "      - {file: twice.csv}\n"
                + "      - {file: latin.csv}\n"
                + "      - {}\n"
                + "      - {file: good.csv, name: x}\n"
                + "      - {pairs: [[0, 1], [2]]}\n"
                + "      - {pairs: [[0, 1], [2, 2]]}\n"
                + "      - {file: 3}\n"
                + "      - {file: .}\n"
                + "      - {file: good.csv, loops: keep, ids: 1}\n"
                + BUILDER,
            "6: tasks[0].graph[0]: 'unifrom' is not allowed; allowed: one of uniform, regular, star"
                + " or {file: PAIRS.csv}; did you mean 'uniform'?",
            "7: tasks[0].graph[1].file: DIR/none.csv: no such file",
            "11: tasks[0].graph[5]: give either file or pairs",
            "12: tasks[0].graph[6].name: unknown key; known: file, label, pairs, repeats,"
                + " loops, ids",
            "13: tasks[0].graph[7].pairs: a list is not allowed; allowed: pairs of features like"
                + " [0, 1]",
            "14: tasks[0].graph[8].pairs: [2, 2] pairs feature 2 with itself",
            "15: tasks[0].graph[9].file: '3' is not allowed; allowed: the name of a file; quote it"
                + ": without quotes YAML takes it for a number",
            "16: tasks[0].graph[10].file: DIR/.: is a folder, not a file",
            "17: tasks[0].graph[11].loops: 'keep' is not allowed; allowed: refuse, drop",
            "17: tasks[0].graph[11].ids: '1' is not allowed; allowed: zero-based, one-based, names,"
                + " sorted-names; quote it: without quotes YAML takes it for a number",
            "DIR/text.csv:3: tasks[0].graph[2].file: 'x' in '1,x' is not a feature index: a whole"
                + " number from 0; names are read with 'ids: names'",
            "DIR/latin.csv:2: tasks[0].graph[4].file: is not UTF-8 text"));
  }

  static Stream<Bad> overrides() {
    return Stream.of(
        Bad.override(
            "seeds", "--set seeds: expected path=value, for instance tasks[0].features=64"),
        Bad.override(
            "tasks[x].features=3",
            "--set tasks[x].features=3: expected path=value, for instance tasks[0].features=64"),
        Bad.override(
            "seeds=[1",
            "--set seeds: not valid YAML: while parsing a flow sequence, expected ',' or ']', but"
                + " got <stream end>"),
        Bad.override(
            "tasks[5].features=3",
            "--set tasks[5].features: tasks has 1 entries; allowed: [0] to [1]"),
        Bad.override("name.x=3", "--set name.x: name is 'bad', so it has no key 'x'"),
        Bad.override("name[0]=3", "--set name[0]: name is 'bad', not a list"),
        Bad.override(
            "tasks[0].features=[16, 1]",
            "--set tasks[0].features[1]: '1' is not allowed; allowed: a whole number from 2 to"
                + " 1000000"),
        Bad.override(
            "constructions[0].neuron=4",
            "--set constructions[0].neuron: unknown key; known: id, neurons, bits, prune,"
                + " channel_size; did you mean 'neurons'?"));
  }
}
