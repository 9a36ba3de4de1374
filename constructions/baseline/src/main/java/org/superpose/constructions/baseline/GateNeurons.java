package org.superpose.constructions.baseline;

import org.superpose.core.network.Alphabet;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;

/**
 * How one gate becomes neurons that read its inputs directly: ReLU(w . x + b) is at least 1 when
 * the output is on and 0 when it is off.
 *
 * <p>AND of k: weights 1, bias 1 - k. OR and identity: weights 1. AND-NOT: weight 1 for the first
 * input, -1 for the others. XOR of two: a pair of neurons, ReLU(a - b) and ReLU(b - a), of which
 * one fires when the inputs differ.
 */
record GateNeurons(Problem problem) {

  /** Returns the number of neurons that each output takes. */
  int neuronsPerOutput() {
    return problem.gate() == Gate.XOR ? 2 : 1;
  }

  /** Returns the width of the layer. */
  int neurons() {
    return Math.multiplyExact(problem.outputs(), neuronsPerOutput());
  }

  /** Returns the largest number of inputs of a gate. */
  int largestArity() {
    int largest = 1;
    for (int output = 0; output < problem.outputs(); output++) {
      largest = Math.max(largest, problem.arity(output));
    }
    return largest;
  }

  private int smallestArity() {
    int smallest = largestArity();
    for (int output = 0; output < problem.outputs(); output++) {
      smallest = Math.min(smallest, problem.arity(output));
    }
    return smallest;
  }

  /** Returns the weight with which a neuron reads an input of its gate: 1 or -1. */
  int weight(int neuron, int position) {
    int first = neuron % neuronsPerOutput() == 0 ? 1 : -1;
    return switch (problem.gate()) {
      case IDENTITY, AND, OR -> 1;
      case AND_NOT, XOR -> position == 0 ? first : -first;
    };
  }

  /** Returns the values that weights take. */
  Alphabet weights() {
    return switch (problem.gate()) {
      case IDENTITY, AND, OR -> Alphabet.BINARY;
      case AND_NOT, XOR -> Alphabet.TERNARY;
    };
  }

  /** Returns the bias of a neuron, in units of one input. */
  int bias(int neuron) {
    return problem.gate() == Gate.AND ? 1 - problem.arity(output(neuron)) : 0;
  }

  /** Returns the values that biases take: a single one, unless arities of AND gates differ. */
  Alphabet biases(int unit) {
    return problem.gate() == Gate.AND
        ? Alphabet.integers((1L - largestArity()) * unit, (1L - smallestArity()) * unit)
        : Alphabet.constant(0);
  }

  /** Returns the output that a neuron serves. */
  int output(int neuron) {
    return neuron / neuronsPerOutput();
  }
}
