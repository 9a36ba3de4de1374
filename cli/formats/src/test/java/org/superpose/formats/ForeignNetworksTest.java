package org.superpose.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Network;

/**
 * One small network as other programs would write it, in many ways: h = relu(W x + b), W = [[1 2 0]
 * [0 1 -1]], b = [0 0.5]; scores = V h + c, V = [[1 0] [0 1] [1 -2]], c = [-1 0 0.5].
 */
class ForeignNetworksTest {

  private static final float[] W = {1, 2, 0, 0, 1, -1};
  private static final float[] W_TRANSPOSED = {1, 0, 2, 1, 0, -1};
  private static final float[] B = {0, 0.5f};
  private static final float[] V = {1, 0, 0, 1, 1, -2};
  private static final float[] V_TRANSPOSED = {1, 0, 1, 0, 1, -2};
  private static final float[] C = {-1, 0, 0.5f};

  @TempDir Path directory;

  @BeforeEach
  void writeProblem() throws IOException {
    describe("");
  }

  private void describe(String more) throws IOException {
    Files.writeString(
        directory.resolve("net.json"),
        """
        {"problem": {"task": "representation", "features": 3, "outputs": 3, "sparsity": 1}%s}
        """
            .formatted(more));
  }

  static Stream<Arguments> graphs() {
    RawOnnx gemm =
        RawOnnx.reading(2)
            .tensor("w", List.of(2, 3), W)
            .tensor("b", List.of(2), B)
            .tensor("v", List.of(2, 3), V_TRANSPOSED)
            .tensor("c", List.of(1, 3), C)
            .node("z = Gemm x w b", "transB", 1)
            .node("h = Relu z")
            .node("s = Gemm h v c")
            .giving("s");
    RawOnnx batchLast =
        RawOnnx.reading(2)
            .tensor("w", List.of(2, 3), W)
            .tensor("b", List.of(2, 1), B)
            .tensor("v", List.of(2, 3), V_TRANSPOSED)
            .tensor("c", List.of(3, 1), C)
            .node("wx = MatMul w x")
            .node("z = Add b wx")
            .node("h = Relu z")
            .node("s = Gemm v h c", "transA", 1)
            .giving("s");
    RawOnnx turning =
        RawOnnx.reading(2)
            .tensor("w", List.of(2, 3), W)
            .tensor("b", List.of(2), B)
            .tensor("v", List.of(3, 2), V)
            .tensor("minus-c", List.of(3, 1), 1, 0, -0.5f)
            .node("wt = Transpose w")
            .node("f = Cast x", "to", 1)
            .node("wx = MatMul f wt")
            .node("z = Add wx b")
            .node("h = Relu z")
            .node("t = Transpose h")
            .node("i = Identity t")
            .node("s = MatMul v i")
            .node("y = Greater s minus-c")
            .giving("s")
            .giving("y");
    RawOnnx alone =
        RawOnnx.reading(1)
            .tensor("w", List.of(3, 2), W_TRANSPOSED)
            .tensor("b", List.of(2), B)
            .tensor("v", List.of(3, 2), V)
            .tensor("c", List.of(3), C)
            .node("wx = MatMul x w")
            .node("z = Add wx b")
            .node("h = Relu z")
            .node("vh = MatMul v h")
            .node("s = Add vh c")
            .node("r = Relu s")
            .giving("r");
    return Stream.of(
        Arguments.of("gemm", gemm),
        Arguments.of("batch last", batchLast),
        Arguments.of("turning", turning),
        Arguments.of("no batch", alone));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("graphs")
  void graphsOfAnyOrientationAreRead(String name, RawOnnx graph) throws IOException {
    Files.write(directory.resolve("net.onnx"), graph.bytes());

    assertIsTheNetwork("net.onnx");
  }

  private static RawOnnx withDropout(RawOnnx graph, String dropout, Object... settings) {
    return graph
        .tensor("w", List.of(2, 3), W)
        .tensor("b", List.of(2), B)
        .tensor("v", List.of(3, 2), V)
        .tensor("c", List.of(3), C)
        .tensor("ratio", List.of(), 0.5f)
        .node("z = Gemm x w b", "transB", 1)
        .node("h = Relu z")
        .node(dropout, settings)
        .node("s = Gemm d v c", "transB", 1)
        .giving("s");
  }

  private static RawOnnx withMode(int mode) {
    ProtobufWriter tensor =
        RawOnnx.head("mode", List.of(), NumberType.BOOL)
            .bytes(Onnx.TENSOR_RAW, new byte[] {(byte) mode});
    return withDropout(
        RawOnnx.reading(2).message(Onnx.GRAPH_INITIALIZER, tensor), "d = Dropout h ratio mode");
  }

  @Test
  void dropoutIsPassedOverUnlessItTrains() throws IOException {
    for (RawOnnx graph :
        List.of(
            withMode(0),
            withDropout(RawOnnx.reading(2), "d = Dropout h"),
            withDropout(RawOnnx.reading(2), "d = Dropout h ratio"),
            withDropout(RawOnnx.reading(2), "d = Dropout h", "is_test", 1))) {
      Files.write(directory.resolve("net.onnx"), graph.bytes());
      assertIsTheNetwork("net.onnx");
    }
    for (RawOnnx graph :
        List.of(withMode(1), withDropout(RawOnnx.reading(2), "d = Dropout h", "is_test", 0))) {
      Files.write(directory.resolve("net.onnx"), graph.bytes());
      assertRefused("net.onnx", "Dropout with training_mode true computes a random function");
    }
    RawOnnx undecided = withDropout(RawOnnx.reading(2), "d = Dropout h ratio unknown");
    Files.write(directory.resolve("net.onnx"), undecided.bytes());
    assertRefused("net.onnx", "operation 'Dropout' reads 'unknown'");
  }

  @Test
  void externalDataBesideTheFileIsRead() throws IOException {
    ByteBuffer data = ByteBuffer.allocate(28).order(ByteOrder.LITTLE_ENDIAN).putInt(0);
    for (float entry : W) {
      data.putFloat(entry);
    }
    Files.write(directory.resolve("net.onnx.data"), data.array());
    Files.write(directory.resolve("net.onnx"), external("net.onnx.data", "4").bytes());

    assertIsTheNetwork("net.onnx");
  }

  private static RawOnnx external(String location, String offset) {
    ProtobufWriter weights =
        RawOnnx.head("w", List.of(2, 3), NumberType.FLOAT32)
            .message(Onnx.TENSOR_EXTERNAL, entry("location", location))
            .message(Onnx.TENSOR_EXTERNAL, entry("offset", offset))
            .number(Onnx.TENSOR_LOCATION, 1);
    return RawOnnx.reading(2)
        .message(Onnx.GRAPH_INITIALIZER, weights)
        .tensor("b", List.of(2), B)
        .tensor("v", List.of(3, 2), V)
        .tensor("c", List.of(3), C)
        .node("z = Gemm x w b", "transB", 1)
        .node("h = Relu z")
        .node("s = Gemm h v c", "transB", 1)
        .giving("s");
  }

  private static ProtobufWriter entry(String key, String value) {
    return new ProtobufWriter().text(Onnx.ENTRY_KEY, key).text(Onnx.ENTRY_VALUE, value);
  }

  @Test
  void externalDataElsewhereIsRefused() throws IOException {
    for (String location : List.of("../net.data", "sub/net.data", "", "..", "missing.data")) {
      Files.write(directory.resolve("net.onnx"), external(location, "0").bytes());

      assertRefused("net.onnx", "array 'w' is in '" + location + "', which is no file in the same");
    }
    Files.write(directory.resolve("net.data"), new byte[10]);
    Files.write(directory.resolve("net.onnx"), external("net.data", "0").bytes());
    assertRefused("net.onnx", "array 'w' is not all in 'net.data', which has 10 bytes");
  }

  @Test
  void stateDictionariesAreRead() throws IOException {
    for (String[] names :
        List.of(
            new String[] {"0.weight", "0.bias", "2.weight", "2.bias"},
            new String[] {"net.fc2.weight", "net.fc2.bias", "net.fc10.weight", "net.fc10.bias"})) {
      Files.write(directory.resolve("net.safetensors"), safetensors(names, true));
      assertIsTheNetwork("net.safetensors");
    }
  }

  @Test
  void weightsOfInputsByOutputsAreReadInNumpysNames() throws IOException {
    new RawArchive()
        .put("W1", "<f4", "(3, 2)", bytes(W_TRANSPOSED))
        .put("b1", "<f4", "(2,)", bytes(B))
        .put("W2", "<f4", "(2, 3)", bytes(V_TRANSPOSED))
        .put("b2", "<f4", "(3,)", bytes(C))
        .write(directory.resolve("net.npz"));

    assertIsTheNetwork("net.npz");
  }

  private static RawArchive named(String... names) {
    return new RawArchive()
        .put(names[0], "<f4", "(2, 3)", bytes(W))
        .put(names[1], "<f4", "(2,)", bytes(B))
        .put(names[2], "<f4", "(3, 2)", bytes(V))
        .put(names[3], "<f4", "(3,)", bytes(C));
  }

  @Test
  void biasesAreFoundByTheNamesThatProgramsGive() throws IOException {
    named("coefs_0", "intercepts_0", "coefs_1", "intercepts_1").write(directory.resolve("net.npz"));
    assertIsTheNetwork("net.npz");

    describe(", \"network\": {\"layers\": [\"dense\", \"dense_1\"]}");
    named("dense/kernel", "dense/bias", "dense_1/kernel", "dense_1/bias")
        .write(directory.resolve("net.npz"));
    assertIsTheNetwork("net.npz");

    describe(", \"network\": {\"layers\": [\"W_in\", \"W_out\"]}");
    named("W_in", "b_in", "W_out", "b_out").write(directory.resolve("net.npz"));
    assertIsTheNetwork("net.npz");
  }

  @Test
  void arraysOfAnyNamesAreReadInTheOrderThatIsSaid() throws IOException {
    describe(
        """
        , "network": {"layers": [{"weight": "arr_0", "bias": "arr_1"},
                                 {"weight": "arr_2", "bias": "arr_3"}]}\
        """);
    named("arr_0", "arr_1", "arr_2", "arr_3")
        .put("arr_4", "<f4", "(2, 2)", bytes(1, 2, 3, 4))
        .write(directory.resolve("net.npz"));

    assertIsTheNetwork("net.npz");
    Understanding understood =
        NetworkFiles.read(directory.resolve("net.npz"), SampleNetworks::task).understanding();
    assertThat(understood.chain())
        .containsExactly(
            "h0 = x, 3 features",
            "h1 = Relu(W h0 + b), [2, 3]; from 'arr_0', 'arr_1'",
            "score = D h1, [3, 2]; from 'arr_2', 'arr_3'",
            "y = score > 1, 0, -0.5",
            "left out: 'arr_4'");
    assertThat(understood.notes())
        .containsExactly(
            "a Relu is taken to follow 'arr_0', and none the others;"
                + " 'network.layers' can say otherwise");
  }

  @Test
  void oneProductNeedsNoNumber() throws IOException {
    new RawArchive()
        .put("weight", "<f4", "(3, 3)", bytes(1, 0, 0, 0, 1, 0, 0, 0, 1))
        .put("bias", "<f4", "(3,)", bytes(-0.5f, -0.5f, -0.5f))
        .write(directory.resolve("net.npz"));

    Network network = read("net.npz");

    assertThat(network.layers()).isEmpty();
    assertThat(network.thresholds().get(0, 0)).isEqualTo(0.5);
  }

  @Test
  void aLayerMaySayThatNoReluFollows() throws IOException {
    describe(
        """
        , "network": {"layers": [{"weight": "W1", "relu": false}, "W2", {"weight": "W3"}]}\
        """);
    new RawArchive()
        .put("W1", "<f4", "(3, 3)", bytes(1, 0, 0, 0, 1, 0, 0, 0, 1))
        .put("b1", "<f4", "(3,)", bytes(0, 0.5f, 0))
        .put("W2", "<f4", "(2, 3)", bytes(W))
        .put("W3", "<f4", "(3, 2)", bytes(V))
        .write(directory.resolve("net.npz"));

    Network network = read("net.npz");

    // By hand: W2 (x + b1) = W2 x + [1, 0.5]; the first product is the encoder.
    assertThat(network.encoder().rows()).isEqualTo(3);
    assertThat(network.layers()).hasSize(1);
    assertThat(network.layers().getFirst().bias().get(0, 0)).isEqualTo(1);
    assertThat(network.layers().getFirst().bias().get(1, 0)).isEqualTo(0.5);
  }

  @Test
  void anArrayThatIsNotThereIsNamed() throws IOException {
    describe(", \"network\": {\"layers\": [\"W_in\", \"missing\"]}");
    named("W_in", "b_in", "W_out", "b_out").write(directory.resolve("net.npz"));

    assertRefused(
        "net.npz", "'network.layers' names 'missing', but the arrays are 'W_in', 'W_out'");
  }

  @Test
  void picklesAreNotReadButTheirOwnersHelped() throws IOException {
    for (String name : List.of("model.pt", "model.PTH")) {
      Files.write(directory.resolve(name), new byte[8]);
      assertRefused(name, "safetensors.torch.save_file(model.state_dict(), 'net.safetensors')");
    }
    Files.write(directory.resolve("model.pkl"), new byte[8]);
    assertRefused("model.pkl", "intercepts_{i}");
  }

  @Test
  void layersWithoutNumbersNeedAnOrder() throws IOException {
    String[] names = {"embed.weight", "embed.bias", "out.weight", "out.bias"};
    Files.write(directory.resolve("net.safetensors"), safetensors(names, true));
    assertThatThrownBy(() -> read("net.safetensors"))
        .isInstanceOf(NetworkFileException.class)
        .hasMessageContaining(
            "'network.layers' must say in which order 'embed', 'out' are applied");

    describe(", \"network\": {\"layers\": [\"embed\", \"out\"]}");
    assertIsTheNetwork("net.safetensors");
  }

  private static byte[] bytes(float... entries) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * entries.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float entry : entries) {
      bytes.putFloat(entry);
    }
    return bytes.array();
  }

  static byte[] safetensors(String[] names, boolean complete) throws IOException {
    int end = complete ? 68 : 64;
    String head =
        """
        {"%s":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},\
        "%s":{"dtype":"F32","shape":[2],"data_offsets":[24,32]},\
        "%s":{"dtype":"F32","shape":[3,2],"data_offsets":[32,56]},\
        "%s":{"dtype":"F32","shape":[3],"data_offsets":[56,%d]}}\
        """
            .formatted(names[0], names[1], names[2], names[3], end);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(head.length()).array());
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    for (float[] entries : List.of(W, B, V, C)) {
      out.write(bytes(entries));
    }
    return out.toByteArray();
  }

  private Network read(String file) throws IOException {
    return NetworkFiles.read(directory.resolve(file), SampleNetworks::task).network();
  }

  private void assertRefused(String file, String complaint) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(NetworkFileException.class)
        .hasMessageContaining(complaint);
  }

  /** By hand: thresholds are -c, and the three features themselves are the input. */
  private void assertIsTheNetwork(String file) throws IOException {
    Network network = read(file);

    assertThat(network.neurons()).isEqualTo(3);
    assertThat(network.layers()).hasSize(1);
    double[][] scores = {{1, 0.5, 0}, {2, 1.5, -1}, {0, 0, 0}, {3, 1.5, 0}};
    int[][] inputs = {{0}, {1}, {2}, {0, 1}};
    for (int i = 0; i < inputs.length; i++) {
      ForwardPass pass = ForwardPass.of(network, inputs[i]);
      for (int output = 0; output < 3; output++) {
        assertThat(pass.score(output).doubleValue()).isEqualTo(scores[i][output]);
      }
    }
    for (int output = 0; output < 3; output++) {
      assertThat(network.thresholds().get(output, 0)).isEqualTo(-C[output]);
    }
    // Six, two, six and three numbers.
    assertThat(Accounting.of(network).parameters()).isEqualTo(17);
  }
}
