package org.superpose.core.circuit;

import java.util.BitSet;
import org.superpose.core.task.Gate;

/**
 * One stage of a circuit: each of its outputs is a gate of two outputs of the stage before, or one
 * of these carried on. Before the first stage are the features. Immutable.
 */
public final class Stage {

  private final int[] signals; // [size], ascending
  private final Gate[] gates; // [size]
  private final int[] inputs; // [2 * size]: positions in the stage before

  private Stage(int[] signals, Gate[] gates, int[] inputs) {
    this.signals = signals;
    this.gates = gates;
    this.inputs = inputs;
  }

  static Stage of(Circuit circuit, int[] stages, int stage, BitSet present, int[] before) {
    int[] signals = present.stream().toArray();
    Gate[] gates = new Gate[signals.length];
    int[] inputs = new int[2 * signals.length];
    for (int i = 0; i < signals.length; i++) {
      int signal = signals[i];
      if (stages[signal] == stage) {
        int node = signal - circuit.features();
        gates[i] = circuit.gate(node);
        inputs[2 * i] = before[circuit.left(node)];
        inputs[2 * i + 1] = before[circuit.right(node)];
      } else {
        gates[i] = Gate.IDENTITY;
        inputs[2 * i] = before[signal];
        inputs[2 * i + 1] = before[signal];
      }
    }
    return new Stage(signals, gates, inputs);
  }

  /** Returns the number of outputs. */
  public int size() {
    return signals.length;
  }

  /** Returns the signal of the circuit that an output is. */
  public int signal(int output) {
    return signals[output];
  }

  /** Returns what an output computes: {@link Gate#IDENTITY} if it is carried. */
  public Gate gate(int output) {
    return gates[output];
  }

  /** Returns the first input of an output: a position in the stage before. */
  public int left(int output) {
    return inputs[2 * output];
  }

  /** Returns the second input; the first again if the output is carried. */
  public int right(int output) {
    return inputs[2 * output + 1];
  }

  /** Returns the inputs of an output: two, or one if it is carried. */
  public int[] inputs(int output) {
    return gates[output] == Gate.IDENTITY
        ? new int[] {left(output)}
        : new int[] {left(output), right(output)};
  }

  /** Returns how many outputs are carried from the stage before. */
  public int carried() {
    return (int) java.util.Arrays.stream(gates).filter(gate -> gate == Gate.IDENTITY).count();
  }
}
