package org.superpose.checks.interop;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes ONNX files message by message, by the field numbers of onnx.proto, as the exporters of
 * other programs do.
 */
final class GraphBuilder {

  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final int DOUBLE = 11;

  private final boolean isDouble;
  private final Message graph = new Message();
  private final Message functions = new Message();
  private int opset = 17;

  /** One Protocol Buffers message. */
  static final class Message {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Message number(int field, long value) {
      varint((long) field << 3);
      varint(value);
      return this;
    }

    Message single(int field, float value) {
      varint((long) field << 3 | 5);
      out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array());
      return this;
    }

    Message bytes(int field, byte[] bytes) {
      varint((long) field << 3 | 2);
      varint(bytes.length);
      out.writeBytes(bytes);
      return this;
    }

    Message text(int field, String text) {
      return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message message) {
      return bytes(field, message.out.toByteArray());
    }

    private void varint(long value) {
      long left = value;
      while ((left & ~0x7FL) != 0) {
        out.write((int) ((left & 0x7F) | 0x80));
        left >>>= 7;
      }
      out.write((int) left);
    }
  }

  private GraphBuilder(boolean isDouble) {
    this.isDouble = isDouble;
  }

  /** Starts a graph that computes in single or double precision. */
  static GraphBuilder of(boolean isDouble) {
    return new GraphBuilder(isDouble);
  }

  GraphBuilder opset(int version) {
    opset = version;
    return this;
  }

  boolean computesInDouble() {
    return isDouble;
  }

  private int type() {
    return isDouble ? DOUBLE : FLOAT;
  }

  /** Adds the input {@code x}; a text among the lengths names an axis of any length. */
  GraphBuilder input(Object... lengths) {
    Message shape = new Message();
    for (Object length : lengths) {
      shape.message(
          1,
          length instanceof Integer number
              ? new Message().number(1, number)
              : new Message().text(2, (String) length));
    }
    graph.message(11, value("x", type(), shape));
    return this;
  }

  private static Message value(String name, int type, Message shape) {
    Message tensor = new Message().number(1, type).message(2, shape);
    return new Message().text(1, name).message(2, new Message().message(1, tensor));
  }

  /** Adds an output of known rank: ONNX Runtime infers the lengths. */
  GraphBuilder output(String name, boolean isBoolean, int rank) {
    Message shape = new Message();
    for (int axis = 0; axis < rank; axis++) {
      shape.message(1, new Message().text(2, name + axis));
    }
    graph.message(12, value(name, isBoolean ? 9 : type(), shape));
    return this;
  }

  /** Adds an initializer of the graph's type. */
  GraphBuilder tensor(String name, int[] lengths, double... entries) {
    graph.message(5, tensor(name, type(), lengths, entries));
    return this;
  }

  GraphBuilder wholes(String name, long... entries) {
    graph.message(5, longs(name, entries));
    return this;
  }

  GraphBuilder bytes(String name, int type, int[] lengths, int... entries) {
    byte[] raw = new byte[entries.length];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = (byte) entries[i];
    }
    graph.message(5, head(name, type, lengths).bytes(9, raw));
    return this;
  }

  /** Adds a {@code Constant} whose tensor has no name. */
  GraphBuilder constant(String name, int[] lengths, double... entries) {
    Message attribute =
        new Message()
            .text(1, "value")
            .message(5, tensor("", type(), lengths, entries))
            .number(20, 4);
    graph.message(1, new Message().text(2, name).text(4, "Constant").message(5, attribute));
    return this;
  }

  private static Message tensor(String name, int type, int[] lengths, double... entries) {
    ByteBuffer raw =
        ByteBuffer.allocate(entries.length * (type == DOUBLE ? 8 : 4))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (double entry : entries) {
      if (type == DOUBLE) {
        raw.putDouble(entry);
      } else {
        raw.putFloat((float) entry);
      }
    }
    return head(name, type, lengths).bytes(9, raw.array());
  }

  private static Message longs(String name, long... entries) {
    ByteBuffer raw = ByteBuffer.allocate(entries.length * 8).order(ByteOrder.LITTLE_ENDIAN);
    for (long entry : entries) {
      raw.putLong(entry);
    }
    return head(name, INT64, new int[] {entries.length}).bytes(9, raw.array());
  }

  private static Message head(String name, int type, int[] lengths) {
    Message tensor = new Message();
    for (int length : lengths) {
      tensor.number(1, length);
    }
    return tensor.number(2, type).text(8, name);
  }

  /** Adds an operation, written as {@code "c = MatMul a b"}, with settings by name. */
  GraphBuilder node(String equation, Object... settings) {
    graph.message(1, operation(equation, settings));
    return this;
  }

  private static Message operation(String equation, Object... settings) {
    String[] words = equation.split(" ", -1);
    Message node = new Message();
    for (int i = 3; i < words.length; i++) {
      node.text(1, words[i].equals("-") ? "" : words[i]);
    }
    int dot = words[2].lastIndexOf('.');
    node.text(2, words[0]).text(4, words[2].substring(dot + 1));
    if (dot >= 0) {
      node.text(7, words[2].substring(0, dot));
    }
    for (int i = 0; i < settings.length; i += 2) {
      node.message(5, attribute((String) settings[i], settings[i + 1]));
    }
    return node;
  }

  private static Message attribute(String name, Object value) {
    Message attribute = new Message().text(1, name);
    switch (value) {
      case Integer number -> attribute.number(3, number).number(20, 2);
      case Float number -> attribute.single(2, number).number(20, 1);
      case String text when text.startsWith("@") ->
          attribute.text(21, text.substring(1)).number(20, 1);
      case String text -> attribute.text(4, text).number(20, 3);
      case int[] numbers -> {
        for (int number : numbers) {
          attribute.number(8, number);
        }
        attribute.number(20, 7);
      }
      default -> throw new IllegalArgumentException(name);
    }
    return attribute;
  }

  /** Adds a function of the model, in the domain {@code local}. */
  GraphBuilder function(
      String name, String inputs, String output, String[] settings, Message... operations) {
    Message function = new Message().text(1, name);
    for (String input : inputs.split(" ", -1)) {
      function.text(4, input);
    }
    function.text(5, output);
    for (String setting : settings) {
      function.text(6, setting);
    }
    for (Message operation : operations) {
      function.message(7, operation);
    }
    function
        .message(9, new Message().text(1, "").number(2, opset))
        .message(9, new Message().text(1, "local").number(2, 1))
        .text(10, "local");
    functions.message(25, function);
    return this;
  }

  /** Returns an operation of a function. */
  static Message inside(String equation, Object... settings) {
    return operation(equation, settings);
  }

  byte[] bytes() {
    Message model =
        new Message()
            .number(1, 8)
            .text(2, "test")
            .message(7, graph.text(2, "graph"))
            .message(8, new Message().text(1, "").number(2, opset))
            .message(8, new Message().text(1, "ai.onnx.ml").number(2, 3))
            .message(8, new Message().text(1, "local").number(2, 1));
    model.out.writeBytes(functions.out.toByteArray());
    return model.out.toByteArray();
  }
}
