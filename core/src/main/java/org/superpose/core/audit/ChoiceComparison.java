package org.superpose.core.audit;

import java.util.Arrays;
import org.superpose.core.network.Alternatives;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Origin;

/**
 * Compares the alternatives of two choices entry by entry. Each alternative is asked for once, and
 * the same answer has to be what the other instance's alternative is and, where it is the chosen
 * one, what the matrix has there: one that answers differently each time gains nothing.
 *
 * <p>Cost: time of the order of all entries of all alternatives; memory of one alternative.
 */
final class ChoiceComparison {

  /** The entries of one alternative. */
  private static final class Row {

    private int[] columns = new int[16];
    private double[] values = new double[16];
    private int size;

    Row read(Alternatives alternatives, int row, int choice) {
      size = 0;
      alternatives.forEach(row, choice, this::add);
      return this;
    }

    private void add(int column, double value) {
      if (size == columns.length) {
        columns = Arrays.copyOf(columns, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
      }
      columns[size] = column;
      values[size++] = value;
    }

    boolean equalTo(Row other) {
      return Arrays.equals(columns, 0, size, other.columns, 0, other.size)
          && Arrays.equals(values, 0, size, other.values, 0, other.size);
    }

    boolean isRowOf(Matrix matrix, int row) {
      Alternatives self =
          (_, _, consumer) -> {
            for (int at = 0; at < size; at++) {
              consumer.accept(columns[at], values[at]);
            }
          };
      return self.isRow(row, 0, matrix);
    }
  }

  private ChoiceComparison() {}

  /**
   * Returns whether two choices are among the same alternatives.
   *
   * @param matrix whose rows the first choice makes
   */
  static boolean sameAlternatives(Origin.Choice choice, Matrix matrix, Origin.Choice other) {
    if (!choice.chosen().alphabet().equals(other.chosen().alphabet())
        || choice.chosen().rows() != other.chosen().rows()) {
      return false;
    }
    Row row = new Row();
    Row otherRow = new Row();
    for (int at = 0; at < matrix.rows(); at++) {
      for (int t = 0; t < choice.count(); t++) {
        boolean same =
            row.read(choice.alternatives(), at, t)
                .equalTo(otherRow.read(other.alternatives(), at, t));
        boolean chosen = choice.chosen().get(at, 0) == t;
        if (!same || (chosen && !row.isRowOf(matrix, at))) {
          return false;
        }
      }
    }
    return true;
  }
}
