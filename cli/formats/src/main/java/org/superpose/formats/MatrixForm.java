package org.superpose.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.BitMatrix;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.SparseMatrix;

/** The forms of matrices, filled from a stream of entries. */
enum MatrixForm {
  BITS,
  SPARSE,
  DENSE;

  /** Above this part of non-zero entries, walking a bit matrix is as fast as a sparse one. */
  private static final double SPARSE_BITS = 1.0 / 16;

  /** Above this part of non-zero entries, a sparse matrix takes about as much as a dense one. */
  private static final double SPARSE_INTEGERS = 1.0 / 4;

  /** Returns the form that suits an array's entries. */
  static MatrixForm of(ArrayLayout layout, EntryStatistics statistics, Alphabet alphabet) {
    boolean bits = alphabet.equals(Alphabet.BINARY) || alphabet.equals(Alphabet.SIGN);
    double density = (double) statistics.nonzeros() / layout.entries();
    if (layout.columns() > 1
        && statistics.fitsInt()
        && density <= (bits ? SPARSE_BITS : SPARSE_INTEGERS)) {
      return SPARSE;
    }
    return bits ? BITS : DENSE;
  }

  /** Returns the form of a matrix. */
  static MatrixForm of(Matrix matrix) {
    return switch (matrix) {
      case BitMatrix _ -> BITS;
      case SparseMatrix _ -> SPARSE;
      case DenseMatrix _ -> DENSE;
    };
  }

  /** Returns about how much memory filling takes at its peak. */
  double bytes(ArrayLayout layout, long nonzeros) {
    double lines = (double) layout.rows() + layout.columns();
    return switch (this) {
      case BITS -> layout.entries() / 4.0 + 16 * lines;
      case SPARSE -> 40.0 * nonzeros + 48 * lines;
      case DENSE -> (layout.columnMajor() ? 16.0 : 8.0) * layout.entries();
    };
  }

  /**
   * Fills a matrix.
   *
   * @throws NetworkFileException if the entries are too many for this form
   */
  Matrix fill(ArrayLayout layout, Alphabet alphabet, Entries entries) throws IOException {
    try {
      return switch (this) {
        case BITS -> bits(layout, alphabet, entries);
        case SPARSE -> sparse(layout, alphabet, entries);
        case DENSE -> dense(layout, alphabet, entries);
      };
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Matrix bits(ArrayLayout layout, Alphabet alphabet, Entries entries) {
    BitMatrix stored =
        bits(layout.lines(), layout.lineLength(), alphabet, (_, _) -> next(entries) == 1);
    return layout.columnMajor()
        ? bits(
            layout.rows(),
            layout.columns(),
            alphabet,
            (row, column) -> stored.get(column, row) == 1)
        : stored;
  }

  private static BitMatrix bits(
      int rows, int columns, Alphabet alphabet, BitMatrix.Pattern pattern) {
    return alphabet.equals(Alphabet.SIGN)
        ? BitMatrix.signs(rows, columns, pattern)
        : BitMatrix.binary(rows, columns, pattern);
  }

  private static Matrix dense(ArrayLayout layout, Alphabet alphabet, Entries entries) {
    DenseMatrix stored =
        DenseMatrix.generate(
            layout.lines(), layout.lineLength(), alphabet, (_, _) -> next(entries));
    return layout.columnMajor()
        ? DenseMatrix.generate(
            layout.rows(), layout.columns(), alphabet, (row, column) -> stored.get(column, row))
        : stored;
  }

  private static Matrix sparse(ArrayLayout layout, Alphabet alphabet, Entries entries) {
    int[][] positions = new int[layout.lines()][];
    int[][] values = new int[layout.lines()][];
    int[] linePositions = new int[16];
    int[] lineValues = new int[16];
    for (int line = 0; line < positions.length; line++) {
      int size = 0;
      for (int position = 0; position < layout.lineLength(); position++) {
        double value = next(entries);
        if (value != 0) {
          if (size == linePositions.length) {
            linePositions = Arrays.copyOf(linePositions, 2 * size);
            lineValues = Arrays.copyOf(lineValues, 2 * size);
          }
          linePositions[size] = position;
          lineValues[size++] = (int) value;
        }
      }
      positions[line] = Arrays.copyOf(linePositions, size);
      values[line] = Arrays.copyOf(lineValues, size);
    }
    SparseMatrix stored = SparseMatrix.ofRows(layout.lineLength(), alphabet, positions, values);
    return layout.columnMajor() ? stored.transpose() : stored;
  }

  private static double next(Entries entries) {
    try {
      return entries.next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
