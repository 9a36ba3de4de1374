package org.superpose.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.BitMatrix;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.random.RandomStream;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Gates;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

class NetworkFilesTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void networksComeBackEntryByEntry(int layers) throws IOException {
    NetworkFile written =
        SampleNetworks.file(SampleNetworks.network(layers), SampleNetworks.pairs());

    NetworkFile read = roundTrip(written);

    assertSame(read.network(), written.network());
    assertThat(read.name()).isEqualTo("sample");
    assertThat(read.construction()).contains("output-channels-sparse");
    assertThat(read.options()).isEqualTo(written.options());
    assertThat(read.seed()).hasValue(7);
  }

  static Stream<Matrix> readouts() {
    RandomStream random = SampleNetworks.SEED.derive("readouts").stream();
    int rows = SampleNetworks.OUTPUTS;
    return Stream.of(
        BitMatrix.binary(rows, 6, (_, _) -> random.nextInt(2) == 0),
        BitMatrix.binary(rows, 6, (row, column) -> row == 3 && column == 5),
        BitMatrix.signs(rows, 6, (_, _) -> random.nextInt(2) == 0),
        SampleNetworks.sparse(rows, 6, random),
        SparseMatrix.binaryRows(
            6, IntStream.range(0, rows).mapToObj(r -> new int[] {r % 6}).toArray(int[][]::new)),
        SampleNetworks.floats(rows, 6, random),
        SampleNetworks.integers(rows, 6, -1, 1, random),
        SampleNetworks.integers(rows, 6, -128, 127, random),
        SampleNetworks.integers(rows, 6, -129, 127, random),
        SampleNetworks.integers(rows, 6, 0, 40_000, random),
        DenseMatrix.generate(rows, 6, Alphabet.constant(3), (_, _) -> 3),
        DenseMatrix.generate(
            rows, 6, Alphabet.integers(-5_000_000_000L, 5), (_, _) -> -5_000_000_000.0),
        DenseMatrix.generate(
            rows, 6, Alphabet.integers(0, 1L << 60), (_, _) -> (double) (1L << 60)),
        DenseMatrix.generate(rows, 6, Alphabet.FLOAT64, (_, _) -> random.nextDouble()),
        DenseMatrix.generate(rows, 6, Alphabet.FLOAT64, (r, c) -> r == c ? Double.MIN_VALUE : 0));
  }

  @ParameterizedTest
  @MethodSource("readouts")
  void everyFormOfMatrixComesBack(Matrix readout) throws IOException {
    Network sample = SampleNetworks.network(0);
    Network network =
        new Network(
            sample.encoder(),
            new Origin.Program(),
            List.of(),
            readout,
            sample.thresholds(),
            new Origin.Public());

    NetworkFile read = roundTrip(SampleNetworks.file(network, SampleNetworks.pairs()));

    assertSame(read.network(), network);
  }

  @Test
  void deviationsFromAPublicReadoutComeBack() throws IOException {
    for (Matrix readout : readouts().toList()) {
      Matrix base = new ReplacedRows(new int[] {2, 17}, readout).baseOf(readout);
      Network sample = SampleNetworks.network(0);
      Network network =
          new Network(
              sample.encoder(),
              new Origin.PublicExceptRows(sample.encoder()),
              List.of(),
              readout,
              sample.thresholds(),
              new Origin.PublicExceptRows(base));

      NetworkFile read = roundTrip(SampleNetworks.file(network, SampleNetworks.pairs()));

      assertSame(read.network(), network);
      assertThat(Accounting.of(read.network())).isEqualTo(Accounting.of(network));
    }
  }

  @Test
  void choicesAmongPublicAlternativesComeBack() throws IOException {
    for (Matrix readout : readouts().toList()) {
      Network network = chosen(readout);
      NetworkFile read = roundTrip(SampleNetworks.file(network, SampleNetworks.pairs()));

      assertSame(read.network(), network);
      assertThat(read.network().readoutOrigin()).hasToString("a choice among 5");
      assertThat(Accounting.of(read.network())).isEqualTo(Accounting.of(network));
    }
  }

  /** A readout that is the third of five alternatives where the row is odd, and the first. */
  private static Network chosen(Matrix readout) {
    Network sample = SampleNetworks.network(0);
    Matrix choices =
        DenseMatrix.generate(
            readout.rows(), 1, Alphabet.integers(0, 4), (row, _) -> row % 2 == 0 ? 0 : 2);
    return new Network(
        sample.encoder(),
        sample.encoderOrigin(),
        List.of(),
        readout,
        sample.thresholds(),
        new Origin.Choice(choices, (row, _, consumer) -> readout.forEachInRow(row, consumer)));
  }

  @Test
  void refusesChoicesAmongNobodyKnowsHowMany() throws IOException {
    Network network = chosen(readouts().findFirst().orElseThrow());
    Path json =
        SampleNetworks.write(directory, SampleNetworks.file(network, SampleNetworks.pairs()));
    Files.writeString(
        json,
        Files.readString(json)
            .replaceAll(",\\s*\"readout.public_choice\" : \"integer[^\"]*\"", ""));

    assertThatThrownBy(() -> NetworkFiles.read(json, SampleNetworks::task))
        .hasMessageContaining("'alphabets.readout.public_choice' must be integer[0,T-1]");
  }

  static Stream<Problem> problems() {
    int features = SampleNetworks.FEATURES;
    Map<String, Object> sizes = Map.of("features", features, "sparsity", 2);
    Map<String, Object> pairs =
        Map.of("features", features, "outputs", SampleNetworks.OUTPUTS, "sparsity", 4);
    return Stream.of(
        SampleNetworks.problem("representation", sizes),
        SampleNetworks.problem("permutation", sizes),
        SampleNetworks.problem("pairwise-and", pairs),
        SampleNetworks.problem("pairwise-or", pairs),
        SampleNetworks.problem("pairwise-xor", pairs),
        SampleNetworks.problem("pairwise-and-not", pairs),
        SampleNetworks.problem("k-way-and", Map.of("features", features, "arity", 4)),
        SampleNetworks.problem("k-way-and", Map.of("features", features, "arity", 2)),
        SampleNetworks.problem("layered-and", Map.of("features", features, "stages", 2)),
        SampleNetworks.problem(
            "pairwise-and", Map.of("features", features, "sparsity", 2, "graph", "star")));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void problemsComeBack(Problem problem) throws IOException {
    RandomStream random = SampleNetworks.SEED.derive("problems").stream();
    Network network =
        new Network(
            SampleNetworks.floats(5, problem.features(), random),
            new Origin.Public(),
            List.of(),
            SampleNetworks.floats(problem.outputs(), 5, random),
            DenseMatrix.uniformColumn(problem.outputs(), 0.5),
            new Origin.Public());

    Problem read = roundTrip(SampleNetworks.file(network, problem)).problem();

    assertThat(read.shape()).isEqualTo(problem.shape());
    assertThat(read.gate()).isEqualTo(problem.gate());
    for (int output = 0; output < problem.outputs(); output++) {
      assertThat(read.inputs(output)).isEqualTo(problem.inputs(output));
    }
  }

  @Test
  void equalNetworksGiveEqualBytes() throws IOException {
    NetworkFile file = SampleNetworks.file(SampleNetworks.network(2), SampleNetworks.pairs());
    SampleNetworks.write(directory, file);
    byte[] arrays = Files.readAllBytes(directory.resolve("sample.npz"));
    byte[] json = Files.readAllBytes(directory.resolve("sample.json"));

    SampleNetworks.write(directory, roundTrip(file));

    assertThat(Files.readAllBytes(directory.resolve("sample.npz"))).isEqualTo(arrays);
    assertThat(Files.readAllBytes(directory.resolve("sample.json"))).isEqualTo(json);
  }

  @Test
  void theDescriptionReadsAsDocumented() throws IOException {
    Network network =
        new Network(
            SparseMatrix.identity(3),
            new Origin.Public(),
            List.of(),
            SparseMatrix.binaryRows(3, new int[][] {{1}, {0}, {2}}),
            DenseMatrix.constantColumn(3, 0),
            new Origin.Program());
    Problem drawn = SampleNetworks.problem("permutation", Map.of("features", 3, "sparsity", 1));
    Problem problem = new Problem(drawn.shape(), Gate.IDENTITY, new int[][] {{1}, {0}, {2}});
    NetworkFile file =
        new NetworkFile("tiny", network, problem, Optional.empty(), Map.of(), OptionalLong.empty());

    String json = Files.readString(SampleNetworks.write(directory, file));

    // By hand, from the documented format; digests by sha256sum.
    assertThat(json)
        .isEqualTo(
            """
            {
              "format" : 1,
              "problem" : {
                "task" : "permutation",
                "features" : 3,
                "outputs" : 3,
                "sparsity" : 1,
                "permutation" : [ 1, 0, 2 ]
              },
              "options" : { },
              "public" : {
                "encoder" : true,
                "readout" : false
              },
              "alphabets" : {
                "encoder" : "binary",
                "readout" : "binary",
                "threshold" : "integer[0,0]"
              },
              "digests" : {
                "encoder" : "sha256:8c6a94754fb4364d433e02bca32367314b62f40c15aad5dd88748e5843715742",
                "readout" : "sha256:601bacb366962f19e91884778d979f89461e95bc39e2d48e9fe4fbec0e8a61bc",
                "threshold" : "sha256:709e80c88487a2411e1ee4dfb9f22a861492d20c4765150c0c794abd70f8147c"
              }
            }
            """);
  }

  @Test
  void filesFromElsewhereNeedOnlyArraysAndProblem() throws IOException {
    Path json =
        SampleNetworks.write(
            directory, SampleNetworks.file(SampleNetworks.network(1), SampleNetworks.pairs()));
    String text = Files.readString(json);
    String problem = text.substring(text.indexOf("\"problem\""), text.indexOf("\"construction\""));
    Files.writeString(json, "{" + problem.strip().replaceAll(",$", "") + "}");

    NetworkFile read = NetworkFiles.read(json, SampleNetworks::task);

    Network network = read.network();
    assertThat(network.encoder().sameEntries(SampleNetworks.network(1).encoder())).isTrue();
    assertThat(network.encoderOrigin()).isInstanceOf(Origin.Program.class);
    assertThat(network.readoutOrigin()).isInstanceOf(Origin.Program.class);
    assertThat(network.encoder().alphabet()).isEqualTo(Alphabet.BINARY);
    assertThat(network.layers().getFirst().weights().alphabet()).isEqualTo(Alphabet.FLOAT32);
    assertThat(network.readout().alphabet()).isEqualTo(Alphabet.integers(-70_000, 2));
    assertThat(network.thresholds().alphabet()).isEqualTo(Alphabet.FLOAT64);
    assertThat(read.construction()).isEmpty();
    assertThat(read.seed()).isEmpty();
  }

  @Test
  void theFormOfAMatrixFollowsItsEntries() throws IOException {
    Network read =
        roundTrip(SampleNetworks.file(SampleNetworks.network(2), SampleNetworks.pairs())).network();

    assertThat(read.encoder()).isInstanceOf(BitMatrix.class);
    assertThat(read.layers().get(0).weights()).isInstanceOf(DenseMatrix.class);
    assertThat(read.layers().get(1).weights()).isInstanceOf(BitMatrix.class);
    assertThat(read.readout()).isInstanceOf(SparseMatrix.class);
  }

  @Test
  void sizesAreEstimatedFromAbove() throws IOException {
    Network network = SampleNetworks.network(2);
    SampleNetworks.write(directory, SampleNetworks.file(network, SampleNetworks.pairs()));

    // By hand: entries of 1 (encoder, signs), 4 (weights), 2 (biases), 4 (readout), 8 (thresholds)
    // bytes and seven heads of 128.
    assertThat(
            NetworkFiles.bytes(
                SampleNetworks.file(network, SampleNetworks.pairs()), FileFormat.NPZ))
        .isEqualTo(6 * 40 + 4 * 42 + 2 * 7 + 56 + 2 * 8 + 4 * 240 + 8 * 30 + 7 * 128);
    assertThat(NetworkArrays.all(network)).hasSize(7);
  }

  @Test
  void networksAreListedByName() throws IOException {
    Files.createFile(directory.resolve("b.npz"));
    Files.createFile(directory.resolve("a.npz"));
    Files.createFile(directory.resolve("environment.json"));
    Files.createFile(directory.resolve(".c.npz"));

    assertThat(NetworkFiles.list(directory))
        .containsExactly(directory.resolve("a.npz"), directory.resolve("b.npz"));
  }

  @Test
  void whatCannotBeWrittenIsRejectedAndLeavesNothing() {
    Network network = SampleNetworks.network(0);
    Problem copies =
        new Problem(
            new ProblemShape("copies", SampleNetworks.FEATURES, SampleNetworks.OUTPUTS, 3, 9, 9)
                .with(new Gates(Gate.IDENTITY, 1)),
            Gate.IDENTITY,
            IntStream.range(0, SampleNetworks.OUTPUTS)
                .mapToObj(i -> new int[] {i / 2})
                .toArray(int[][]::new));
    Network outside =
        new Network(
            DenseMatrix.generate(6, SampleNetworks.FEATURES, Alphabet.BINARY, (_, _) -> 2),
            new Origin.Public(),
            List.of(),
            network.readout(),
            network.thresholds(),
            new Origin.Public());

    assertThatThrownBy(() -> SampleNetworks.write(directory, SampleNetworks.file(network, copies)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("feature 0 moves to 2 outputs; only permutations can be written");
    assertThatThrownBy(
            () ->
                SampleNetworks.write(
                    directory, SampleNetworks.file(outside, SampleNetworks.pairs())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("entry [0, 0] of the encoder is 2.0, outside the declared alphabet binary");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void namesThatAreNoFileNamesAreRejected() {
    assertThatThrownBy(
            () ->
                new NetworkFile(
                    "../escape",
                    SampleNetworks.network(0),
                    SampleNetworks.pairs(),
                    Optional.empty(),
                    Map.of(),
                    OptionalLong.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'../escape' is not the name of a network file; allowed: up to 200 letters, digits and"
                + " ._+=-");
  }

  private NetworkFile roundTrip(NetworkFile file) throws IOException {
    return NetworkFiles.read(SampleNetworks.write(directory, file), SampleNetworks::task);
  }

  private static void assertSame(Network read, Network written) {
    Map<String, Matrix> expected = NetworkArrays.all(written);
    Map<String, Matrix> actual = NetworkArrays.all(read);
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    actual.forEach(
        (name, matrix) -> {
          assertThat(matrix.sameEntries(expected.get(name))).as(name).isTrue();
          assertThat(matrix.alphabet()).as(name).isEqualTo(expected.get(name).alphabet());
        });
    assertThat(Publicity.of(read.encoderOrigin())).isEqualTo(Publicity.of(written.encoderOrigin()));
    assertThat(Publicity.of(read.readoutOrigin())).isEqualTo(Publicity.of(written.readoutOrigin()));
  }
}
