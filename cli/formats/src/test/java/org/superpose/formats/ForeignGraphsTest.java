package org.superpose.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks as ONNX graphs. */
class ForeignGraphsTest extends ForeignNetworks {

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
}
