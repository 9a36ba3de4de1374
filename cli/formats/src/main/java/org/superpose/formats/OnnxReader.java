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
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

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
  private final Map<String, OnnxValue> initializers = new HashMap<>();
  private final Map<String, @Nullable List<Long>> inputs = new LinkedHashMap<>();
  private final Map<String, OnnxGraph.Function> functions = new HashMap<>();
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
      } else if (model.field() == Onnx.MODEL_FUNCTION) {
        readFunction(model.message());
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
        case Onnx.GRAPH_INITIALIZER -> {
          OnnxTensors.Named tensor = tensors.readTensor(graph.message());
          add(tensor.name(), tensor.value());
        }
        case Onnx.GRAPH_SPARSE_INITIALIZER -> {
          SparseArray array = tensors.readSparse(graph.message());
          List<Integer> shape = List.of(array.layout().rows(), array.layout().columns());
          add(array.name(), new OnnxValue.Stored(TensorShape.of(shape), array));
        }
        case Onnx.GRAPH_INPUT -> readValue(graph.message(), inputs);
        case Onnx.GRAPH_OUTPUT -> {
          Map<String, @Nullable List<Long>> output = new HashMap<>();
          readValue(graph.message(), output);
          outputs.addAll(output.keySet());
        }
        default -> {}
      }
      requireFew(Math.max(initializers.size(), inputs.size() + outputs.size()));
      requireFew(nodes.size());
    }
  }

  private void requireFew(int parts) throws NetworkFileException {
    if (parts > MOST_PARTS) {
      throw new NetworkFileException(file, "has more than " + MOST_PARTS + " parts");
    }
  }

  private void add(String name, OnnxValue tensor) throws NetworkFileException {
    if (initializers.put(name, tensor) != null) {
      throw NetworkFileException.ofArray(file, name, "is stored twice");
    }
  }

  private void readFunction(ProtobufReader message) throws IOException {
    String name = "";
    String domain = "";
    OnnxGraph.Function function =
        new OnnxGraph.Function(
            new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashMap<>());
    while (message.advance()) {
      switch (message.field()) {
        case Onnx.FUNCTION_NAME -> name = message.text();
        case Onnx.FUNCTION_DOMAIN -> domain = message.text();
        case Onnx.FUNCTION_INPUT -> addName(function.inputs(), message.text());
        case Onnx.FUNCTION_OUTPUT -> addName(function.outputs(), message.text());
        case Onnx.FUNCTION_NODE -> function.nodes().add(node(message.message()));
        case Onnx.FUNCTION_ATTRIBUTE -> readAttribute(message.message(), function.attributes());
        default -> {}
      }
      requireFew(function.nodes().size());
    }
    functions.put(named(domain, name), function);
    requireFew(functions.size());
  }

  private static String named(String domain, String operator) {
    boolean own = domain.isEmpty() || domain.equals("ai.onnx");
    return own ? operator : domain + "." + operator;
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
    return new OnnxGraph.Node(named(domain, operator), read, given, attributes);
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
    String text = "";
    List<Long> numbers = new ArrayList<>();
    List<Float> singles = new ArrayList<>();
    OnnxValue tensor = null;
    String reference = "";
    while (message.advance()) {
      switch (message.field()) {
        case Onnx.ATTRIBUTE_NAME -> name = message.text();
        case Onnx.ATTRIBUTE_FLOAT -> single = message.single();
        case Onnx.ATTRIBUTE_INT -> number = message.number();
        case Onnx.ATTRIBUTE_TEXT -> text = shortText(message);
        case Onnx.ATTRIBUTE_TENSOR -> tensor = tensors.readTensor(message.message()).value();
        case Onnx.ATTRIBUTE_INTS -> OnnxTensors.addFirst(message, numbers);
        case Onnx.ATTRIBUTE_FLOATS -> addFirst(message, singles);
        case Onnx.ATTRIBUTE_REFERENCE -> reference = message.text();
        default -> {}
      }
    }
    attributes.put(
        name, new OnnxGraph.Attribute(number, single, text, numbers, singles, tensor, reference));
    if (attributes.size() > MOST_NAMES) {
      throw new NetworkFileException(
          file, "has an operation with more than " + MOST_NAMES + " attributes");
    }
  }

  /** A text that is too long is not one that an operation needs. */
  private static String shortText(ProtobufReader message) throws IOException {
    return message.slice().length() > ProtobufReader.LONGEST_TEXT ? "" : message.text();
  }

  private static void addFirst(ProtobufReader message, List<Float> numbers) throws IOException {
    if (message.isBytes()) {
      ProtobufReader packed = message.message();
      while (packed.hasPacked() && numbers.size() < MOST_NAMES) {
        numbers.add(packed.nextPackedSingle());
      }
    } else if (numbers.size() < MOST_NAMES) {
      numbers.add(message.single());
    }
  }

  /** Reads the name and the lengths of an input or output. */
  private static void readValue(ProtobufReader value, Map<String, @Nullable List<Long>> into)
      throws IOException {
    String name = "";
    AtomicReference<@Nullable List<Long>> lengths = new AtomicReference<>();
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
                          List<Long> found = new ArrayList<>();
                          find(shape, Onnx.SHAPE_DIMENSION, axis -> addLength(axis, found));
                          lengths.set(found);
                        }));
        default -> {}
      }
    }
    into.put(name, lengths.get());
  }

  private static void addLength(ProtobufReader axis, List<Long> lengths) throws IOException {
    long[] length = {-1};
    while (axis.advance()) {
      if (axis.field() == Onnx.DIMENSION_VALUE) {
        length[0] = axis.number();
      }
    }
    if (lengths.size() < MOST_NAMES) {
      lengths.add(length[0] > 0 && length[0] <= Integer.MAX_VALUE ? length[0] : -1L);
    }
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
    return new OnnxGraph(nodes, initializers, inputs, outputs, functions);
  }

  @Override
  public void close() throws IOException {
    tensors.close();
  }
}
