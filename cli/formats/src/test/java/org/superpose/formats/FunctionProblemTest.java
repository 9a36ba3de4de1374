package org.superpose.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.random.RandomStream;
import org.superpose.core.task.BooleanFunction;
import org.superpose.core.task.Domain;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.TruthTable;
import org.superpose.formats.digest.Sha256;

class FunctionProblemTest {

  private static final String PROBLEM = "{'problem': {'features': 4, 'outputs': 2, 'sparsity': 2, ";
  private static final String NAMES =
      "allowed: identity, and, or, xor, and-not, nand, nor, not, xnor or the digits of a truth"
          + " table, such as 0110";

  @TempDir Path directory;

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("net.json"), text.replace('\'', '"'));
  }

  private static Network network(int features, int outputs) {
    RandomStream random = SampleNetworks.SEED.derive("functions").stream();
    return new Network(
        SampleNetworks.floats(5, features, random),
        new Origin.Program(),
        List.of(),
        SampleNetworks.floats(outputs, 5, random),
        DenseMatrix.of(outputs, 1, Alphabet.FLOAT64, new double[outputs]),
        new Origin.Program());
  }

  private static Problem mixed(Domain domain, RandomStream random) {
    int outputs = 1 + random.nextInt(9);
    List<BooleanFunction> functions = new ArrayList<>();
    int[][] inputs = new int[outputs][];
    for (int q = 0; q < outputs; q++) {
      inputs[q] = random.subset(1 + random.nextInt(6), 12);
      random.shuffle(inputs[q]);
      int arity = inputs[q].length;
      long digits = random.nextLong();
      Gate gate = List.of(Gate.values()).get(random.nextInt(Gate.values().length));
      functions.add(
          gate.allows(arity) && random.nextInt(2) == 0
              ? gate
              : TruthTable.of(arity, state -> (digits >>> state & 1) == 1));
    }
    return new Problem(
        new ProblemShape("functions", 12, outputs, 1, 0, 0).on(domain), functions, inputs);
  }

  private static void assertSame(Problem read, Problem written) {
    assertThat(read.functions()).isEqualTo(written.functions());
    assertThat(read.domain()).isEqualTo(written.domain());
    assertThat(read.features()).isEqualTo(written.features());
    for (int q = 0; q < written.outputs(); q++) {
      assertThat(read.inputs(q)).isEqualTo(written.inputs(q));
    }
    assertThat(ProofDigests.of(read)).isEqualTo(ProofDigests.of(written));
  }

  private Problem roundTrip(Problem problem, FileFormat format) throws IOException {
    NetworkFile file = SampleNetworks.file(network(problem.features(), problem.outputs()), problem);
    Path json = NetworkFiles.write(directory, file, List.of(format));
    Path arrays = directory.resolve(file.name() + format.ending());
    return NetworkFiles.read(arrays, json, SampleNetworks::task).problem();
  }

  @ParameterizedTest
  @EnumSource(FileFormat.class)
  void problemsComeBackFromEveryFormat(FileFormat format) throws IOException {
    RandomStream random = SampleNetworks.SEED.derive(format.name()).stream();
    List<Domain> domains =
        List.of(
            new Domain.AtMost(1),
            new Domain.AtMost(12),
            new Domain.Blocks(1, 5),
            new Domain.Blocks(4, 2),
            new Domain.Blocks(12, 1));
    for (int trial = 0; trial < 40; trial++) {
      Problem problem = mixed(domains.get(trial % domains.size()), random);
      assertSame(roundTrip(problem, format), problem);
    }
  }

  static Stream<Arguments> tasks() {
    return Stream.of(
        Arguments.of("pairwise-logic", Map.of("features", 8, "functions", "all")),
        Arguments.of("pairwise-logic", Map.of("features", 8, "functions", "xnor")),
        Arguments.of("truth-tables", Map.of("features", 8, "sparsity", 4, "on-by-default", true)));
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void problemsOfTasksComeBackUnderTheirName(String id, Map<String, Object> settings)
      throws IOException {
    Problem problem = SampleNetworks.problem(id, settings);
    Problem read = roundTrip(problem, FileFormat.NPZ);
    assertSame(read, problem);
    assertThat(read.shape().task()).isEqualTo(id);
    assertThat(read.shape().uncounted()).isPresent();
  }

  /** Of one output alone nobody could tell that the task draws functions: it has to be written. */
  @Test
  void aSingleDrawnFunctionIsWritten() throws IOException {
    for (String functions : List.of("mixed", "all")) {
      for (int features = 2; features < 30; features++) {
        Problem problem =
            SampleNetworks.problem(
                "pairwise-logic",
                Map.of("features", features, "outputs", 1, "functions", functions));
        assertSame(roundTrip(problem, FileFormat.NPZ), problem);
      }
    }
  }

  @Test
  void oneGateOnBlocksIsNoProblemOfItsTask() throws IOException {
    Problem pairs = SampleNetworks.pairs();
    int[][] inputs = new int[pairs.outputs()][];
    Arrays.setAll(inputs, pairs::inputs);
    Problem onBlocks =
        new Problem(pairs.shape().on(new Domain.Blocks(2, 3)), pairs.functions(), inputs);
    Problem read = roundTrip(onBlocks, FileFormat.NPZ);
    assertSame(read, onBlocks);
    assertThat(read.shape().task()).isEqualTo("functions");
  }

  @ParameterizedTest
  @CsvSource({
    "and, 2, 0001",
    "or, 3, 01111111",
    "xor, 2, 0110",
    "and-not, 2, 0100",
    "identity, 1, 01",
    "nand, 2, 1110",
    "nor, 2, 1000",
    "xnor, 2, 1001",
    "not, 1, 10",
    "nand, 1, 10",
    "1011, 2, 1011"
  })
  void functionsAreReadByNameOrDigits(String text, int arity, String digits) {
    BooleanFunction function = FunctionText.parse(text, arity);
    StringBuilder values = new StringBuilder();
    for (int state = 0; state < 1 << arity; state++) {
      values.append(function.value(state, arity) ? '1' : '0');
    }
    assertThat(values).hasToString(digits);
    assertThat(FunctionText.parse(FunctionText.of(function), arity)).isEqualTo(function);
  }

  @Test
  void aProblemNeedsNoTaskAndOneWordForAllFunctions() throws IOException {
    Path json =
        write(
            "{'features': 6, 'blocks': {'features': 3, 'active': 1}, 'functions': 'nor',"
                + " 'gates': [[0, 1], [5, 3]], 'outputs': 2}");
    Problem problem = Problems.make(json, description(json), SampleNetworks::task);
    assertThat(problem.domain()).isEqualTo(new Domain.Blocks(3, 1));
    assertThat(problem.functions())
        .containsExactly(TruthTable.parse("1000"), TruthTable.parse("1000"));
    assertThat(problem.shape().task()).isEqualTo("functions");
  }

  private ProblemDescription description(Path json) throws IOException {
    try (InputStream in = Files.newInputStream(json);
        JsonReader reader = new JsonReader(json, in)) {
      ProblemReader problem = new ProblemReader(json, reader);
      reader.object("", problem.fields());
      return problem.problem();
    }
  }

  static Stream<Arguments> broken() {
    String pairs = "'gates': [[0, 1], [1, 2]], ";
    return Stream.of(
        Arguments.of(
            "'functions': 'and'}}",
            "gates' is missing: the features of each output," + " such as [[0, 1], [2]]"),
        Arguments.of(
            pairs + "'blocks': {'features': 1, 'active': 2}}}",
            "functions' is missing: what each output is, or all are; " + NAMES),
        Arguments.of(
            pairs + "'functions': ['and', 'or', 'xor']}}",
            "functions' has 3 entries, but there are 2 lists of inputs; give one for each, or a"
                + " word for all"),
        Arguments.of(
            pairs + "'functions': ['and', 'nandd']}}",
            "functions' has 'nandd' for output 1, which is none of " + NAMES.substring(9)),
        Arguments.of(
            pairs + "'functions': ['and', '01101']}}",
            "functions' has '01101' for output 1, which has 5 digits; a table of 2 inputs has 4"),
        Arguments.of(
            pairs + "'functions': ['and', '0121']}}",
            "functions' has '0121' for output 1, which has other characters than the digits 0 and"
                + " 1"),
        Arguments.of(
            pairs + "'functions': ['and', '']}}",
            "functions' has '' for output 1, which is none of " + NAMES.substring(9)),
        Arguments.of(
            pairs + "'functions': ['and', 'identity']}}",
            "functions' has 'identity' for output 1, which is no function of 2 inputs"),
        Arguments.of(
            pairs + "'functions': ['and', 'not']}}",
            "functions' has 'not' for output 1, which is no function of 2 inputs"),
        Arguments.of(
            "'gates': [[], [0]], 'functions': 'and'}}",
            "functions' has 'and' for output 0, which is no function of 0 inputs"),
        Arguments.of(
            "'gates': [[0, 1], [1, 1]], 'functions': 'and'}}",
            "gates' do not fit: output 1 depends on feature 1 twice"),
        Arguments.of(
            "'pairs': [[0, 1], [1, 4]], 'functions': 'and'}}",
            "pairs' do not fit: output 1 depends on feature 4, but features are 0 to 3"),
        Arguments.of(
            "'gates': [[0, 1]], 'functions': 'and'}}",
            "outputs' is 2, but there are 1 lists of inputs, one for each output"),
        Arguments.of(
            pairs + "'pairs': [[0, 1], [1, 2]], 'functions': 'and'}}",
            "pairs' stands beside 'gates'"),
        Arguments.of(
            pairs + "'functions': 'and', 'permutation': [0, 1]}}",
            "functions' stands beside 'permutation'"),
        Arguments.of(
            pairs + "'functions': 'and', 'graph': 'complete'}}",
            "functions' stands beside 'graph'"),
        Arguments.of(
            pairs + "'functions': 'and', 'blocks': {'features': 2, 'active': 2}}}",
            "sparsity' is 2, but the active blocks have 4 features; leave it out, or give that"),
        Arguments.of(
            pairs + "'functions': 'and', 'blocks': {'features': 3, 'active': 1}}}",
            "sparsity' is 2, but the active blocks have 3 features; leave it out, or give that"),
        Arguments.of(
            pairs + "'task': 'pairwise-and', 'functions': 'or'}}",
            "functions' stands beside task 'pairwise-and', whose outputs are all AND; leave out"
                + " the one or the other"),
        Arguments.of(
            pairs + "'task': 'pairwise-and', 'blocks': {'features': 1, 'active': 2}}}",
            "blocks' stands beside task 'pairwise-and', whose outputs are all AND; leave out the"
                + " one or the other"),
        Arguments.of(
            pairs.replace("gates", "pairs") + "'task': 'pairwise-logic'}}",
            "functions' is missing: the task does not say what its outputs are"),
        Arguments.of(
            pairs + "'task': 'truth-tables'}}",
            "functions' is missing: the task does not say what its outputs are"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void brokenProblemsGiveOneClearError(String text, String complaint) throws IOException {
    Path json = write(PROBLEM + text);
    assertThatThrownBy(() -> Problems.make(json, description(json), SampleNetworks::task))
        .isInstanceOf(NetworkFileException.class)
        .hasMessage(json + ": 'problem." + complaint);
  }

  static Stream<Arguments> brokenBlocks() {
    return Stream.of(
        Arguments.of("{}", "line 1: 'problem.blocks.features' is missing"),
        Arguments.of("{'features': 3}", "line 1: 'problem.blocks.active' is missing"),
        Arguments.of(
            "{'features': 31, 'active': 1}",
            "line 1: 'problem.blocks' does not fit: blocks have from 1 to 30 features and at least"
                + " one may be active, were 31 and 1"),
        Arguments.of(
            "{'features': 3, 'active': 0}",
            "line 1: 'problem.blocks.active' is '0'; allowed: a whole number from 1 to 2147483647"),
        Arguments.of("7", "line 1: 'problem.blocks' is '7'; allowed: an object"),
        Arguments.of(
            "{'features': 2, 'size': 1}",
            "line 1: 'problem.blocks.size' is unknown; known: features, active"),
        Arguments.of(
            "{'features': 3, 'active': 1}",
            "'problem.blocks' does not fit: 4 features do not make blocks of 3 of which 1 may be"
                + " active"),
        Arguments.of(
            "{'features': 2, 'active': 3}",
            "'problem.blocks' does not fit: 4 features do not make blocks of 2 of which 3 may be"
                + " active"));
  }

  @ParameterizedTest
  @MethodSource("brokenBlocks")
  void brokenBlocksGiveOneClearError(String blocks, String complaint) throws IOException {
    Path json =
        write(
            "{'problem': {'features': 4, 'outputs': 1, 'functions': 'or', 'gates': [[0, 1]],"
                + " 'blocks': BLOCKS}}".replace("BLOCKS", blocks));
    assertThatThrownBy(() -> Problems.make(json, description(json), SampleNetworks::task))
        .isInstanceOf(NetworkFileException.class)
        .hasMessage(json + ": " + complaint);
  }

  /** By hand, from docs/proof-format.md. */
  @Test
  void digestsHaveAFunctionALineWhereTheyDiffer() {
    ProblemShape shape = new ProblemShape("functions", 4, 2, 2, 0, 0);
    List<BooleanFunction> functions = List.of(Gate.AND_NOT, TruthTable.parse("1110"));
    int[][] inputs = {{3, 0}, {1, 2}};
    assertThat(ProofDigests.of(new Problem(shape, functions, inputs)))
        .isEqualTo(sha256("functions 4 2 2\nand-not 3 0\n1110 1 2\n"));
    assertThat(ProofDigests.of(new Problem(shape.on(new Domain.Blocks(2, 1)), functions, inputs)))
        .isEqualTo(sha256("functions 4 2 2 blocks 2 1\nand-not 3 0\n1110 1 2\n"));
    assertThat(ProofDigests.of(new Problem(shape, Gate.OR, inputs)))
        .isEqualTo(sha256("or 4 2 2\n3 0\n1 2\n"));
    assertThat(ProofDigests.of(new Problem(shape.on(new Domain.Blocks(2, 1)), Gate.OR, inputs)))
        .isEqualTo(sha256("functions 4 2 2 blocks 2 1\nor 3 0\nor 1 2\n"));
  }

  private static String sha256(String text) {
    return "sha256:" + HexFormat.of().formatHex(Sha256.of(text));
  }
}
