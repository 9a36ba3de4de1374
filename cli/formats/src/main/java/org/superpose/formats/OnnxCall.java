package org.superpose.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One operation of a graph with what it reads. */
final class OnnxCall {

  private final Path file;
  private final OnnxGraph.Node node;
  private final Map<String, OnnxValue> values;
  private final Folding folding;

  OnnxCall(Path file, OnnxGraph.Node node, Map<String, OnnxValue> values, Folding folding) {
    this.file = file;
    this.node = node;
    this.values = values;
    this.folding = folding;
  }

  OnnxGraph.Node node() {
    return node;
  }

  Folding folding() {
    return folding;
  }

  Path file() {
    return file;
  }

  int operands() {
    return node.inputs().size();
  }

  /** Returns whether there is an operand at a place. */
  boolean has(int place) {
    return place < node.inputs().size() && !node.inputs().get(place).isEmpty();
  }

  /**
   * Returns an operand.
   *
   * @throws NetworkFileException if there is none, or it cannot be read
   */
  OnnxValue operand(int place) throws IOException {
    if (!has(place)) {
      throw unfit("has %s operands".formatted(node.inputs().size()));
    }
    OnnxValue value = values.get(name(place));
    if (value == null) {
      throw unfit(
          "reads %s, which is neither the running value nor a constant"
              .formatted(NetworkFileException.quote(name(place))));
    }
    if (value instanceof OnnxValue.Unreadable(NetworkFileException reason)) {
      throw reason;
    }
    return value instanceof OnnxValue.Dimensions dimensions
        ? OnnxShapes.withoutBatch(dimensions)
        : value;
  }

  /** Returns an operand that must be a constant. */
  OnnxValue.Constant constant(int place) throws IOException {
    if (operand(place) instanceof OnnxValue.Constant constant) {
      return constant;
    }
    throw unfit(
        "reads %s, which is neither the running value nor a constant"
            .formatted(NetworkFileException.quote(name(place))));
  }

  /** Returns the only number of an operand, or null if there is no such operand. */
  @Nullable Rational single(int place) throws IOException {
    if (!has(place)) {
      return null;
    }
    List<Rational> numbers = constant(place).numbers();
    if (numbers.size() != 1) {
      throw unfit("has %s numbers where one is needed".formatted(numbers.size()));
    }
    return numbers.getFirst();
  }

  /** Returns an operand as values that are affine in neurons. */
  OnnxValue.Running running(int place) throws IOException {
    OnnxValue value = operand(place);
    if (value instanceof OnnxValue.Grown(TensorShape shape, _, End end, AffineMap relus)) {
      if (relus == null) {
        throw unfit(
            "reads %s, the result of %s, which is readable only at the end"
                .formatted(NetworkFileException.quote(name(place)), end.name()));
      }
      return new OnnxValue.Running(shape, relus);
    }
    if (value instanceof OnnxValue.Running running) {
      return running;
    }
    throw unfit(
        "reads %s, which is %s"
            .formatted(
                NetworkFileException.quote(name(place)),
                value instanceof OnnxValue.Constant
                    ? "a constant"
                    : "the result of a comparison and readable only at the end"));
  }

  String name(int place) {
    return node.inputs().get(place);
  }

  /** Returns the operation and the arrays that it reads, for the reader. */
  String told() {
    StringBuilder text = new StringBuilder(node.operator());
    for (String input : node.inputs()) {
      if (values.get(input) instanceof OnnxValue.Stored && text.length() < 80) {
        text.append(' ').append(NetworkFileException.quote(input));
      }
    }
    return text.toString();
  }

  /** Returns a result of some values after this operation. */
  OnnxValue.Running result(TensorShape shape, AffineMap map) {
    return new OnnxValue.Running(shape, map.after(told()));
  }

  /** Returns an error about this operation; the complaint is a clause that follows its name. */
  NetworkFileException unfit(String complaint) {
    return new NetworkFileException(
        file, "operation %s %s".formatted(NetworkFileException.quote(node.operator()), complaint));
  }
}
