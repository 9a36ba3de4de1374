package org.superpose.formats;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the graph of an ONNX file. The tensors stay in the file, or in a file of plain name beside
 * it, and are read as streams; subgraphs are passed over.
 */
final class OnnxReader implements Closeable {

  private static final int MOST_PARTS = 10_000;
  private static final int MOST_NAMES = 64;

  private final Path file;
  private final OnnxTensors tensors;
  private final FileWindow bytes;
  private final List<OnnxGraph.Node> nodes = new ArrayList<>();
  private final Map<String, MatrixSource> initializers = new HashMap<>();
  private final Map<String, Integer> inputs = new LinkedHashMap<>();
  private final Set<String> outputs = new LinkedHashSet<>();
  private int graphs;

  private OnnxReader(Path file, FileChannel channel) {
    this.file = file;
    bytes = new FileWindow(channel);
    tensors = new OnnxTensors(file, bytes);
  }

  /**
   * Opens a file and reads all but the contents of its tensors.
   *
   * @throws NetworkFileException if it is no ONNX file
   */
  static OnnxReader open(Path file) throws IOException {
    OnnxReader reader = new OnnxReader(file, FileChannel.open(file));
    try {
      reader.readModel();
      return reader;
    } catch (EOFException e) {
      reader.close();
      throw new NetworkFileException(file, "is no readable ONNX file: " + e.getMessage());
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private void readModel() throws IOException {
    long size = bytes.channel().size();
    if (size > OnnxWriter.LARGEST) {
      throw new NetworkFileException(file, "is larger than 2 GB, so it is no ONNX file");
    }
    ProtobufReader model = new ProtobufReader(file, bytes, new ProtobufReader.Slice(0, size));
    while (model.advance()) {
      if (model.field() == Onnx.MODEL_GRAPH) {
        graphs++;
        readGraph(model.message());
      }
    }
    if (graphs != 1) {
      throw new NetworkFileException(
          file, "is no readable ONNX file: it has %s graphs".formatted(graphs));
    }
  }

  private void readGraph(ProtobufReader graph) throws IOException {
    while (graph.advance()) {
      switch (graph.field()) {
        case Onnx.GRAPH_NODE -> nodes.add(node(graph.message()));
        case Onnx.GRAPH_INITIALIZER -> add(tensors.read(graph.message()));
        case Onnx.GRAPH_SPARSE_INITIALIZER -> add(tensors.readSparse(graph.message()));
        case Onnx.GRAPH_INPUT -> readValue(graph.message(), inputs);
        case Onnx.GRAPH_OUTPUT -> {
          Map<String, Integer> output = new HashMap<>();
          readValue(graph.message(), output);
          outputs.addAll(output.keySet());
        }
        default -> {}
      }
      if (Math.max(nodes.size(), Math.max(initializers.size(), inputs.size() + outputs.size()))
          > MOST_PARTS) {
        throw new NetworkFileException(file, "has more than " + MOST_PARTS + " parts");
      }
    }
  }

  private void add(MatrixSource tensor) throws NetworkFileException {
    if (initializers.put(tensor.name(), tensor) != null) {
      throw tensor.complaint("is stored twice");
    }
  }

  private OnnxGraph.Node node(ProtobufReader message) throws IOException {
    String operator = "";
    String domain = "";
    List<String> read = new ArrayList<>();
    List<String> given = new ArrayList<>();
    Map<String, OnnxGraph.Attribute> attributes = new HashMap<>();
    while (message.advance()) {
      switch (message.field()) {
        case Onnx.NODE_INPUT -> addName(read, message.text());
        case Onnx.NODE_OUTPUT -> addName(given, message.text());
        case Onnx.NODE_OPERATOR -> operator = message.text();
        case Onnx.NODE_DOMAIN -> domain = message.text();
        case Onnx.NODE_ATTRIBUTE -> readAttribute(message.message(), attributes);
        default -> {}
      }
    }
    boolean own = domain.isEmpty() || domain.equals("ai.onnx");
    return new OnnxGraph.Node(own ? operator : domain + "." + operator, read, given, attributes);
  }

  private void addName(List<String> names, String name) throws NetworkFileException {
    if (names.size() == MOST_NAMES) {
      throw new NetworkFileException(
          file, "has an operation with more than " + MOST_NAMES + " operands");
    }
    names.add(name);
  }

  private void readAttribute(ProtobufReader message, Map<String, OnnxGraph.Attribute> attributes)
      throws IOException {
    String name = "";
    long number = 0;
    float single = 0;
    List<Long> numbers = new ArrayList<>();
    MatrixSource tensor = null;
    while (message.advance()) {
      switch (message.field()) {
        case Onnx.ATTRIBUTE_NAME -> name = message.text();
        case Onnx.ATTRIBUTE_FLOAT -> single = message.single();
        case Onnx.ATTRIBUTE_INT -> number = message.number();
        case Onnx.ATTRIBUTE_TENSOR -> tensor = tensors.read(message.message());
        case Onnx.ATTRIBUTE_INTS -> tensors.addNumbers(message, numbers);
        default -> {}
      }
    }
    attributes.put(name, new OnnxGraph.Attribute(number, single, numbers, tensor));
    if (attributes.size() > MOST_NAMES) {
      throw new NetworkFileException(
          file, "has an operation with more than " + MOST_NAMES + " attributes");
    }
  }

  /** Reads the name and the number of dimensions of an input or output. */
  private static void readValue(ProtobufReader value, Map<String, Integer> into)
      throws IOException {
    String name = "";
    int[] dimensions = {-1};
    while (value.advance()) {
      switch (value.field()) {
        case Onnx.VALUE_NAME -> name = value.text();
        case Onnx.VALUE_TYPE ->
            find(
                value.message(),
                Onnx.TYPE_TENSOR,
                tensor ->
                    find(
                        tensor,
                        Onnx.TENSOR_TYPE_SHAPE,
                        shape -> {
                          dimensions[0] = 0;
                          find(shape, Onnx.SHAPE_DIMENSION, _ -> dimensions[0]++);
                        }));
        default -> {}
      }
    }
    into.put(name, dimensions[0]);
  }

  private interface Found {
    void read(ProtobufReader message) throws IOException;
  }

  private static void find(ProtobufReader message, int field, Found found) throws IOException {
    while (message.advance()) {
      if (message.field() == field) {
        found.read(message.message());
      }
    }
  }

  Path file() {
    return file;
  }

  /** Returns what was read. */
  OnnxGraph graph() {
    return new OnnxGraph(nodes, initializers, inputs, outputs);
  }

  @Override
  public void close() throws IOException {
    tensors.close();
  }
}
