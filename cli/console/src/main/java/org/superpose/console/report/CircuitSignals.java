package org.superpose.console.report;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.superpose.core.circuit.Circuit;
import org.superpose.runner.text.Numbers;

/** Shows the gates of a circuit that are active on one input, level by level. */
final class CircuitSignals {

  private static final int SHOWN = 40; // of a level

  private CircuitSignals() {}

  /**
   * Returns a line for each level. Signals are features, from 0, and gates, from the number of
   * features on.
   *
   * @param active the active features
   */
  static String render(Circuit circuit, int[] active) {
    BitSet signals = circuit.activeSignals(active);
    StringBuilder text = new StringBuilder();
    for (int level = 1; level <= circuit.levels(); level++) {
      int[] gates =
          circuit.nodesOf(level).filter(node -> signals.get(circuit.signal(node))).toArray();
      List<String> shown =
          IntStream.of(gates).limit(SHOWN).mapToObj(node -> describe(circuit, node)).toList();
      text.append(
          "circuit level %s: %s of %s gates active%s%s%s%n"
              .formatted(
                  level,
                  Numbers.count(gates.length),
                  Numbers.count(circuit.width(level)),
                  shown.isEmpty() ? "" : ": ",
                  String.join(" ", shown),
                  gates.length > SHOWN ? " ..." : ""));
    }
    return text.toString();
  }

  private static String describe(Circuit circuit, int node) {
    return "%s=%s(%s,%s)"
        .formatted(
            circuit.signal(node), circuit.gate(node), circuit.left(node), circuit.right(node));
  }
}
