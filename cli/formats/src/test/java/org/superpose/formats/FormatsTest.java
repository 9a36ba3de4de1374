package org.superpose.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.task.Problem;

/** What every format must keep: each entry, alphabet and origin of every form of network. */
class FormatsTest {

  @TempDir Path directory;

  private NetworkFile roundTrip(NetworkFile file, FileFormat format) throws IOException {
    NetworkFiles.write(directory, file, List.of(format));
    return NetworkFiles.read(directory.resolve("sample" + format.ending()), SampleNetworks::task);
  }

  private static void assertSame(Network actual, Network expected) {
    Map<String, Matrix> expectedMatrices = NetworkArrays.all(expected);
    NetworkArrays.all(actual)
        .forEach(
            (name, matrix) -> {
              assertThat(matrix.sameEntries(expectedMatrices.get(name))).as(name).isTrue();
              assertThat(matrix.alphabet())
                  .as(name)
                  .isEqualTo(expectedMatrices.get(name).alphabet());
            });
    assertThat(Certificate.digest(actual)).isEqualTo(Certificate.digest(expected));
    assertThat(Publicity.of(actual.encoderOrigin()))
        .isEqualTo(Publicity.of(expected.encoderOrigin()));
    assertThat(Publicity.of(actual.readoutOrigin()))
        .isEqualTo(Publicity.of(expected.readoutOrigin()));
  }

  @ParameterizedTest
  @EnumSource
  void networksOfAnyDepthComeBack(FileFormat format) throws IOException {
    for (int layers = 0; layers <= 3; layers++) {
      Network network = SampleNetworks.network(layers);

      NetworkFile read = roundTrip(SampleNetworks.file(network, SampleNetworks.pairs()), format);

      assertSame(read.network(), network);
      assertThat(read.network().layers()).hasSize(layers);
      assertThat(read.seed()).hasValue(7);
    }
  }

