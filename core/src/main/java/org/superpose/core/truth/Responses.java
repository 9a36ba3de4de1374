package org.superpose.core.truth;

import java.util.ArrayList;
import java.util.List;
import org.superpose.core.task.Problem;

/**
 * What the layers of a network give for every state of the inputs of one output, all other features
 * inactive, and what the output's function says, both as their Möbius transforms.
 *
 * @param layers {@code [states]}, the transformed values of all layers
 * @param function {@code [states]}, the transformed function
 */
record Responses(List<List<double[]>> layers, double[] function) {

  /** Sums of doubles that cancel leave far less than this of their largest term. */
  private static final double ROUNDING = 0x1p-36;

  /** Evaluates all states of the inputs of an output. */
  static Responses of(Problem problem, int output, Activations activations) {
    int[] inputs = problem.inputs(output);
    int states = 1 << inputs.length;
    List<List<double[]>> layers = new ArrayList<>();
    double[] function = new double[states];
    for (int state = 0; state < states; state++) {
      int[] active = new int[Integer.bitCount(state)];
      for (int i = 0, size = 0; i < inputs.length; i++) {
        if ((state >> i & 1) != 0) {
          active[size++] = inputs[i];
        }
      }
      layers.add(activations.of(active));
      function[state] = problem.value(output, state) ? 1 : 0;
    }
    Responses responses = new Responses(layers, function);
    responses.transform(inputs.length);
    return responses;
  }

  /** Subtracts, one input after the other, what is there without the input. */
  private void transform(int inputs) {
    for (int input = 0; input < inputs; input++) {
      for (int state = 0; state < function.length; state++) {
        if ((state >> input & 1) != 0) {
          int without = state & ~(1 << input);
          function[state] -= function[without];
          for (int layer = 0; layer < layers.get(state).size(); layer++) {
            subtract(layers.get(state).get(layer), layers.get(without).get(layer));
          }
        }
      }
    }
  }

  private static void subtract(double[] from, double[] values) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= values[i];
    }
  }

  /** Returns the response of a layer regressed on the function, without what is mere rounding. */
  SparseVector direction(int layer) {
    double[] sum = new double[layers.getFirst().get(layer).length];
    double largest = 0;
    double squares = 0;
    for (int state = 1; state < function.length; state++) {
      double factor = function[state];
      squares += factor * factor;
      if (factor != 0) {
        double[] values = layers.get(state).get(layer);
        for (int neuron = 0; neuron < sum.length; neuron++) {
          sum[neuron] += factor * values[neuron];
          largest = Math.max(largest, Math.abs(factor * values[neuron]));
        }
      }
    }
    if (squares == 0) { // a constant function
      return SparseVector.ZERO;
    }
    for (int neuron = 0; neuron < sum.length; neuron++) {
      sum[neuron] = Math.abs(sum[neuron]) > ROUNDING * largest ? sum[neuron] / squares : 0;
    }
    return SparseVector.of(sum);
  }
}
