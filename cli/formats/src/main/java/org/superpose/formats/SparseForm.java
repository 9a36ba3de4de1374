package org.superpose.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.superpose.core.network.SparseMatrix;

/** The arrays that stand for a sparse matrix in a file, little-endian. */
final class SparseForm {

  /** What is added to a matrix's name for the array of its numbers of rows and columns. */
  static final String SHAPE = ".shape";

  /** What is added for the array of the entry that each row starts with, and of their number. */
  static final String STARTS = ".crow";

  /** What is added for the array of the columns of the entries. */
  static final String COLUMNS = ".col";

  /** What is added for the array of the entries. */
  static final String VALUES = ".values";

  /** Smaller matrices are simpler to use when they are dense. */
  private static final long SMALLEST_DENSE = 1 << 20;

  private static final int LEAST_GAIN = 4;

  private SparseForm() {}

  /** Returns whether a matrix is large and takes less than a quarter of its dense room. */
  static boolean paysFor(SparseMatrix matrix) {
    long dense =
        (long) matrix.rows() * matrix.columns() * NumberType.holding(matrix.alphabet()).size();
    return dense >= SMALLEST_DENSE
        && matrix.nonzeros() > 0
        && dense / LEAST_GAIN > 12 * matrix.nonzeros() + 4L * (matrix.rows() + 1);
  }

  static void writeShape(SparseMatrix matrix, OutputStream out) throws IOException {
    writeInt(matrix.rows(), out);
    writeInt(matrix.columns(), out);
  }

  static void writeStarts(SparseMatrix matrix, OutputStream out) throws IOException {
    int[] count = {0};
    writeInt(0, out);
    for (int row = 0; row < matrix.rows(); row++) {
      matrix.forEachInRow(row, (_, _) -> count[0]++);
      writeInt(count[0], out);
    }
  }

  static void writeColumns(SparseMatrix matrix, OutputStream out) throws IOException {
    writeEntries(matrix, Integer.BYTES, (bytes, row, column, value) -> bytes.putInt(column), out);
  }

  static void writeValues(SparseMatrix matrix, NumberType type, OutputStream out)
      throws IOException {
    writeEntries(matrix, type.size(), (bytes, row, column, value) -> type.write(bytes, value), out);
  }

  /** Writes row times number of columns plus column of each entry, in 64 bits. */
  static void writeIndices(SparseMatrix matrix, OutputStream out) throws IOException {
    writeEntries(
        matrix,
        Long.BYTES,
        (bytes, row, column, value) -> bytes.putLong((long) row * matrix.columns() + column),
        out);
  }

  private interface Form {
    void put(ByteBuffer bytes, int row, int column, double value);
  }

  private static void writeEntries(SparseMatrix matrix, int size, Form form, OutputStream out)
      throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(size, matrix.columns()))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int row = 0; row < matrix.rows(); row++) {
      int current = row;
      bytes.clear();
      matrix.forEachInRow(row, (column, value) -> form.put(bytes, current, column, value));
      out.write(bytes.array(), 0, bytes.position());
    }
  }

  private static void writeInt(int number, OutputStream out) throws IOException {
    out.write(number);
    out.write(number >>> 8);
    out.write(number >>> 16);
    out.write(number >>> 24);
  }
}
