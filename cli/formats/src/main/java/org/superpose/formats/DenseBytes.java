package org.superpose.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.superpose.core.network.Matrix;

/** The entries of a matrix as bytes: little-endian, row by row, zeros included. */
final class DenseBytes {

  private DenseBytes() {}

  /** Returns the layout a matrix of that name is written in: biases and thresholds are vectors. */
  static ArrayLayout layout(String name, Matrix matrix) {
    return layout(name, matrix, NumberType.holding(matrix.alphabet()));
  }

  /** Returns the layout a matrix of that name is written in with a given type. */
  static ArrayLayout layout(String name, Matrix matrix, NumberType type) {
    return NetworkArrays.isVector(name)
        ? ArrayLayout.of(type, matrix.rows())
        : ArrayLayout.of(type, matrix.rows(), matrix.columns());
  }

  /** Writes the entries of a matrix that a type holds; holds one row at a time. */
  static void write(Matrix matrix, NumberType type, OutputStream out) throws IOException {
    int width = type.size();
    byte[] row = new byte[Math.multiplyExact(matrix.columns(), width)];
    ByteBuffer entries = ByteBuffer.wrap(row).order(ByteOrder.LITTLE_ENDIAN);
    for (int r = 0; r < matrix.rows(); r++) {
      Arrays.fill(row, (byte) 0);
      matrix.forEachInRow(
          r, (column, value) -> type.write(entries.position(column * width), value));
      out.write(row);
    }
  }
}
