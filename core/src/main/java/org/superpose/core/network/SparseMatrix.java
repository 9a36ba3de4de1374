package org.superpose.core.network;

import java.util.Arrays;
import java.util.Objects;

/**
 * A matrix of small whole numbers that stores its non-zero entries only, by row and by column: 16
 * bytes an entry. Its price in bits is still that of all its entries.
 */
public final class SparseMatrix implements Matrix {

  private final Alphabet alphabet;
  private final Half byRow;
  private final Half byColumn;

  /**
   * One orientation: the entries of each line, ascending.
   *
   * @param offsets {@code [lines + 1]}
   * @param indices {@code [nonzeros]}
   * @param values {@code [nonzeros]}
   */
  private record Half(int[] offsets, int[] indices, int[] values) {

    int lines() {
      return offsets.length - 1;
    }

    void forEach(int line, EntryConsumer consumer) {
      Objects.checkIndex(line, lines());
      for (int at = offsets[line]; at < offsets[line + 1]; at++) {
        consumer.accept(indices[at], values[at]);
      }
    }

    Half transpose(int lines) {
      int[] newOffsets = new int[lines + 1];
      for (int index : indices) {
        newOffsets[index + 1]++;
      }
      Arrays.parallelPrefix(newOffsets, Integer::sum);
      int[] next = Arrays.copyOf(newOffsets, lines);
      int[] newIndices = new int[indices.length];
      int[] newValues = new int[indices.length];
      for (int line = 0; line < lines(); line++) {
        for (int at = offsets[line]; at < offsets[line + 1]; at++) {
          int to = next[indices[at]]++;
          newIndices[to] = line;
          newValues[to] = values[at];
        }
      }
      return new Half(newOffsets, newIndices, newValues);
    }
  }

  private SparseMatrix(Alphabet alphabet, Half byRow, Half byColumn) {
    this.alphabet = alphabet;
    this.byRow = byRow;
    this.byColumn = byColumn;
  }

  /**
   * Makes a matrix of 0 and 1 from the columns of the ones in each row.
   *
   * @param columns the number of columns
   * @param ones {@code [rows][]}, the columns of the ones, ascending and distinct in each row
   * @throws IllegalArgumentException if the positions of a row are not ascending or out of range
   */
  public static SparseMatrix binaryRows(int columns, int[][] ones) {
    Half byRow = half(columns, ones);
    return new SparseMatrix(Alphabet.BINARY, byRow, byRow.transpose(columns));
  }

  /**
   * Makes a matrix of 0 and 1 from the rows of the ones in each column.
   *
   * @param rows the number of rows
   * @param ones {@code [columns][]}, the rows of the ones, ascending and distinct in each column
   * @throws IllegalArgumentException if the positions of a column are not ascending or out of range
   */
  public static SparseMatrix binaryColumns(int rows, int[][] ones) {
    Half byColumn = half(rows, ones);
    return new SparseMatrix(Alphabet.BINARY, byColumn.transpose(rows), byColumn);
  }

  /**
   * Makes a matrix from the non-zero entries of each row.
   *
   * @param columns the number of columns
   * @param positions {@code [rows][]}, the columns of the entries, ascending and distinct
   * @param values {@code [rows][]}, the entries, none of them zero
   * @throws IllegalArgumentException if positions and values do not match, positions are not
   *     ascending or out of range, or a value is zero
   */
  public static SparseMatrix ofRows(
      int columns, Alphabet alphabet, int[][] positions, int[][] values) {
    Half byRow = half(columns, positions);
    for (int row = 0; row < positions.length; row++) {
      if (positions[row].length != values[row].length) {
        throw new IllegalArgumentException("row " + row + " has unequal positions and values");
      }
      for (int i = 0; i < values[row].length; i++) {
        if (values[row][i] == 0) {
          throw new IllegalArgumentException("row " + row + " stores a zero");
        }
        byRow.values[byRow.offsets[row] + i] = values[row][i];
      }
    }
    return new SparseMatrix(alphabet, byRow, byRow.transpose(columns));
  }

  /** Returns the identity matrix. */
  public static SparseMatrix identity(int size) {
    int[][] ones = new int[size][];
    Arrays.setAll(ones, row -> new int[] {row});
    return binaryRows(size, ones);
  }

  private static Half half(int bound, int[][] positions) {
    int[] offsets = new int[positions.length + 1];
    for (int line = 0; line < positions.length; line++) {
      offsets[line + 1] = Math.addExact(offsets[line], positions[line].length);
    }
    int[] indices = new int[offsets[positions.length]];
    for (int line = 0; line < positions.length; line++) {
      int previous = -1;
      for (int i = 0; i < positions[line].length; i++) {
        int index = positions[line][i];
        if (index <= previous || index >= bound) {
          throw new IllegalArgumentException(
              "positions of line %s must ascend below %s, found %s after %s"
                  .formatted(line, bound, index, previous));
        }
        indices[offsets[line] + i] = index;
        previous = index;
      }
    }
    int[] values = new int[indices.length];
    Arrays.fill(values, 1);
    return new Half(offsets, indices, values);
  }

  /** Returns this matrix with rows and columns exchanged; shares memory. */
  public SparseMatrix transpose() {
    return new SparseMatrix(alphabet, byColumn, byRow);
  }

  @Override
  public int rows() {
    return byRow.lines();
  }

  @Override
  public int columns() {
    return byColumn.lines();
  }

  @Override
  public Alphabet alphabet() {
    return alphabet;
  }

  @Override
  public double get(int row, int column) {
    Objects.checkIndex(row, rows());
    Objects.checkIndex(column, columns());
    int at = Arrays.binarySearch(byRow.indices, byRow.offsets[row], byRow.offsets[row + 1], column);
    return at < 0 ? 0 : byRow.values[at];
  }

  @Override
  public void forEachInRow(int row, EntryConsumer consumer) {
    byRow.forEach(row, consumer);
  }

  @Override
  public void forEachInColumn(int column, EntryConsumer consumer) {
    byColumn.forEach(column, consumer);
  }

  @Override
  public long nonzeros() {
    return byRow.indices.length;
  }
}