  /** A matrix of one column is not a vector: one feature, or one neuron in any layer. */
  @ParameterizedTest
  @EnumSource
  void narrowNetworksComeBack(FileFormat format) throws IOException {
    DenseMatrix one = DenseMatrix.of(1, 1, Alphabet.FLOAT64, new double[] {0.3});
    DenseMatrix wide = DenseMatrix.of(3, 1, Alphabet.FLOAT64, new double[] {0.1, -2, 7});
    Problem problem =
        SampleNetworks.problem("representation", Map.of("features", 1L, "sparsity", 1L));
    for (Matrix encoder : List.of(one, wide)) {
      DenseMatrix weights = DenseMatrix.generate(1, encoder.rows(), Alphabet.BINARY, (_, _) -> 1);
      Network network =
          new Network(
              encoder,
              new Origin.Public(),
              List.of(new Layer(weights, one)),
              one,
              one,
              new Origin.PublicExceptRows(DenseMatrix.uniformColumn(1, 0.5)));

      NetworkFile read = roundTrip(SampleNetworks.file(network, problem), format);

      assertSame(read.network(), network);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyFormOfMatrixAndItsPublicBaseComesBack(FileFormat format) throws IOException {
    for (Matrix readout : NetworkFilesTest.readouts().toList()) {
      Matrix base = new ReplacedRows(new int[] {2, 17}, readout).baseOf(readout);
      Network sample = SampleNetworks.network(0);
      Network network =
          new Network(
              sample.encoder(),
              new Origin.Program(),
              List.of(),
              readout,
              sample.thresholds(),
              new Origin.PublicExceptRows(base));

      assertSame(
          roundTrip(SampleNetworks.file(network, SampleNetworks.pairs()), format).network(),
          network);
    }
  }

  /** Returns a network whose readout has 1.2 million entries, of which three rows are not empty. */
  private static NetworkFile large() {
    int features = 1_500;
    int width = 800;
    Problem problem =
        SampleNetworks.problem("representation", Map.of("features", features, "sparsity", 1));
    int[][] positions =
        IntStream.range(0, features)
            .mapToObj(row -> row % 500 == 7 ? new int[] {0, row % 9 + 1, width - 1} : new int[0])
            .toArray(int[][]::new);
    int[][] values =
        IntStream.range(0, features)
            .mapToObj(row -> row % 500 == 7 ? new int[] {-3, 2, 1} : new int[0])
            .toArray(int[][]::new);
    Network network =
        new Network(
            DenseMatrix.generate(width, features, Alphabet.FLOAT32, (_, _) -> 0.5),
            new Origin.Public(),
            List.of(),
            SparseMatrix.ofRows(width, Alphabet.integers(-3, 2), positions, values),
            DenseMatrix.constantColumn(features, 0),
            new Origin.Program());
    return SampleNetworks.file(network, problem);
  }

  @ParameterizedTest
  @EnumSource
  void largeSparseReadoutsTakeLittleRoomAndComeBack(FileFormat format) throws IOException {
    NetworkFile file = large();

    assertSame(roundTrip(file, format).network(), file.network());

    // By hand: the encoder has 4 bytes an entry; what is left may not be a dense readout.
    long size = Files.size(directory.resolve("sample" + format.ending()));
    assertThat(size).isLessThan(4 * 800 * 1_500 + 50_000);
    assertThat(size).isLessThanOrEqualTo(NetworkFiles.bytes(file, format));
  }

  @ParameterizedTest
  @EnumSource(names = {"SAFETENSORS", "ONNX"})
  void sizesOfUncompressedFilesAreKnownToTheByte(FileFormat format) throws IOException {
    for (NetworkFile file :
        List.of(large(), SampleNetworks.file(SampleNetworks.network(2), SampleNetworks.pairs()))) {
      NetworkFiles.write(directory, file, List.of(format));

      assertThat(Files.size(directory.resolve("sample" + format.ending())))
          .isEqualTo(NetworkFiles.bytes(file, format));
    }
  }

  @Test
  void allFormatsAreReadThroughOneDescription() throws IOException {
    NetworkFile file = SampleNetworks.file(SampleNetworks.network(1), SampleNetworks.pairs());
    Path json = NetworkFiles.write(directory, file, List.of(FileFormat.values()));

    assertThat(NetworkFiles.list(directory)).hasSize(3);
    for (Path arrays : NetworkFiles.list(directory)) {
      assertSame(NetworkFiles.read(arrays, json, SampleNetworks::task).network(), file.network());
    }
    Files.delete(directory.resolve("sample.npz"));
    assertSame(NetworkFiles.read(json, SampleNetworks::task).network(), file.network());
  }

  @ParameterizedTest
  @EnumSource
  void changedWeightsAreNoticed(FileFormat format) throws IOException {
    NetworkFile file = SampleNetworks.file(SampleNetworks.network(1), SampleNetworks.pairs());
    NetworkFiles.write(directory, file, List.of(format));
    byte[] arrays = Files.readAllBytes(directory.resolve("sample" + format.ending()));
    Network other =
        new Network(
            file.network().encoder(),
            file.network().encoderOrigin(),
            file.network().layers(),
            file.network().readout(),
            DenseMatrix.uniformColumn(SampleNetworks.OUTPUTS, 0.25),
            file.network().readoutOrigin());
    NetworkFiles.write(
        directory, SampleNetworks.file(other, SampleNetworks.pairs()), List.of(format));
    Files.write(directory.resolve("sample" + format.ending()), arrays);

    assertThatThrownBy(
            () ->
                NetworkFiles.read(
                    directory.resolve("sample" + format.ending()), SampleNetworks::task))
        .isInstanceOf(NetworkFileException.class)
        .hasMessageContaining("array 'threshold' has changed since it was written");
  }

  @Test
  void certificatesComeBackAndKnowTheirNetwork() throws IOException {
    Network network = SampleNetworks.network(1);
    Certificate certificate =
        new Certificate(
            "falsified",
            "every-input",
            "exhaustive",
            OptionalLong.of(10_701),
            OptionalLong.empty(),
            OptionalDouble.of(-0.5),
            List.of(3, 17),
            OptionalInt.of(4),
            Accounting.of(network).parameterBits(),
            "superpose test",
            Certificate.digest(network));

    NetworkFile read =
        roundTrip(
            SampleNetworks.file(network, SampleNetworks.pairs()).with(certificate), FileFormat.NPZ);

    assertThat(read.certificate()).contains(certificate);
    assertThat(certificate.isOf(read.network())).isTrue();
    assertThat(certificate.isOf(SampleNetworks.network(2))).isFalse();
  }
}
