package org.superpose.core.network;

import java.util.Arrays;
import java.util.Objects;

/** A matrix of two values, one bit each: 0 and 1, or -1 and +1. */
public final class BitMatrix implements Matrix {

  private final int rows;
  private final int columns;
  private final int wordsPerRow;
  private final boolean signs;
  private final long[] words; // [rows, wordsPerRow], bit set where the entry is +1

  private BitMatrix(int rows, int columns, boolean signs, long[] words) {
    this.rows = rows;
    this.columns = columns;
    this.wordsPerRow = wordsPerRow(columns);
    this.signs = signs;
    this.words = words;
  }

  private static int wordsPerRow(int columns) {
    return (columns + 63) >>> 6;
  }

  /** Says where the larger of the two values stands. */
  @FunctionalInterface
  public interface Pattern {
    /** Returns whether the entry is +1. */
    boolean isOne(int row, int column);
  }

  /**
   * Returns a matrix of 0 and 1, filled row by row from left to right.
   *
   * @throws IllegalArgumentException if a size is negative or the matrix takes more than 16 GiB
   */
  public static BitMatrix binary(int rows, int columns, Pattern pattern) {
    return fill(rows, columns, false, pattern);
  }

  /**
   * Returns a matrix of -1 and +1, filled row by row from left to right.
   *
   * @throws IllegalArgumentException if a size is negative or the matrix takes more than 16 GiB
   */
  public static BitMatrix signs(int rows, int columns, Pattern pattern) {
    return fill(rows, columns, true, pattern);
  }

  private static BitMatrix fill(int rows, int columns, boolean signs, Pattern pattern) {
    if (rows < 0 || columns < 0 || (long) rows * wordsPerRow(columns) > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a matrix cannot have %s rows of %s bits".formatted(rows, columns));
    }
    int stride = wordsPerRow(columns);
    long[] words = new long[rows * stride];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        if (pattern.isOne(row, column)) {
          words[row * stride + (column >>> 6)] |= 1L << column;
        }
      }
    }
    return new BitMatrix(rows, columns, signs, words);
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
    return signs ? Alphabet.SIGN : Alphabet.BINARY;
  }

  private boolean isOne(int row, int column) {
    return (words[row * wordsPerRow + (column >>> 6)] >>> column & 1) != 0;
  }

  private double off() {
    return signs ? -1 : 0;
  }

  @Override
  public double get(int row, int column) {
    Objects.checkIndex(row, rows);
    Objects.checkIndex(column, columns);
    return isOne(row, column) ? 1 : off();
  }

  @Override
  public void forEachInRow(int row, EntryConsumer consumer) {
    Objects.checkIndex(row, rows);
    if (signs) {
      for (int column = 0; column < columns; column++) {
        consumer.accept(column, isOne(row, column) ? 1 : -1);
      }
      return;
    }
    for (int word = 0; word < wordsPerRow; word++) {
      long bits = words[row * wordsPerRow + word];
      for (; bits != 0; bits &= bits - 1) {
        consumer.accept((word << 6) + Long.numberOfTrailingZeros(bits), 1);
      }
    }
  }

  @Override
  public void forEachInColumn(int column, EntryConsumer consumer) {
    Objects.checkIndex(column, columns);
    long bit = 1L << column;
    for (int row = 0, at = column >>> 6; row < rows; row++, at += wordsPerRow) {
      boolean one = (words[at] & bit) != 0;
      if (one || signs) {
        consumer.accept(row, one ? 1 : -1);
      }
    }
  }

  /** Compares whole words when both matrices are of this form. */
  @Override
  public boolean sameRow(Matrix other, int row) {
    if (other instanceof BitMatrix bits && bits.signs == signs && bits.columns == columns) {
      int from = Objects.checkIndex(row, rows) * wordsPerRow;
      int to = from + wordsPerRow;
      return Arrays.equals(words, from, to, bits.words, from, to);
    }
    return Matrix.super.sameRow(other, row);
  }

  @Override
  public long nonzeros() {
    if (signs) {
      return (long) rows * columns;
    }
    long count = 0;
    for (long word : words) {
      count += Long.bitCount(word);
    }
    return count;
  }
}
