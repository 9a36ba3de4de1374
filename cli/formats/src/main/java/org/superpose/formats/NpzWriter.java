package org.superpose.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.superpose.core.network.Matrix;

/**
 * Writes matrices as numpy arrays into a zip archive, each in the smallest number type that holds
 * its alphabet. Equal matrices give equal bytes. Holds one row at a time. Zeros take next to no
 * room because the entries are compressed.
 */
final class NpzWriter {

  /** The earliest time a zip entry can have; a real one would make every file differ. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private NpzWriter() {}

  /** Writes an archive of matrices by name; the entries must keep their alphabets. */
  static void write(OutputStream out, Map<String, Matrix> matrices) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setLevel(Deflater.BEST_SPEED);
    for (Map.Entry<String, Matrix> named : matrices.entrySet()) {
      write(zip, named.getKey(), named.getValue());
    }
    zip.finish();
  }

  private static void write(ZipOutputStream zip, String name, Matrix matrix) throws IOException {
    NpyHeader header = header(name, matrix);
    ZipEntry entry = new ZipEntry(name + ".npy");
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    zip.write(header.encode());
    DenseBytes.write(matrix, header.layout().type(), zip);
    zip.closeEntry();
  }

  /** Returns the head that a matrix of that name is written with. */
  static NpyHeader header(String name, Matrix matrix) {
    return NpyHeader.toWrite(DenseBytes.layout(name, matrix));
  }

  /** Returns how many bytes the arrays take before compression. */
  static long bytes(Map<String, Matrix> matrices) {
    return matrices.entrySet().stream()
        .mapToLong(named -> header(named.getKey(), named.getValue()).totalBytes())
        .sum();
  }
}
