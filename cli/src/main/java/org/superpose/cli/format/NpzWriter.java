package org.superpose.cli.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.superpose.core.network.Matrix;

/**
 * Writes matrices as numpy arrays into a zip archive, each in the smallest number type that holds
 * its alphabet. Equal matrices give equal bytes. Holds one row at a time.
 */
final class NpzWriter {

  /** The earliest time a zip entry can have; a real one would make every file differ. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ZipOutputStream zip;
  private final Map<String, String> digests = new LinkedHashMap<>();

  private NpzWriter(OutputStream out) {
    zip = new ZipOutputStream(out);
    zip.setLevel(Deflater.BEST_SPEED);
  }

  /** Writes an archive of matrices by name; returns the digests of the arrays by name. */
  static Map<String, String> writeAll(OutputStream out, Map<String, Matrix> matrices)
      throws IOException {
    NpzWriter writer = new NpzWriter(out);
    for (Map.Entry<String, Matrix> named : matrices.entrySet()) {
      writer.write(named.getKey(), named.getValue());
    }
    writer.zip.finish();
    return writer.digests;
  }

  /** Returns the head that a matrix is written with: one column becomes a vector. */
  static NpyHeader header(Matrix matrix) {
    NpyType type = NpyType.holding(matrix.alphabet());
    return matrix.columns() == 1
        ? NpyHeader.toWrite(type, matrix.rows())
        : NpyHeader.toWrite(type, matrix.rows(), matrix.columns());
  }

  /** Writes one matrix; the entries must keep its alphabet. */
  private void write(String name, Matrix matrix) throws IOException {
    NpyHeader header = header(matrix);
    ZipEntry entry = new ZipEntry(name + ".npy");
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    zip.write(header.encode());
    ArrayDigest digest = new ArrayDigest();
    int width = header.type().size();
    byte[] row = new byte[Math.multiplyExact(matrix.columns(), width)];
    ByteBuffer entries = ByteBuffer.wrap(row).order(ByteOrder.LITTLE_ENDIAN);
    for (int r = 0; r < matrix.rows(); r++) {
      Arrays.fill(row, (byte) 0);
      matrix.forEachInRow(
          r, (column, value) -> header.type().write(entries.position(column * width), value));
      zip.write(row);
      digest.update(row, row.length);
    }
    zip.closeEntry();
    digests.put(name, digest.finish());
  }
}
