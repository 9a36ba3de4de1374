package org.superpose.cli.format;

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
  static MatrixForm of(NpyHeader header, EntryStatistics statistics, Alphabet alphabet) {
    boolean bits = alphabet.equals(Alphabet.BINARY) || alphabet.equals(Alphabet.SIGN);
    double density = (double) statistics.nonzeros() / header.entries();
    if (header.columns() > 1
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
  double bytes(NpyHeader header, long nonzeros) {
    double lines = (double) header.rows() + header.columns();
    return switch (this) {
      case BITS -> header.entries() / 4.0 + 16 * lines;
      case SPARSE -> 40.0 * nonzeros + 48 * lines;
      case DENSE -> (header.columnMajor() ? 16.0 : 8.0) * header.entries();
    };
  }

  /**
   * Fills a matrix.
   *
   * @throws NetworkFileException if the entries are too many for this form
   */
  Matrix fill(NpyHeader header, Alphabet alphabet, NpyEntries entries) throws IOException {
    try {
      return switch (this) {
        case BITS -> bits(header, alphabet, entries);
        case SPARSE -> sparse(header, alphabet, entries);
        case DENSE -> dense(header, alphabet, entries);
      };
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Matrix bits(NpyHeader header, Alphabet alphabet, NpyEntries entries) {
    BitMatrix stored =
        bits(header.lines(), header.lineLength(), alphabet, (_, _) -> next(entries) == 1);
    return header.columnMajor()
        ? bits(
            header.rows(),
            header.columns(),
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

  private static Matrix dense(NpyHeader header, Alphabet alphabet, NpyEntries entries) {
    DenseMatrix stored =
        DenseMatrix.generate(
            header.lines(), header.lineLength(), alphabet, (_, _) -> next(entries));
    return header.columnMajor()
        ? DenseMatrix.generate(
            header.rows(), header.columns(), alphabet, (row, column) -> stored.get(column, row))
        : stored;
  }

  private static Matrix sparse(NpyHeader header, Alphabet alphabet, NpyEntries entries) {
    int[][] positions = new int[header.lines()][];
    int[][] values = new int[header.lines()][];
    int[] linePositions = new int[16];
    int[] lineValues = new int[16];
    for (int line = 0; line < positions.length; line++) {
      int size = 0;
      for (int position = 0; position < header.lineLength(); position++) {
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
    SparseMatrix stored = SparseMatrix.ofRows(header.lineLength(), alphabet, positions, values);
    return header.columnMajor() ? stored.transpose() : stored;
  }

  private static double next(NpyEntries entries) {
    try {
      return entries.next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
