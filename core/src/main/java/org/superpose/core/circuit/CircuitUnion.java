package org.superpose.core.circuit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.superpose.core.task.Gate;

/** Puts circuits side by side. */
final class CircuitUnion {

  private final List<Circuit> circuits;
  private final int[] firstFeatures; // [circuits + 1]
  private final int[][] signals; // [circuits][nodes]: in the union
  private final Gate[] gates;
  private final int[] inputs;

  private CircuitUnion(List<Circuit> circuits) {
    this.circuits = circuits;
    firstFeatures = new int[circuits.size() + 1];
    signals = new int[circuits.size()][];
    int nodes = 0;
    for (int i = 0; i < circuits.size(); i++) {
      firstFeatures[i + 1] = Math.addExact(firstFeatures[i], circuits.get(i).features());
      signals[i] = new int[circuits.get(i).nodes()];
      nodes = Math.addExact(nodes, circuits.get(i).nodes());
    }
    gates = new Gate[nodes];
    inputs = new int[Math.multiplyExact(2, nodes)];
  }

  static Circuit of(List<Circuit> circuits) {
    if (circuits.isEmpty()) {
      throw new IllegalArgumentException("a union has at least one circuit");
    }
    return new CircuitUnion(circuits).union();
  }

  private Circuit union() {
    int levels = circuits.stream().mapToInt(Circuit::levels).max().orElseThrow();
    int next = 0;
    for (int level = 1; level <= levels; level++) {
      for (int i = 0; i < circuits.size(); i++) {
        if (level <= circuits.get(i).levels()) {
          next = addLevel(i, level, next);
        }
      }
    }
    List<String> featureNames = new ArrayList<>();
    List<String> outputNames = new ArrayList<>();
    List<Integer> outputs = new ArrayList<>();
    BitSet negated = new BitSet();
    for (int i = 0; i < circuits.size(); i++) {
      String prefix = i + "/";
      Circuit circuit = circuits.get(i);
      circuit.featureNames().forEach(name -> featureNames.add(prefix + name));
      circuit.outputNames().forEach(name -> outputNames.add(prefix + name));
      for (int output = 0; output < circuit.outputs(); output++) {
        negated.set(outputs.size(), circuit.negated(output));
        outputs.add(signal(i, circuit.output(output)));
      }
    }
    int[] shown = outputs.stream().mapToInt(Integer::intValue).toArray();
    return new Circuit(featureNames, outputNames, gates, inputs, shown, negated);
  }

  private int addLevel(int index, int level, int first) {
    Circuit circuit = circuits.get(index);
    int next = first;
    for (int node : circuit.nodesOf(level).toArray()) {
      signals[index][node] = firstFeatures[circuits.size()] + next;
      gates[next] = circuit.gate(node);
      inputs[2 * next] = signal(index, circuit.left(node));
      inputs[2 * next + 1] = signal(index, circuit.right(node));
      next++;
    }
    return next;
  }

  private int signal(int index, int signal) {
    if (signal == Circuit.ZERO) {
      return Circuit.ZERO;
    }
    int features = circuits.get(index).features();
    return signal < features ? firstFeatures[index] + signal : signals[index][signal - features];
  }
}
