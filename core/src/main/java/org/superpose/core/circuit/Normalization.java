package org.superpose.core.circuit;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.superpose.core.netlist.Netlist;
import org.superpose.core.task.Gate;

/** Brings circuits into their normal form. */
final class Normalization {

  private static final int MOST_PASSES = 4;

  private Normalization() {}

  static Circuit of(Netlist netlist) {
    SharedLogic logic = new SharedLogic(netlist.inputs());
    Decomposition decomposition = new Decomposition(logic);
    int[] literals = new int[netlist.inputs() + netlist.nodes()];
    for (int input = 0; input < netlist.inputs(); input++) {
      literals[input] = SharedLogic.feature(input);
    }
    for (int node = 0; node < netlist.nodes(); node++) {
      int[] sources = netlist.sources(node);
      for (int i = 0; i < sources.length; i++) {
        sources[i] = literals[sources[i]];
      }
      literals[netlist.inputs() + node] = decomposition.of(netlist.function(node), sources);
    }
    int[] outputs =
        IntStream.range(0, netlist.outputs()).map(i -> literals[netlist.output(i)]).toArray();
    Balancing.Result balanced = balanced(logic, outputs);
    return circuit(
        balanced.logic(), balanced.outputs(), netlist.inputNames(), netlist.outputNames());
  }

  /** Balances until the depth and the number of gates no longer fall. */
  private static Balancing.Result balanced(SharedLogic logic, int[] outputs) {
    Balancing.Result best = Balancing.of(logic, outputs);
    for (int pass = 1; pass < MOST_PASSES; pass++) {
      Balancing.Result next = Balancing.of(best.logic(), best.outputs());
      boolean better =
          next.levels() != best.levels()
              ? next.levels() < best.levels()
              : next.logic().variables() < best.logic().variables();
      if (!better) {
        break;
      }
      best = next;
    }
    return best;
  }

  /** Returns the gates that outputs need, level by level, each in the order it was made in. */
  static Circuit circuit(
      SharedLogic logic, int[] outputs, List<String> featureNames, List<String> outputNames) {
    int[] order =
        needed(logic, outputs).stream()
            .boxed()
            .sorted(Comparator.comparingInt(variable -> logic.level(2 * variable)))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] signals = new int[logic.variables()];
    signals[0] = Circuit.ZERO;
    for (int feature = 0; feature < logic.features(); feature++) {
      signals[SharedLogic.variable(SharedLogic.feature(feature))] = feature;
    }
    Gate[] gates = new Gate[order.length];
    int[] inputs = new int[2 * order.length];
    for (int node = 0; node < order.length; node++) {
      signals[order[node]] = logic.features() + node;
      gates[node] = logic.gate(order[node]);
      inputs[2 * node] = signals[logic.left(order[node])];
      inputs[2 * node + 1] = signals[logic.right(order[node])];
    }
    BitSet negated = new BitSet();
    int[] shown = new int[outputs.length];
    for (int i = 0; i < outputs.length; i++) {
      shown[i] = signals[SharedLogic.variable(outputs[i])];
      negated.set(i, SharedLogic.isNegated(outputs[i]));
    }
    return new Circuit(featureNames, outputNames, gates, inputs, shown, negated);
  }

  private static BitSet needed(SharedLogic logic, int[] outputs) {
    BitSet needed = new BitSet();
    for (int output : outputs) {
      needed.set(SharedLogic.variable(output));
    }
    for (int variable = logic.variables() - 1; variable > logic.features(); variable--) {
      if (needed.get(variable)) {
        needed.set(logic.left(variable));
        needed.set(logic.right(variable));
      }
    }
    needed.clear(0, logic.features() + 1);
    return needed;
  }
}
