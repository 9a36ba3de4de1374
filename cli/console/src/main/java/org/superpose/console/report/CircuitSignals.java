package org.superpose.console.report;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.superpose.core.circuit.Circuit;
import org.superpose.core.circuit.StageDesign;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.task.Gate;
import org.superpose.runner.text.Numbers;

/**
 * Shows the gates of a circuit that are active on one input, level by level, and what the neurons
 * give that stand for them.
 */
final class CircuitSignals {

  private static final int SHOWN = 40; // of a level

  private final Circuit circuit;
  private final BitSet signals;

  private CircuitSignals(Circuit circuit, int[] active) {
    this.circuit = circuit;
    signals = circuit.activeSignals(active);
  }

  /**
   * Returns a line for each level, and one for what its layer gives where it is known which neurons
   * stand for it. Gates are numbered from the number of features on.
   *
   * @param active the active features
   */
  static String render(CircuitView view, int[] active, ForwardPass pass) {
    CircuitSignals shown = new CircuitSignals(view.circuit(), active);
    StringBuilder text = new StringBuilder();
    if (view.stages().isEmpty()) {
      for (int level = 1; level <= shown.circuit.levels(); level++) {
        text.append(shown.level(level, shown.circuit.nodesOf(level).toArray()));
      }
    }
    for (int number = 0; number < view.stages().size(); number++) {
      StageDesign stage = view.stages().get(number);
      text.append(shown.level(number + 1, shown.computed(stage))).append(shown.layer(stage, pass));
    }
    return text.toString();
  }

  /** Returns the nodes that a stage computes, without what it carries on. */
  private int[] computed(StageDesign stage) {
    return stage.terms().stream()
        .filter(term -> term.gate() != Gate.IDENTITY || term.signal() != term.left())
        .mapToInt(term -> term.signal() - circuit.features())
        .sorted()
        .distinct()
        .toArray();
  }

  private String level(int level, int[] nodes) {
    int[] gates = IntStream.of(nodes).filter(node -> signals.get(circuit.signal(node))).toArray();
    List<String> shown = IntStream.of(gates).limit(SHOWN).mapToObj(this::describe).toList();
    return "circuit level %s: %s of %s gates active%s%s%s%n"
        .formatted(
            level,
            Numbers.count(gates.length),
            Numbers.count(nodes.length),
            shown.isEmpty() ? "" : ": ",
            String.join(" ", shown),
            gates.length > SHOWN ? " ..." : "");
  }

  private String describe(int node) {
    return "%s=%s(%s,%s)"
        .formatted(
            circuit.signal(node), circuit.gate(node), circuit.left(node), circuit.right(node));
  }

  private String layer(StageDesign stage, ForwardPass pass) {
    BitSet meant = stage.activeNeurons(signals);
    double[] values =
        Arrays.stream(pass.layer(stage.layer()))
            .mapToDouble(value -> value.doubleValue() / stage.one())
            .toArray();
    int[] wrong =
        IntStream.range(0, values.length)
            .filter(neuron -> values[neuron] > 0.5 != meant.get(neuron))
            .toArray();
    String on = range(meant.stream().mapToDouble(neuron -> values[neuron]).toArray());
    double off =
        IntStream.range(0, values.length)
            .filter(neuron -> !meant.get(neuron))
            .mapToDouble(neuron -> values[neuron])
            .max()
            .orElse(0);
    return "  in layer %s, neurons that stand for them: %s%s; others give at most %s%s%n"
        .formatted(
            stage.layer(),
            meant.cardinality(),
            on,
            share(off),
            wrong.length == 0 ? "" : "; WRONG: " + wrong(wrong, values));
  }

  private static String range(double[] values) {
    return values.length == 0
        ? ""
        : ", giving %s to %s of what is meant"
            .formatted(
                share(Arrays.stream(values).min().orElseThrow()),
                share(Arrays.stream(values).max().orElseThrow()));
  }

  private static String wrong(int[] neurons, double[] values) {
    List<String> shown =
        IntStream.of(neurons)
            .limit(SHOWN)
            .mapToObj(neuron -> neuron + ":" + share(values[neuron]))
            .toList();
    return String.join(" ", shown) + (neurons.length > SHOWN ? " ..." : "");
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
