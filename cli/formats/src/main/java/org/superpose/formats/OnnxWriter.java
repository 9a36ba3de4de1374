package org.superpose.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.SparseMatrix;

/**
 * Writes a network as an ONNX graph from {@code x [batch, features]} to {@code scores [batch,
 * outputs]} and {@code y [batch, outputs]}, which is true where a score exceeds its threshold.
 * Small whole numbers stay small and are cast when the graph is loaded; large sparse matrices are
 * sparse initializers. All floating types are such that nothing is rounded, see {@link
 * OnnxPrecision}.
 */
final class OnnxWriter {

  /** No Protocol Buffers message may be larger. */
  static final long LARGEST = Integer.MAX_VALUE;

  private static final String CAST = "/cast";

  private final Network network;
  private final NumberType computing;
  private final List<Tensor> tensors = new ArrayList<>();
  private final List<ProtobufWriter> nodes = new ArrayList<>();

  /** One field of the graph that holds a matrix: small messages around large contents. */
  private record Tensor(int field, List<Piece> pieces) {
    long length() {
      return pieces.stream().mapToLong(piece -> piece.head.length + piece.length).sum();
    }
  }

  private record Piece(byte[] head, long length, AtomicFile.Content content) {}

  OnnxWriter(NetworkFile file, Map<String, Matrix> matrices) {
    network = file.network();
    computing = OnnxPrecision.of(network, file.problem().sparsity());
    matrices.forEach(this::addTensor);
    addNodes();
  }

  /** Returns how many bytes the file takes. */
  long bytes() {
    long graph = graphLength();
    return head(graph).length + graph;
  }

  /** Writes the file. */
  void write(OutputStream out) throws IOException {
    out.write(head(graphLength()));
    out.write(smallFields());
    for (Tensor tensor : tensors) {
      out.write(new ProtobufWriter().startBytes(tensor.field, tensor.length()).toBytes());
      for (Piece piece : tensor.pieces) {
        out.write(piece.head);
        piece.content.writeTo(out);
      }
    }
  }

  private byte[] head(long graphLength) {
    return new ProtobufWriter()
        .number(Onnx.MODEL_IR_VERSION, Onnx.IR_VERSION)
        .text(Onnx.MODEL_PRODUCER, "superpose")
        .message(Onnx.MODEL_OPSET, new ProtobufWriter().number(Onnx.OPSET_VERSION, Onnx.OPSET))
        .startBytes(Onnx.MODEL_GRAPH, graphLength)
        .toBytes();
  }

  private long graphLength() {
    long length = smallFields().length;
    for (Tensor tensor : tensors) {
      length += new ProtobufWriter().startBytes(tensor.field, tensor.length()).toBytes().length;
      length += tensor.length();
    }
    return length;
  }

  private byte[] smallFields() {
    ProtobufWriter graph = new ProtobufWriter();
    nodes.forEach(node -> graph.message(Onnx.GRAPH_NODE, node));
    return graph
        .text(Onnx.GRAPH_NAME, "network")
        .message(Onnx.GRAPH_INPUT, value("x", computing, network.features()))
        .message(Onnx.GRAPH_OUTPUT, value("scores", computing, network.outputs()))
        .message(Onnx.GRAPH_OUTPUT, value("y", NumberType.BOOL, network.outputs()))
        .toBytes();
  }

  private static ProtobufWriter value(String name, NumberType type, int width) {
    ProtobufWriter shape =
        new ProtobufWriter()
            .message(Onnx.SHAPE_DIMENSION, new ProtobufWriter().text(Onnx.DIMENSION_NAME, "batch"))
            .message(
                Onnx.SHAPE_DIMENSION, new ProtobufWriter().number(Onnx.DIMENSION_VALUE, width));
    ProtobufWriter tensor =
        new ProtobufWriter()
            .number(Onnx.TENSOR_TYPE_ELEMENT, type.onnx())
            .message(Onnx.TENSOR_TYPE_SHAPE, shape);
    return new ProtobufWriter()
        .text(Onnx.VALUE_NAME, name)
        .message(Onnx.VALUE_TYPE, new ProtobufWriter().message(Onnx.TYPE_TENSOR, tensor));
  }

