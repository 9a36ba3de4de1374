package org.superpose.formats;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The constant operands of an ONNX graph: tensors, also transposed or cast without rounding. */
final class OnnxConstants {

  private static final int LONGEST_CHAIN = 16;

  private final Path file;
  private final OnnxGraph graph;
  private final Map<String, OnnxGraph.Node> givers = new HashMap<>();

  OnnxConstants(Path file, OnnxGraph graph) {
    this.file = file;
    this.graph = graph;
    for (OnnxGraph.Node node : graph.nodes()) {
      node.outputs().forEach(output -> givers.put(output, node));
    }
  }

  /**
   * Returns the constant that an operation reads.
   *
   * @throws NetworkFileException if it is none
   */
  MatrixSource get(OnnxGraph.Node reader, String name) throws NetworkFileException {
    return get(reader, name, 0);
  }

  private MatrixSource get(OnnxGraph.Node reader, String name, int depth)
      throws NetworkFileException {
    MatrixSource initializer = graph.initializers().get(name);
    if (initializer != null) {
      return initializer;
    }
    OnnxGraph.Node giver = givers.get(name);
    if (giver == null || depth > LONGEST_CHAIN) {
      throw notConstant(reader, name);
    }
    return switch (giver.operator()) {
      case "Constant" -> {
        OnnxGraph.Attribute value = giver.attributes().get("value");
        if (value == null || value.tensor() == null) {
          throw notConstant(reader, name);
        }
        yield value.tensor();
      }
      case "Identity" -> get(giver, operand(giver), depth + 1);
      case "Transpose" -> {
        requireExchange(giver, file);
        yield get(giver, operand(giver), depth + 1).transposed();
      }
      case "Cast" -> cast(giver, get(giver, operand(giver), depth + 1));
      default -> throw notConstant(reader, name);
    };
  }

  private static MatrixSource cast(OnnxGraph.Node node, MatrixSource source)
      throws NetworkFileException {
    NumberType from = source.layout().type();
    long to = node.number("to", 0);
    boolean exact =
        NumberType.ofOnnx(to).filter(type -> !type.isWhole() && type.holdsAll(from)).isPresent();
    if (!exact) {
      throw source.complaint("is cast to a type that need not hold its numbers exactly");
    }
    return source;
  }

  private String operand(OnnxGraph.Node node) throws NetworkFileException {
    if (node.inputs().size() != 1) {
      throw new NetworkFileException(
          file, "operation '%s' has other than one operand".formatted(node.operator()));
    }
    return node.inputs().getFirst();
  }

  private NetworkFileException notConstant(OnnxGraph.Node reader, String name) {
    return new NetworkFileException(
        file,
        "operation %s reads %s, which is neither the running value nor a constant"
            .formatted(
                NetworkFileException.quote(reader.operator()), NetworkFileException.quote(name)));
  }

  /**
   * Checks that an operation exchanges rows and columns.
   *
   * @throws NetworkFileException if not
   */
  static void requireExchange(OnnxGraph.Node node, Path file) throws NetworkFileException {
    OnnxGraph.Attribute order = node.attributes().get("perm");
    if (order != null && !order.numbers().equals(List.of(1L, 0L))) {
      throw new NetworkFileException(file, "operation 'Transpose' has an order other than 1, 0");
    }
  }
}
