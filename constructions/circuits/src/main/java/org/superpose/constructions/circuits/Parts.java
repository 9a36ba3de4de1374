package org.superpose.constructions.circuits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.superpose.core.circuit.Stage;

/**
 * The outputs of a stage as conjunctions of at most two signals of the stage before, which a single
 * neuron can tell: AND(a, b), a AND NOT b, or a itself. At most one part of an output is active at
 * a time, and it is active exactly when one is: a XOR b has the parts a AND NOT b and b AND NOT a,
 * a OR b the parts a and b AND NOT a.
 *
 * @param owners {@code [parts]}, the output
 * @param first {@code [parts]}, the signal a: a position in the stage before
 * @param second {@code [parts]}, the signal b; a for a itself
 * @param negated which parts want b inactive
 * @param ofOutput {@code [outputs][]}, parts
 */
record Parts(int[] owners, int[] first, int[] second, BitSet negated, int[][] ofOutput) {

  /** One of them, before they are numbered. */
  private record Part(int owner, int first, int second, boolean negated) {}

  /** Returns the parts of a stage. */
  static Parts of(Stage stage) {
    List<Part> parts = new ArrayList<>();
    int[][] ofOutput = new int[stage.size()][];
    for (int output = 0; output < stage.size(); output++) {
      int start = parts.size();
      add(stage, output, parts);
      ofOutput[output] = new int[parts.size() - start];
      Arrays.setAll(ofOutput[output], i -> start + i);
    }
    BitSet negated = new BitSet(parts.size());
    for (int part = 0; part < parts.size(); part++) {
      negated.set(part, parts.get(part).negated);
    }
    return new Parts(
        parts.stream().mapToInt(Part::owner).toArray(),
        parts.stream().mapToInt(Part::first).toArray(),
        parts.stream().mapToInt(Part::second).toArray(),
        negated,
        ofOutput);
  }

  private static void add(Stage stage, int output, List<Part> parts) {
    int a = stage.left(output);
    int b = stage.right(output);
    switch (stage.gate(output)) {
      case IDENTITY -> parts.add(new Part(output, a, a, false));
      case AND -> parts.add(new Part(output, a, b, false));
      case AND_NOT -> parts.add(new Part(output, a, b, true));
      case XOR -> {
        parts.add(new Part(output, a, b, true));
        parts.add(new Part(output, b, a, true));
      }
      case OR -> {
        parts.add(new Part(output, a, a, false));
        parts.add(new Part(output, b, a, true));
      }
    }
  }

  /** Returns the number of parts. */
  int count() {
    return owners.length;
  }

  /**
   * Returns the component of every part.
   *
   * @param ofSignals those of the circuit's signals, as {@code Circuit.components} has them
   */
  int[] components(Stage stage, int[] ofSignals) {
    return Arrays.stream(owners).map(output -> ofSignals[stage.signal(output)]).toArray();
  }

  /** Returns whether a part is active while these signals of the stage before are. */
  boolean isActive(int part, BitSet signals) {
    return signals.get(first[part])
        && (first[part] == second[part] || signals.get(second[part]) != negated.get(part));
  }
}
