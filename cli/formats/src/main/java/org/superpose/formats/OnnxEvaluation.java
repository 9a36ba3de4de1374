package org.superpose.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Evaluates operations one after another; functions of the model as the operations they are. */
final class OnnxEvaluation {

  private static final int DEEPEST_CALL = 16;
  private static final int MOST_OPERATIONS = 10_000;
  private static final Map<String, OnnxOperator> OPERATORS = operators();

  private final Path file;
  private final Map<String, OnnxGraph.Function> functions;
  private final Folding folding;
  private int operations;

  OnnxEvaluation(Path file, Map<String, OnnxGraph.Function> functions, Folding folding) {
    this.file = file;
    this.functions = functions;
    this.folding = folding;
  }

  private static Map<String, OnnxOperator> operators() {
    Map<String, OnnxOperator> all = new HashMap<>();
    Stream.of(
            OnnxProducts.operators(),
            OnnxArithmetic.operators(),
            OnnxActivations.operators(),
            OnnxEnds.operators(),
            OnnxDecisions.operators(),
            OnnxConstants.operators(),
            OnnxShapes.operators())
        .forEach(all::putAll);
    return Map.copyOf(all);
  }

  /**
   * Evaluates operations.
   *
   * @param values what is known by name; what the operations give is added
   * @throws NetworkFileException naming the first operation that is not readable
   */
  void run(List<OnnxGraph.Node> nodes, Map<String, OnnxValue> values) throws IOException {
    run(nodes, values, 0);
  }

  private void run(List<OnnxGraph.Node> nodes, Map<String, OnnxValue> values, int depth)
      throws IOException {
    for (OnnxGraph.Node node : nodes) {
      if (++operations > MOST_OPERATIONS || depth > DEEPEST_CALL) {
        throw new NetworkFileException(file, "has functions that call too many others");
      }
      OnnxCall call = new OnnxCall(file, node, values, folding);
      if (node.outputs().isEmpty()) {
        throw call.unfit("gives no result");
      }
      OnnxGraph.Function function = functions.get(node.operator());
      OnnxOperator operator = OPERATORS.get(node.operator());
      if (function != null) {
        call(call, function, values, depth);
      } else if (operator != null) {
        values.put(node.outputs().getFirst(), applied(operator, call));
      } else {
        throw call.unfit(OnnxRefusals.of(node.operator()));
      }
    }
  }

  private static OnnxValue applied(OnnxOperator operator, OnnxCall call) throws IOException {
    try {
      return operator.apply(call);
    } catch (ArithmeticException e) {
      throw call.unfit("computes with numbers that are not readable: " + e.getMessage());
    }
  }

  private void call(
      OnnxCall call, OnnxGraph.Function function, Map<String, OnnxValue> values, int depth)
      throws IOException {
    Map<String, OnnxValue> inside = new HashMap<>();
    for (int place = 0; place < function.inputs().size(); place++) {
      if (call.has(place)) {
        inside.put(function.inputs().get(place), call.operand(place));
      }
    }
    List<OnnxGraph.Node> bound =
        function.nodes().stream().map(node -> bound(node, call.node(), function)).toList();
    run(bound, inside, depth + 1);
    List<String> outputs = call.node().outputs();
    for (int i = 0; i < Math.min(outputs.size(), function.outputs().size()); i++) {
      OnnxValue value = inside.get(function.outputs().get(i));
      if (value != null) {
        values.put(outputs.get(i), value);
      }
    }
  }

  /** Returns an operation of a function with the settings that a call gives. */
  private static OnnxGraph.Node bound(
      OnnxGraph.Node node, OnnxGraph.Node call, OnnxGraph.Function function) {
    Map<String, OnnxGraph.Attribute> attributes = new HashMap<>();
    node.attributes()
        .forEach(
            (name, attribute) -> {
              OnnxGraph.Attribute value = attribute;
              if (!attribute.reference().isEmpty()) {
                value =
                    call.attributes()
                        .getOrDefault(
                            attribute.reference(),
                            function.attributes().get(attribute.reference()));
              }
              if (value != null) {
                attributes.put(name, value);
              }
            });
    return new OnnxGraph.Node(node.operator(), node.inputs(), node.outputs(), attributes);
  }
}
