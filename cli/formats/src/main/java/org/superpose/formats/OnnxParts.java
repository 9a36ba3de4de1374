package org.superpose.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Understands an ONNX graph as a network: one chain of products with constants, sums with constants
 * and Relus from the input to the scores, and perhaps a comparison with thresholds at its end. The
 * input may be {@code [batch, features]}, {@code [features, batch]} or {@code [features]}.
 */
final class OnnxParts {

  private static final String DROPOUT = "Dropout";
  private static final int TRAINING_MODE = 2; // among the operands of Dropout
  private static final Set<String> HARMLESS = Set.of("Identity", DROPOUT);
  private static final String READABLE =
      "Gemm, MatMul, Add, Relu, Greater, Transpose, Cast, Identity, Dropout, Constant";

  private final Path file;
  private final OnnxGraph graph;
  private final Map<String, List<OnnxGraph.Node>> readers = new HashMap<>();
  private final MlpBuilder builder;
  private final OnnxConstants constants;
  private Placement placement = Placement.UNKNOWN;
  private String current;
  private boolean compared;

  /** Where the features are in the value that runs through the chain. */
  private enum Placement {
    UNKNOWN,
    IN_COLUMNS,
    IN_ROWS,
    ALONE
  }

  private OnnxParts(OnnxReader reader) {
    file = reader.file();
    graph = reader.graph();
    builder = new MlpBuilder(file);
    constants = new OnnxConstants(file, graph);
  }

  /**
   * Returns the parts of a network.
   *
   * @throws NetworkFileException if the graph is no such chain
   */
  static NetworkParts of(OnnxReader reader) throws IOException {
    return new OnnxParts(reader).read();
  }

  private NetworkParts read() throws IOException {
    for (OnnxGraph.Node node : graph.nodes()) {
      for (String input : new LinkedHashSet<>(node.inputs())) {
        readers.computeIfAbsent(input, _ -> new ArrayList<>()).add(node);
      }
    }
    current = input();
    Set<String> passed = new HashSet<>();
    while (readers.containsKey(current)) {
      List<OnnxGraph.Node> next = readers.get(current);
      if (next.size() > 1 || !passed.add(current)) {
        throw new NetworkFileException(
            file,
            "is no chain: %s operations read %s"
                .formatted(next.size(), NetworkFileException.quote(current)));
      }
      step(next.getFirst());
    }
    if (!graph.outputs().contains(current)) {
      throw new NetworkFileException(
          file,
          "has a chain that ends in %s, which is no output"
              .formatted(NetworkFileException.quote(current)));
    }
    return withOwnNames(builder.parts());
  }

  /** Arrays that belong to a matrix of ours but take no part in the computation come along. */
  private NetworkParts withOwnNames(NetworkParts parts) {
    Map<String, MatrixSource> all = new HashMap<>(parts.arrays());
    Stream.of(NetworkArrays.ENCODER, NetworkArrays.READOUT)
        .flatMap(name -> Stream.of(NetworkArrays.publicRows(name), NetworkArrays.publicBase(name)))
        .filter(graph.initializers()::containsKey)
        .forEach(name -> all.put(name, graph.initializers().get(name)));
    return new NetworkParts(file, all, false, parts.endsInRelu());
  }

  private String input() throws NetworkFileException {
    List<String> inputs =
        graph.inputs().keySet().stream()
            .filter(name -> !graph.initializers().containsKey(name))
            .toList();
    if (inputs.size() != 1) {
      throw new NetworkFileException(
          file, "has %s inputs; a network has one".formatted(inputs.size()));
    }
    int dimensions = graph.inputs().get(inputs.getFirst());
    if (dimensions == 0 || dimensions > 2) {
      throw new NetworkFileException(
          file, "has an input of %s dimensions, expected 1 or 2".formatted(dimensions));
    }
    if (dimensions == 1) {
      placement = Placement.ALONE;
    }
    return inputs.getFirst();
  }

  private void step(OnnxGraph.Node node) throws IOException {
    if (node.outputs().isEmpty()) {
      throw unfit(node, "gives no result");
    }
    boolean afterComparison = node.operator().equals("Cast") || HARMLESS.contains(node.operator());
    if (compared && !afterComparison) {
      throw unfit(node, "follows the comparison with thresholds");
    }
    switch (node.operator()) {
      case "MatMul" -> matMul(node);
      case "Gemm" -> gemm(node);
      case "Add" -> builder.bias(vector(node, other(node)));
      case "Relu" -> builder.relu();
      case "Greater" -> greater(node);
      case "Transpose" -> transpose(node);
      case "Cast" -> cast(node);
      case DROPOUT -> dropout(node);
      default -> {
        if (!HARMLESS.contains(node.operator())) {
          throw unfit(node, "is not readable; readable: " + READABLE);
        }
      }
    }
    current = node.outputs().getFirst();
  }

  private void matMul(OnnxGraph.Node node) throws NetworkFileException {
    MatrixSource constant = matrix(node, other(node));
    if (node.inputs().getFirst().equals(current)) {
      place(node, Placement.IN_COLUMNS);
      builder.product(constant.transposed());
    } else {
      place(node, Placement.IN_ROWS);
      builder.product(constant);
    }
  }