  private void addNodes() {
    NetworkArrays.parts(network)
        .forEach(
            (name, matrix) -> {
              if (storedType(matrix) != computing) {
                nodes.add(
                    node("Cast", List.of(name), name + CAST)
                        .message(Onnx.NODE_ATTRIBUTE, attribute("to", computing.onnx())));
              }
            });
    String value = "encoded";
    addProduct("x", NetworkArrays.ENCODER, null, value);
    for (int l = 1; l <= network.layers().size(); l++) {
      addProduct(value, NetworkArrays.weight(l), NetworkArrays.bias(l), "sum" + l);
      value = "layer" + l;
      nodes.add(node("Relu", List.of("sum" + l), value));
    }
    addProduct(value, NetworkArrays.READOUT, null, "scores");
    nodes.add(node("Greater", List.of("scores", constant(NetworkArrays.THRESHOLD)), "y"));
  }

  private void addProduct(String input, String weights, String bias, String output) {
    List<String> inputs = new ArrayList<>(List.of(input, constant(weights)));
    if (bias != null) {
      inputs.add(constant(bias));
    }
    nodes.add(node("Gemm", inputs, output).message(Onnx.NODE_ATTRIBUTE, attribute("transB", 1)));
  }

  private String constant(String name) {
    Matrix matrix = NetworkArrays.parts(network).get(name);
    return storedType(matrix) == computing ? name : name + CAST;
  }

  private static ProtobufWriter node(String operator, List<String> inputs, String output) {
    ProtobufWriter node = new ProtobufWriter();
    inputs.forEach(input -> node.text(Onnx.NODE_INPUT, input));
    return node.text(Onnx.NODE_OUTPUT, output).text(Onnx.NODE_OPERATOR, operator);
  }

  private static ProtobufWriter attribute(String name, long value) {
    return new ProtobufWriter()
        .text(Onnx.ATTRIBUTE_NAME, name)
        .number(Onnx.ATTRIBUTE_INT, value)
        .number(Onnx.ATTRIBUTE_TYPE, Onnx.ATTRIBUTE_TYPE_INT);
  }

  /** Returns the smallest type of all entries, if casting it to the computing type is exact. */
  private NumberType storedType(Matrix matrix) {
    NumberType smallest = NumberType.holding(matrix.alphabet());
    return smallest.size() < computing.size() && computing.holdsAll(smallest)
        ? smallest
        : computing;
  }

  private void addTensor(String name, Matrix matrix) {
    NumberType type = storedType(matrix);
    ArrayLayout layout = DenseBytes.layout(name, matrix, type);
    if (matrix instanceof SparseMatrix sparse && SparseForm.paysFor(sparse)) {
      addSparse(name, sparse, type);
      return;
    }
    byte[] head = tensorHead(name, type, layout.shape(), layout.bytes());
    tensors.add(
        new Tensor(
            Onnx.GRAPH_INITIALIZER,
            List.of(new Piece(head, layout.bytes(), out -> DenseBytes.write(matrix, type, out)))));
  }

  private static byte[] tensorHead(
      String name, NumberType type, List<Integer> shape, long contentLength) {
    ProtobufWriter head = new ProtobufWriter();
    shape.forEach(length -> head.number(Onnx.TENSOR_DIMS, length));
    return head.number(Onnx.TENSOR_TYPE, type.onnx())
        .text(Onnx.TENSOR_NAME, name)
        .startBytes(Onnx.TENSOR_RAW, contentLength)
        .toBytes();
  }

  private void addSparse(String name, SparseMatrix matrix, NumberType type) {
    int nonzeros = (int) matrix.nonzeros();
    Piece values =
        nested(
            Onnx.SPARSE_VALUES,
            tensorHead(name, type, List.of(nonzeros), (long) nonzeros * type.size()),
            (long) nonzeros * type.size(),
            out -> SparseForm.writeValues(matrix, type, out));
    Piece indices =
        nested(
            Onnx.SPARSE_INDICES,
            tensorHead(
                name + "/indices",
                NumberType.INT64,
                List.of(nonzeros),
                (long) nonzeros * Long.BYTES),
            (long) nonzeros * Long.BYTES,
            out -> SparseForm.writeIndices(matrix, out));
    ProtobufWriter dims = new ProtobufWriter();
    IntStream.of(matrix.rows(), matrix.columns())
        .forEach(length -> dims.number(Onnx.SPARSE_DIMS, length));
    Piece shape = new Piece(dims.toBytes(), 0, _ -> {});
    tensors.add(new Tensor(Onnx.GRAPH_SPARSE_INITIALIZER, List.of(values, indices, shape)));
  }

  private static Piece nested(int field, byte[] head, long length, AtomicFile.Content content) {
    byte[] start = new ProtobufWriter().startBytes(field, head.length + length).toBytes();
    byte[] all = Arrays.copyOf(start, start.length + head.length);
    System.arraycopy(head, 0, all, start.length, head.length);
    return new Piece(all, length, content);
  }
}
