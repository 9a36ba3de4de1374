package org.superpose.core.verify;

import org.jspecify.annotations.NullUnmarked;
import org.superpose.core.network.Matrix;

/**
 * The columns of a matrix, times a factor, unpacked for fast addition: each column either dense or
 * as the rows of its non-zero entries. Memory: at most 8 bytes an entry.
 */
@NullUnmarked
final class Columns {

  private final int rows;
  private final int[][] indices; // [columns][nonzeros], null for a dense column
  private final double[][] values; // [columns][nonzeros or rows], null when all are uniform
  private final double uniform; // the value of all non-zero entries of columns without values

  private Columns(int rows, int columns, double uniform) {
    this.rows = rows;
    this.uniform = uniform;
    indices = new int[columns][];
    values = new double[columns][];
  }

  /** Unpacks {@code factor} times a matrix. */
  static Columns of(Matrix matrix, double factor) {
    int[] counts = new int[matrix.columns()];
    double[] first = {0};
    boolean[] mixed = {false};
    for (int row = 0; row < matrix.rows(); row++) {
      matrix.forEachInRow(
          row,
          (column, value) -> {
            counts[column]++;
            first[0] = first[0] == 0 ? value : first[0];
            mixed[0] |= value != first[0];
          });
    }
    Columns columns = new Columns(matrix.rows(), matrix.columns(), factor * first[0]);
    columns.allocate(counts, mixed[0]);
    int[] next = new int[counts.length];
    for (int row = 0; row < matrix.rows(); row++) {
      int currentRow = row;
      matrix.forEachInRow(
          row, (column, value) -> columns.put(currentRow, column, next[column]++, factor * value));
    }
    return columns;
  }

  private void allocate(int[] counts, boolean mixed) {
    for (int column = 0; column < counts.length; column++) {
      boolean dense = counts[column] > rows / 4;
      indices[column] = dense ? null : new int[counts[column]];
      values[column] = dense ? new double[rows] : mixed ? new double[counts[column]] : null;
    }
  }

  private void put(int row, int column, int at, double value) {
    if (indices[column] == null) {
      values[column][row] = value;
      return;
    }
    indices[column][at] = row;
    if (values[column] != null) {
      values[column][at] = value;
    }
  }

  int rows() {
    return rows;
  }

  int columns() {
    return indices.length;
  }

  /** Returns the number of entries of a column that an addition visits. */
  int visits(int column) {
    return indices[column] == null ? rows : indices[column].length;
  }

  /** Adds {@code factor} times a column to a vector, {@code target [rows]}. */
  void add(int column, double factor, double[] target) {
    int[] index = indices[column];
    double[] value = values[column];
    if (index == null) {
      for (int row = 0; row < rows; row++) {
        target[row] += factor * value[row];
      }
    } else if (value == null) {
      double step = factor * uniform;
      for (int row : index) {
        target[row] += step;
      }
    } else {
      for (int at = 0; at < index.length; at++) {
        target[index[at]] += factor * value[at];
      }
    }
  }

  /** Passes the entries of a column, ascending; zeros may be among those of a dense column. */
  void forEach(int column, Matrix.EntryConsumer consumer) {
    int[] index = indices[column];
    for (int at = 0; at < visits(column); at++) {
      double value = values[column] == null ? uniform : values[column][at];
      consumer.accept(index == null ? at : index[at], value);
    }
  }

  /** Like {@link #add}, and notes which rows were met. */
  void add(int column, double factor, double[] target, Marks met) {
    int[] index = indices[column];
    if (index == null) {
      for (int row = 0; row < rows; row++) {
        met.mark(row);
      }
    } else {
      for (int row : index) {
        met.mark(row);
      }
    }
    add(column, factor, target);
  }
}
