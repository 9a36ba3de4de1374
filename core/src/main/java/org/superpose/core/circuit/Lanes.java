package org.superpose.core.circuit;

import org.superpose.core.task.Gate;

/** The values of signals on 64 inputs at once, an input a bit. */
final class Lanes {

  private Lanes() {}

  /**
   * Computes nodes from the features.
   *
   * @param nodes ascending, with all that they are computed from
   * @param values {@code [features + nodes]}; those of the features are given
   */
  static void evaluate(Circuit circuit, int[] nodes, long[] values) {
    for (int node : nodes) {
      values[circuit.signal(node)] =
          value(circuit.gate(node), values[circuit.left(node)], values[circuit.right(node)]);
    }
  }

  private static long value(Gate gate, long left, long right) {
    return switch (gate) {
      case IDENTITY -> left;
      case AND -> left & right;
      case OR -> left | right;
      case XOR -> left ^ right;
      case AND_NOT -> left & ~right;
    };
  }

  /**
   * Finds which of 64 sets of features each node's cone meets: bit i of a value is that of set i.
   *
   * @param values {@code [features + nodes]}; those of the features are given
   */
  static void reach(Circuit circuit, int[] nodes, long[] values) {
    for (int node : nodes) {
      values[circuit.signal(node)] = values[circuit.left(node)] | values[circuit.right(node)];
    }
  }
}