  private void gemm(OnnxGraph.Node node) throws NetworkFileException {
    boolean transposesA = node.number("transA", 0) != 0;
    boolean transposesB = node.number("transB", 0) != 0;
    boolean hasBias = node.inputs().size() > 2 && !node.inputs().get(2).isEmpty();
    if (node.single("alpha", 1) != 1 || (hasBias && node.single("beta", 1) != 1)) {
      throw unfit(node, "has a factor other than 1");
    }
    if (node.inputs().size() < 2
        || placement == Placement.ALONE
        || (hasBias && node.inputs().get(2).equals(current))) {
      throw unfit(node, "has operands that do not fit");
    }
    if (node.inputs().getFirst().equals(current)) {
      MatrixSource constant = matrix(node, node.inputs().get(1));
      place(node, transposesA ? Placement.IN_ROWS : Placement.IN_COLUMNS);
      placement = Placement.IN_COLUMNS;
      builder.product(transposesB ? constant : constant.transposed());
    } else {
      MatrixSource constant = matrix(node, node.inputs().getFirst());
      place(node, transposesB ? Placement.IN_COLUMNS : Placement.IN_ROWS);
      placement = Placement.IN_ROWS;
      builder.product(transposesA ? constant.transposed() : constant);
    }
    if (hasBias) {
      builder.bias(vector(node, node.inputs().get(2)));
    }
  }

  private void greater(OnnxGraph.Node node) throws NetworkFileException {
    if (node.inputs().getFirst().equals(current)) {
      builder.threshold(vector(node, other(node)));
      compared = true;
    } else {
      throw unfit(node, "must compare scores with thresholds, not the other way round");
    }
  }

  private void transpose(OnnxGraph.Node node) throws NetworkFileException {
    OnnxConstants.requireExchange(node, file);
    placement =
        switch (placement) {
          case IN_COLUMNS -> Placement.IN_ROWS;
          case IN_ROWS -> Placement.IN_COLUMNS;
          case UNKNOWN -> throw unfit(node, "comes before the first product");
          case ALONE -> Placement.ALONE;
        };
  }

  /** Judged are exact numbers, so a cast of the running value must not be one to whole numbers. */
  private void cast(OnnxGraph.Node node) throws NetworkFileException {
    long to = node.number("to", 0);
    if (!compared && to != NumberType.FLOAT32.onnx() && to != NumberType.FLOAT64.onnx()) {
      throw unfit(node, "is to another type than float or double");
    }
  }

  /** Where it trains, it drops values at random; otherwise it passes them on. */
  private void dropout(OnnxGraph.Node node) throws IOException {
    boolean isGiven =
        node.inputs().size() > TRAINING_MODE && !node.inputs().get(TRAINING_MODE).isEmpty();
    boolean isTraining = node.number("is_test", 1) == 0; // as older versions say it
    if (isGiven
        && constants.get(node, node.inputs().get(TRAINING_MODE)) instanceof StoredArray mode) {
      try (Entries entries = mode.entries()) {
        isTraining |= entries.next() != 0;
      }
    }
    if (isTraining) {
      throw new NetworkFileException(
          file, "Dropout with training_mode true computes a random function");
    }
  }

  private void place(OnnxGraph.Node node, Placement needed) throws NetworkFileException {
    if (placement == Placement.UNKNOWN) {
      placement = needed;
    }
    if (placement != needed && placement != Placement.ALONE) {
      throw unfit(node, "takes the batch for features");
    }
  }

  private String other(OnnxGraph.Node node) throws NetworkFileException {
    if (node.inputs().size() != 2) {
      throw unfit(node, "has %s operands".formatted(node.inputs().size()));
    }
    return node.inputs().getFirst().equals(current)
        ? node.inputs().get(1)
        : node.inputs().getFirst();
  }

  private MatrixSource matrix(OnnxGraph.Node node, String name) throws NetworkFileException {
    MatrixSource constant = constants.get(node, name);
    if (constant.layout().shape().size() != 2) {
      throw constant.complaint(
          "has shape %s; a product needs a matrix".formatted(constant.layout().shapeText()));
    }
    return constant;
  }

  /** A vector must lie along the features, not along the batch. */
  private MatrixSource vector(OnnxGraph.Node node, String name) throws NetworkFileException {
    MatrixSource constant = constants.get(node, name);
    ArrayLayout layout = constant.layout();
    boolean fits =
        layout.entries() == 1
            || switch (placement) {
              case IN_COLUMNS -> layout.shape().size() == 1 || layout.rows() == 1;
              case IN_ROWS -> layout.shape().size() == 2 && layout.columns() == 1;
              case ALONE -> layout.shape().size() == 1;
              case UNKNOWN -> false;
            };
    if (!fits) {
      throw constant.complaint(
          "has shape %s, which does not lie along the features".formatted(layout.shapeText()));
    }
    return constant;
  }

  private NetworkFileException unfit(OnnxGraph.Node node, String complaint) {
    return new NetworkFileException(
        file, "operation %s %s".formatted(NetworkFileException.quote(node.operator()), complaint));
  }
}
