package org.superpose.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** An ONNX file put together message by message, so that it can be unusual or wrong in any way. */
final class RawOnnx {

  private final ProtobufWriter graph = new ProtobufWriter();

  /** Returns a graph with one input, {@code x}, of some dimensions. */
  static RawOnnx reading(int dimensions) {
    ProtobufWriter shape = new ProtobufWriter();
    for (int i = 0; i < dimensions; i++) {
      shape.message(Onnx.SHAPE_DIMENSION, new ProtobufWriter().text(Onnx.DIMENSION_NAME, "d" + i));
    }
    ProtobufWriter tensor =
        new ProtobufWriter()
            .number(Onnx.TENSOR_TYPE_ELEMENT, 1)
            .message(Onnx.TENSOR_TYPE_SHAPE, shape);
    RawOnnx onnx = new RawOnnx();
    onnx.graph.message(
        Onnx.GRAPH_INPUT,
        new ProtobufWriter()
            .text(Onnx.VALUE_NAME, "x")
            .message(Onnx.VALUE_TYPE, new ProtobufWriter().message(Onnx.TYPE_TENSOR, tensor)));
    return onnx;
  }

  RawOnnx giving(String output) {
    graph.message(Onnx.GRAPH_OUTPUT, new ProtobufWriter().text(Onnx.VALUE_NAME, output));
    return this;
  }

  /** Adds an operation, written as {@code "c = MatMul a b"}, with whole-numbered settings. */
  RawOnnx node(String equation, Object... settings) {
    String[] parts = equation.split(" ", -1);
    ProtobufWriter node =
        new ProtobufWriter().text(Onnx.NODE_OUTPUT, parts[0]).text(Onnx.NODE_OPERATOR, parts[2]);
    for (int i = 3; i < parts.length; i++) {
      node.text(Onnx.NODE_INPUT, parts[i]);
    }
    for (int i = 0; i < settings.length; i += 2) {
      node.message(
          Onnx.NODE_ATTRIBUTE,
          new ProtobufWriter()
              .text(Onnx.ATTRIBUTE_NAME, (String) settings[i])
              .number(Onnx.ATTRIBUTE_INT, (Integer) settings[i + 1]));
    }
    graph.message(Onnx.GRAPH_NODE, node);
    return this;
  }

  /** Adds a tensor in single precision. */
  RawOnnx tensor(String name, List<Integer> shape, float... entries) {
    return message(Onnx.GRAPH_INITIALIZER, floats(name, shape, entries));
  }

  static ProtobufWriter floats(String name, List<Integer> shape, float... entries) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * entries.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float entry : entries) {
      bytes.putFloat(entry);
    }
    return head(name, shape, NumberType.FLOAT32).bytes(Onnx.TENSOR_RAW, bytes.array());
  }

  static ProtobufWriter head(String name, List<Integer> shape, NumberType type) {
    ProtobufWriter tensor = new ProtobufWriter();
    shape.forEach(length -> tensor.number(Onnx.TENSOR_DIMS, length));
    return tensor.number(Onnx.TENSOR_TYPE, type.onnx()).text(Onnx.TENSOR_NAME, name);
  }

  RawOnnx message(int field, ProtobufWriter message) {
    graph.message(field, message);
    return this;
  }

  byte[] bytes() {
    return new ProtobufWriter()
        .number(Onnx.MODEL_IR_VERSION, 10)
        .message(Onnx.MODEL_GRAPH, graph)
        .toBytes();
  }
}
