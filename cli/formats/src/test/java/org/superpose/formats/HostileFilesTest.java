package org.superpose.formats;

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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Safetensors and ONNX files that are wrong or hostile in one way each, and what is said of them.
 */
class HostileFilesTest {

  @TempDir Path directory;

  @BeforeEach
  void writeProblem() throws IOException {
    Files.writeString(
        directory.resolve("net.json"),
        """
        {"problem": {"task": "representation", "features": 3, "outputs": 3, "sparsity": 1}}
        """);
  }

  static Stream<Arguments> tensors() {
    String encoder = "'encoder':{'dtype':'F32','shape':[2,3],'data_offsets':[0,24]}";
    return Stream.of(
        tensor("{}", 0, "has arrays ; readable are"),
        tensor("[]", 0, "the document is something else; allowed: an object"),
        tensor("{ ", 0, "has a damaged head: Unexpected end-of-input"),
        tensor("{" + encoder + "}", 20, "array 'encoder' does not start where another ends, or"),
        tensor("{" + encoder + "}", 30, "has 6 bytes that belong to no array"),
        tensor("{" + encoder + "," + encoder + "}", 24, "has a damaged head: Duplicate Object"),
        tensor(
            "{" + encoder.replace("[2,3]", "[2147483647,2147483647]") + "}",
            24,
            "array 'encoder' has 24 bytes, but shape (2147483647, 2147483647) of F32 takes"),
        tensor(
            "{" + encoder.replace("[2,3]", "[2147483648,3]") + "}",
            24,
            "'encoder.shape' is '2147483648'; allowed: a whole number from 0 to 2147483647"),
        tensor("{" + encoder.replace("[2,3]", "[0,3]") + "}", 24, "'encoder' has no entry"),
        tensor("{" + encoder.replace("[2,3]", "[1,2,3]") + "}", 24, "has 3 dimensions"),
        tensor(
            "{" + encoder.replace("F32", "F8_E4M3") + "}",
            24,
            "has type 'F8_E4M3', which is not readable"),
        tensor(
            "{" + encoder.replace("[0,24]", "[-1,23]") + "}",
            24,
            "'encoder.data_offsets' is '-1'; allowed: a whole number"),
        tensor(
            "{" + encoder.replace("[0,24]", "[0,9223372036854775807]") + "}",
            24,
            "has 9223372036854775807 bytes, but shape (2, 3) of F32 takes 24"),
        tensor("{" + encoder + "}", 24, "array 'readout' is missing"),
        Arguments.of(new byte[3], "is not a readable safetensors file"),
        Arguments.of(length(-1), "is not a readable safetensors file: its head does not fit"),
        Arguments.of(
            length(Long.MAX_VALUE), "is not a readable safetensors file: its head does not"));
  }

  private static Arguments tensor(String head, int data, String complaint) {
    byte[] text = head.replace('\'', '"').getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(length(text.length));
    out.writeBytes(text);
    out.writeBytes(new byte[data]);
    return Arguments.of(out.toByteArray(), complaint);
  }

