package org.superpose.checks.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A problem and a network for it in plain numbers: all that the judges of the campaign read.
 *
 * @param problem what is to be computed
 * @param encoder {@code [n][features]}
 * @param layers the hidden layers in order
 * @param readout {@code [outputs][width of the last layer]}
 * @param thresholds {@code [outputs]}
 */
record Spec(
    Problems problem,
    double[][] encoder,
    List<Hidden> layers,
    double[][] readout,
    double[] thresholds) {

  /**
   * A hidden layer.
   *
   * @param weights {@code [neurons][inputs]}
   * @param bias {@code [neurons]}
   */
  record Hidden(double[][] weights, double[] bias) {

    Hidden copy() {
      return new Hidden(Spec.copy(weights), bias.clone());
    }
  }

  int features() {
    return problem.features();
  }

  int sparsity() {
    return problem.sparsity();
  }

  int outputs() {
    return problem.outputs();
  }

  /** Returns the features that each output depends on, {@code [outputs][]}. */
  int[][] gates() {
    return problem.gates();
  }

  /** Returns how many inputs the domain has. */
  long problemInputs() {
    return problem.inputs();
  }

  /** Returns all arrays of numbers, row by row: writing to them changes the network. */
  List<double[]> rows() {
    List<double[]> rows = new ArrayList<>(List.of(encoder));
    for (Hidden layer : layers) {
      rows.addAll(List.of(layer.weights));
      rows.add(layer.bias);
    }
    rows.addAll(List.of(readout));
    rows.add(thresholds);
    return rows;
  }

  /** Returns a copy that shares nothing that can change. */
  Spec copy() {
    return new Spec(
        problem,
        copy(encoder),
        layers.stream().map(Hidden::copy).toList(),
        copy(readout),
        thresholds.clone());
  }

  static double[][] copy(double[][] matrix) {
    double[][] copy = new double[matrix.length][];
    Arrays.setAll(copy, row -> matrix[row].clone());
    return copy;
  }

  /** Returns all numbers, so that a reader can build the network again. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(Locale.ROOT, "%s%n  encoder %s%n", problem, Arrays.deepToString(encoder)));
    for (Hidden layer : layers) {
      text.append("  weights ").append(Arrays.deepToString(layer.weights));
      text.append(" bias ").append(Arrays.toString(layer.bias)).append(System.lineSeparator());
    }
    text.append("  readout ").append(Arrays.deepToString(readout));
    return text.append(" thresholds ").append(Arrays.toString(thresholds)).toString();
  }
}
