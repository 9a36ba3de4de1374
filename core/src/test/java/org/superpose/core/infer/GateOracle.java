package org.superpose.core.infer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Network;
import org.superpose.core.task.Gate;

/** Finds all gates that an output may be, by the truth table of its whole domain. */
final class GateOracle {

  private final List<int[]> inputs = new ArrayList<>();
  private final boolean[][] on; // [inputs][outputs]
  private final int features;

  /** Evaluates every input with at most v active features by exact forward passes. */
  GateOracle(Network network, int sparsity) {
    features = network.features();
    for (int bits = 0; bits < 1 << features; bits++) {
      if (Integer.bitCount(bits) <= sparsity) {
        inputs.add(members(bits));
      }
    }
    on = new boolean[inputs.size()][network.outputs()];
    for (int i = 0; i < on.length; i++) {
      ForwardPass pass = ForwardPass.of(network, inputs.get(i));
      for (int q = 0; q < on[i].length; q++) {
        on[i][q] = pass.isOn(q);
      }
    }
  }

  private int[] members(int bits) {
    return IntStream.range(0, features).filter(i -> (bits >> i & 1) == 1).toArray();
  }

  /**
   * Returns every gate of at most three inputs, or negated one, that agrees with an output on all
   * inputs.
   */
  Set<InferredGate> fitting(int output) {
    Set<InferredGate> fitting = new HashSet<>();
    for (int bits = 1; bits < 1 << features; bits++) {
      if (Integer.bitCount(bits) > 3) {
        continue;
      }
      int[] set = members(bits);
      for (Gate gate : List.of(Gate.AND, Gate.OR, Gate.XOR)) {
        add(InferredGate.of(gate, set), output, fitting);
      }
      for (int first : set) {
        IntStream others = Arrays.stream(set).filter(feature -> feature != first);
        int[] order = IntStream.concat(IntStream.of(first), others).toArray();
        add(InferredGate.of(Gate.AND_NOT, order), output, fitting);
      }
    }
    return fitting;
  }

  private void add(InferredGate gate, int output, Set<InferredGate> fitting) {
    if (IntStream.range(0, on.length).allMatch(i -> on[i][output] == value(gate, inputs.get(i)))) {
      fitting.add(gate);
    }
    InferredGate negated = gate.negated();
    if (IntStream.range(0, on.length)
        .allMatch(i -> on[i][output] == value(negated, inputs.get(i)))) {
      fitting.add(negated);
    }
  }

  /** Returns whether some input switches an output on. */
  boolean isEverOn(int output) {
    return Arrays.stream(on).anyMatch(row -> row[output]);
  }

  /** Returns the inputs on which an output differs from a gate, in the order of their bits. */
  List<int[]> differing(int output, InferredGate gate) {
    return IntStream.range(0, on.length)
        .filter(i -> on[i][output] != value(gate, inputs.get(i)))
        .mapToObj(inputs::get)
        .toList();
  }

  private static boolean value(InferredGate gate, int[] active) {
    List<Boolean> bits =
        gate.inputs().stream()
            .map(feature -> Arrays.stream(active).anyMatch(each -> each == feature))
            .toList();
    long count = bits.stream().filter(bit -> bit).count();
    return gate.isNegated()
        != switch (gate.gate()) {
          case IDENTITY, OR -> count > 0;
          case AND -> count == bits.size();
          case XOR -> count % 2 == 1;
          case AND_NOT -> bits.getFirst() && count == 1;
        };
  }
}
