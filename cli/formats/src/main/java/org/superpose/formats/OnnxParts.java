package org.superpose.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Understands an ONNX graph as a network: it is evaluated on a symbol for the input, of which one
 * axis may be the batch. Which axis that is, the shapes tell, or else the first way in which the
 * graph makes sense: batch first, without a batch, batch last.
 */
final class OnnxParts {

  private final OnnxReader reader;
  private final NetworkDescription description;
  private final OnnxOrder order;

  private OnnxParts(OnnxReader reader, NetworkDescription description) throws NetworkFileException {
    this.reader = reader;
    this.description = description;
    order = OnnxOrder.of(reader.file(), reader.graph());
  }

  /**
   * Returns the parts of a network.
   *
   * @throws NetworkFileException if the graph is none, or an operation is not readable
   */
  static NetworkParts of(OnnxReader reader, NetworkDescription description) throws IOException {
    return new OnnxParts(reader, description).read();
  }

  private NetworkParts read() throws IOException {
    String input = input();
    List<TensorShape> shapes =
        InputShapes.of(
            reader.file(), reader.graph().inputs().get(input), description.problem().features());
    NetworkFileException first = null;
    for (TensorShape shape : shapes) {
      try {
        return withOwnNames(computed(input, shape));
      } catch (NetworkFileException e) {
        first = first == null ? e : first;
      }
    }
    throw first == null ? new NetworkFileException(reader.file(), "has no readable input") : first;
  }

  private NetworkParts computed(String input, TensorShape shape) throws IOException {
    try {
      return read(input, shape);
    } catch (ArithmeticException e) {
      throw new NetworkFileException(
          reader.file(), "computes with numbers that are not readable: " + e.getMessage());
    }
  }

  private String input() throws NetworkFileException {
    List<String> inputs =
        reader.graph().inputs().keySet().stream()
            .filter(name -> !reader.graph().tensors().containsKey(name))
            .toList();
    if (inputs.size() != 1) {
      throw new NetworkFileException(
          reader.file(), "has %s inputs; a network has one".formatted(inputs.size()));
    }
    return inputs.getFirst();
  }

  private NetworkParts read(String input, TensorShape shape) throws IOException {
    Path file = reader.file();
    Folding folding = new Folding();
    Block features = Block.features(shape.size());
    Map<String, OnnxValue> values = new HashMap<>(reader.graph().tensors());
    values.put(input, new OnnxValue.Running(shape, AffineMap.of(features)));
    new OnnxEvaluation(file, reader.graph().functions(), folding).run(order.nodes(), values);
    OnnxValue output = values.get(order.output());
    if (output == null) {
      throw new NetworkFileException(
          file,
          "has the output %s, which no operation gives"
              .formatted(NetworkFileException.quote(order.output())));
    }
    requireOutputs(output);
    OnnxScores scores = OnnxScores.of(file, output, description.model().threshold());
    NetworkParts parts =
        NetworkAssembly.of(
            file, new ScoreFitting(folding).fit(scores.map(), scores.condition()), features);
    List<String> chain = new ArrayList<>();
    chain.add("x = %s %s".formatted(NetworkFileException.quote(input), shape));
    chain.addAll(parts.chain());
    if (scores.told() != null) {
      chain.add(scores.told());
    }
    return new NetworkParts(file, parts.arrays(), false, chain, folding.notes());
  }

  /** A problem that does not say how many outputs it has takes those of the network. */
  private void requireOutputs(OnnxValue output) throws NetworkFileException {
    int outputs = description.problem().outputs();
    int given = output.shape().size();
    if (outputs == 0 ? given > Weights.MOST_EXACT : given != outputs) {
      throw new NetworkFileException(
          reader.file(),
          "gives %s, whose shape is %s, but the problem has %s outputs"
              .formatted(
                  NetworkFileException.quote(order.output()),
                  output.shape(),
                  outputs == 0 ? "at most " + Weights.MOST_EXACT : String.valueOf(outputs)));
    }
  }

  /** Arrays that belong to a matrix of ours but take no part in the computation come along. */
  private NetworkParts withOwnNames(NetworkParts parts) {
    Map<String, MatrixSource> all = new HashMap<>(parts.arrays());
    Stream.of(NetworkArrays.ENCODER, NetworkArrays.READOUT)
        .flatMap(
            name ->
                Stream.of(
                    NetworkArrays.publicRows(name),
                    NetworkArrays.publicBase(name),
                    NetworkArrays.publicChoice(name)))
        .forEach(name -> put(all, name, reader.graph().tensors().get(name)));
    return new NetworkParts(parts.file(), all, false, parts.chain(), parts.notes());
  }

  private static void put(Map<String, MatrixSource> all, String name, @Nullable OnnxValue tensor) {
    if (tensor instanceof OnnxValue.Stored(_, MatrixSource source)) {
      all.put(name, source);
    }
  }
}