  private static byte[] length(long length) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
  }

  @ParameterizedTest
  @MethodSource("tensors")
  void badTensorsGiveOneClearError(byte[] file, String complaint) throws IOException {
    assertRefused("net.safetensors", file, complaint);
  }

  private static RawOnnx graph() {
    return RawOnnx.reading(2)
        .tensor("w", List.of(3, 3), 1, 0, 0, 0, 1, 0, 0, 0, 1)
        .tensor("nan", List.of(3, 3), 1, 0, 0, 0, Float.NaN, 0, 0, 0, 1)
        .tensor("b", List.of(3), 1, 2, 3)
        .giving("s");
  }

  private static RawOnnx sparse(List<Integer> dims, long... indices) {
    ProtobufWriter places = RawOnnx.head("i", List.of(indices.length), NumberType.INT64);
    ByteBuffer bytes = ByteBuffer.allocate(8 * indices.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long index : indices) {
      bytes.putLong(index);
    }
    places.bytes(Onnx.TENSOR_RAW, bytes.array());
    ProtobufWriter sparse =
        new ProtobufWriter()
            .message(
                Onnx.SPARSE_VALUES,
                RawOnnx.floats("d", List.of(indices.length), new float[indices.length]))
            .message(Onnx.SPARSE_INDICES, places);
    dims.forEach(length -> sparse.number(Onnx.SPARSE_DIMS, length));
    return graph().message(Onnx.GRAPH_SPARSE_INITIALIZER, sparse).node("s = MatMul x d");
  }

  /** Squares 3 so often that no memory holds it. */
  private static RawOnnx squares() {
    RawOnnx graph = graph().tensor("n0", List.of(), 3);
    for (int i = 0; i < 60; i++) {
      graph.node("n%s = Mul n%s n%s".formatted(i + 1, i, i));
    }
    return graph.node("s = Mul x n60");
  }

  static Stream<Arguments> graphs() {
    return Stream.of(
        Arguments.of(graph().node("s = Gelu x"), "operation 'Gelu' is not made of linear pieces"),
        Arguments.of(graph().node("s = Unheard x"), "operation 'Unheard' is not readable"),
        Arguments.of(graph().node("s = MatMul x nothing"), "reads 'nothing', which is neither"),
        Arguments.of(graph().node("s = MatMul x x"), "multiplies two values that depend on the"),
        Arguments.of(graph().node("s = MatMul x b"), "gives 's', whose shape is [batch], but the"),
        Arguments.of(graph().node("s = MatMul x nan"), "array 'nan' has NaN at [1, 1]"),
        Arguments.of(graph().node("t = MatMul x w"), "has the output 's', which no operation"),
        Arguments.of(
            graph().node("t = MatMul x w").node("s = Add t b").node("s = Relu t"),
            "gives 's' twice"),
        Arguments.of(graph().node("s = MatMul x w").node("x = Relu s"), "gives 'x' twice"),
        Arguments.of(
            graph().node("s = MatMul y w").node("y = Relu s"),
            "has a cycle: operation 'MatMul' reads what follows from its own result"),
        Arguments.of(
            graph().node("t = MatMul x w").node("s = MatMul w t"), "takes the batch for features"),
        Arguments.of(
            graph().tensor("four", List.of(4), 1, 2, 3, 4).node("s = Add x four"),
            "takes the batch for features, or joins shapes that do not fit: [batch, 3] and [4]"),
        Arguments.of(
            graph().node("s = Div x zero").tensor("zero", List.of(), 0), "divides by zero"),
        Arguments.of(
            graph()
                .tensor("row", List.of(1, 4_000), new float[4_000])
                .tensor("column", List.of(4_000, 1, 1), new float[4_000])
                .node("t = Add row column")
                .node("s = Add x t"),
            "operation 'Add' makes too many values of [1, 4000] and [4000, 1, 1]"),
        Arguments.of(squares(), "computes with numbers that are not readable: too many digits"),
        Arguments.of(graph(), "has the output 's', which no operation gives"),
        Arguments.of(sparse(List.of(3, 3), 0, 9), "array 'd' has an entry out of its shape"),
        Arguments.of(sparse(List.of(3, 3), 4, 4), "array 'd' has its entries out of order"),
        Arguments.of(sparse(List.of(3, 3), -1), "array 'd' has an entry out of its shape"),
        Arguments.of(
            sparse(List.of(3, 2_147_483_647), 0),
            "gives 's', whose shape is [batch, 2147483647], but"),
        Arguments.of(
            graph()
                .message(
                    Onnx.GRAPH_INITIALIZER,
                    RawOnnx.head("huge", List.of(2_147_483_647, 2_147_483_647), NumberType.FLOAT32)
                        .bytes(Onnx.TENSOR_RAW, new byte[4])),
            "array 'huge' has 4 bytes, but shape (2147483647, 2147483647)"),
        Arguments.of(
            graph()
                .message(
                    Onnx.GRAPH_INITIALIZER,
                    RawOnnx.head("packed", List.of(2_147_483_647), NumberType.INT8)
                        .bytes(Onnx.TENSOR_INTS, new byte[4])),
            "array 'packed' has 4 bytes, which cannot hold shape (2147483647,)"),
        Arguments.of(
            graph().message(Onnx.GRAPH_NODE, new ProtobufWriter().text(4, "x".repeat(5_000))),
            "has a name of 5000 bytes; at most 4096 are read"));
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void badGraphsGiveOneClearError(RawOnnx graph, String complaint) throws IOException {
    assertRefused("net.onnx", graph.bytes(), complaint);
  }

  private void assertRefused(String name, byte[] bytes, String complaint) throws IOException {
    Path file = Files.write(directory.resolve(name), bytes);

    assertThatThrownBy(() -> NetworkFiles.read(file, SampleNetworks::task))
        .isInstanceOf(NetworkFileException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(complaint);
  }
}
