package org.superpose.core.network;

import java.util.Arrays;
import java.util.Objects;

/** A matrix that stores every entry as a double: eight bytes each. */
public final class DenseMatrix implements Matrix {

  private final int rows;
  private final int columns;
  private final Alphabet alphabet;
  private final double[] entries; // [rows, columns], row by row

  private DenseMatrix(int rows, int columns, Alphabet alphabet, double[] entries) {
    this.rows = rows;
    this.columns = columns;
    this.alphabet = alphabet;
    this.entries = entries;
  }

  /**
   * Makes a matrix of entries given row by row; the array is copied.
   *
   * @param entries {@code [rows, columns]}, row by row
   * @throws IllegalArgumentException if the number of entries does not match the shape
   */
  public static DenseMatrix of(int rows, int columns, Alphabet alphabet, double[] entries) {
    if (rows < 0 || columns < 0 || (long) rows * columns != entries.length) {
      throw new IllegalArgumentException(
          "%s entries do not fill %s rows of %s".formatted(entries.length, rows, columns));
    }
    return new DenseMatrix(rows, columns, alphabet, entries.clone());
  }

  /** Says what each entry is. */
  @FunctionalInterface
  public interface Entry {
    /** Returns the entry at a place. */
    double at(int row, int column);
  }

  /**
   * Returns a matrix that is filled row by row from left to right.
   *
   * @throws IllegalArgumentException if a length is negative or there are 2^31 entries or more
   */
  public static DenseMatrix generate(int rows, int columns, Alphabet alphabet, Entry entry) {
    if (rows < 0 || columns < 0 || (long) rows * columns > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("%s rows of %s numbers".formatted(rows, columns));
    }
    double[] entries = new double[rows * columns];
    for (int row = 0, at = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++, at++) {
        entries[at] = entry.at(row, column);
      }
    }
    return new DenseMatrix(rows, columns, alphabet, entries);
  }

  /** Returns a column of the same whole number: costs no bits. */
  public static DenseMatrix constantColumn(int rows, long value) {
    double[] entries = new double[rows];
    Arrays.fill(entries, (double) value);
    return new DenseMatrix(rows, 1, Alphabet.constant(value), entries);
  }

  /** Returns a column of the same number, in double precision. */
  public static DenseMatrix uniformColumn(int rows, double value) {
    double[] entries = new double[rows];
    Arrays.fill(entries, value);
    return new DenseMatrix(rows, 1, Alphabet.FLOAT64, entries);
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public Alphabet alphabet() {
    return alphabet;
  }

  @Override
  public double get(int row, int column) {
    Objects.checkIndex(column, columns);
    return entries[Objects.checkIndex(row, rows) * columns + column];
  }

  @Override
  public void forEachInRow(int row, EntryConsumer consumer) {
    int start = Objects.checkIndex(row, rows) * columns;
    for (int column = 0; column < columns; column++) {
      if (entries[start + column] != 0) {
        consumer.accept(column, entries[start + column]);
      }
    }
  }

  @Override
  public void forEachInColumn(int column, EntryConsumer consumer) {
    Objects.checkIndex(column, columns);
    for (int row = 0, at = column; row < rows; row++, at += columns) {
      if (entries[at] != 0) {
        consumer.accept(row, entries[at]);
      }
    }
  }

  @Override
  public long nonzeros() {
    return Arrays.stream(entries).filter(entry -> entry != 0).count();
  }
}
