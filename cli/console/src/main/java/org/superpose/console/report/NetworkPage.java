package org.superpose.console.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.superpose.core.circuit.Circuit;
import org.superpose.core.circuit.StageDesign;
import org.superpose.core.inspect.Inspection;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.task.Domain;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.Verification;
import org.superpose.core.verify.Witness;
import org.superpose.runner.text.Numbers;

/**
 * A picture of one small network for someone who has never seen superposition: shared neurons, the
 * channel of an output, an input step by step, all weights. The page evaluates the network itself,
 * so that the reader can try inputs.
 */
public final class NetworkPage {

  /** The largest number of entries, zeros included, that a picture of all weights can show. */
  public static final long LARGEST = 2_000_000;

  /** Characters beyond which a page is slow to open and heavy to send. */
  private static final int HEAVY = 2 << 20;

  private NetworkPage() {}

  /** Returns a warning about the size of a page, if it needs one. */
  public static Optional<String> heaviness(int characters, long entries) {
    return characters <= HEAVY
        ? Optional.empty()
        : Optional.of(
            "the page takes %s for %s weights; a browser needs a while to open it"
                .formatted(Numbers.memory(characters), Numbers.count((double) entries)));
  }

  /** Returns the entries of all matrices, zeros included. */
  public static long entries(Network network) {
    return matrices(network).stream()
        .mapToLong(matrix -> (long) matrix.rows() * matrix.columns())
        .sum();
  }

  private static List<Matrix> matrices(Network network) {
    List<Matrix> matrices = new ArrayList<>(List.of(network.encoder(), network.readout()));
    network.layers().forEach(layer -> matrices.add(layer.weights()));
    return matrices;
  }

  /**
   * Returns the page.
   *
   * @param name what the network is called
   * @param origin what built it, in words
   * @param stages what the neurons stand for, if they compute a circuit level by level
   * @param verification the judgement; its witness is the first input shown
   * @param inspection what the network is like, if it is right
   * @param active the first input shown instead
   */
  public static String render(
      String name,
      String origin,
      Network network,
      Problem problem,
      List<StageDesign> stages,
      Verification verification,
      Optional<Inspection> inspection,
      Optional<int[]> active) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("neurons", network.neurons());
    data.put(
        "functions",
        IntStream.range(0, problem.outputs())
            .mapToObj(output -> problem.function(output).toString())
            .toList());
    data.put("domain", problem.domain().toString());
    data.put("sparsity", problem.sparsity());
    data.put("block", problem.domain() instanceof Domain.Blocks blocks ? blocks.size() : 0);
    data.put(
        "inputs",
        IntStream.range(0, problem.outputs()).mapToObj(output -> problem.inputs(output)).toList());
    data.put("encoder", matrix(network.encoder(), network.encoderOrigin().toString()));
    data.put("layers", network.layers().stream().map(NetworkPage::layer).toList());
    data.put("readout", matrix(network.readout(), network.readoutOrigin().toString()));
    data.put("thresholds", column(network.thresholds()));
    active.ifPresent(chosen -> data.put("active", chosen));
    CircuitView.of(problem, stages).ifPresent(view -> data.put("circuit", circuit(view)));
    verification.witness().map(Witness::activeInputs).ifPresent(w -> data.put("witness", w));
    return WebPage.of(
        "explain.html",
        Map.of(
            "name",
            name,
            "origin",
            origin,
            "verdict",
            verdict(verification),
            "kind",
            inspection.map(InspectionText::sentence).orElse("")),
        data,
        List.of("values.js", "pictures.js", "explain.js"));
  }

  private static String verdict(Verification verification) {
    return verification
        .witness()
        .map(witness -> "It is wrong on some input: " + witness + ".")
        .orElseGet(
            () ->
                verification.decision() == Verification.Decision.MET
                    ? "It is proved right on every allowed input."
                    : "Whether it is right on every allowed input is not known.");
  }

  private static Map<String, Object> layer(Layer layer) {
    return Map.of("weights", matrix(layer.weights(), "program"), "bias", column(layer.bias()));
  }

  /** Returns gates as name, inputs; terms of a stage as signal, gate, inputs. */
  private static Map<String, Object> circuit(CircuitView view) {
    Circuit circuit = view.circuit();
    return Map.of(
        "names",
        circuit.featureNames(),
        "gates",
        IntStream.range(0, circuit.nodes())
            .mapToObj(n -> List.of(circuit.gate(n).toString(), circuit.left(n), circuit.right(n)))
            .toList(),
        "levels",
        IntStream.rangeClosed(1, circuit.levels())
            .mapToObj(level -> circuit.nodesOf(level).map(circuit::signal).toArray())
            .toList(),
        "stages",
        view.stages().stream().map(NetworkPage::stage).toList());
  }

  private static Map<String, Object> stage(StageDesign stage) {
    return Map.of(
        "layer",
        stage.layer(),
        "one",
        stage.one(),
        "terms",
        stage.terms().stream()
            .map(t -> List.of(t.signal(), t.gate().toString(), t.left(), t.right()))
            .toList(),
        "neurons",
        IntStream.range(0, stage.terms().size()).mapToObj(stage::neuronsOf).toList());
  }

  /** Returns the entries of each row as column, value, column, value, ... */
  private static Map<String, Object> matrix(Matrix matrix, String origin) {
    List<List<Number>> rows = new ArrayList<>();
    for (int row = 0; row < matrix.rows(); row++) {
      List<Number> entries = new ArrayList<>();
      matrix.forEachInRow(
          row,
          (column, value) -> {
            entries.add(column);
            entries.add(value);
          });
      rows.add(entries);
    }
    return Map.of(
        "columns",
        matrix.columns(),
        "rows",
        rows,
        "alphabet",
        matrix.alphabet().toString(),
        "origin",
        origin);
  }

  private static double[] column(Matrix matrix) {
    return IntStream.range(0, matrix.rows()).mapToDouble(row -> matrix.get(row, 0)).toArray();
  }
}
