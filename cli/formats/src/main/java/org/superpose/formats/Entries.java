package org.superpose.formats;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.ZipException;

/**
 * The entries of one array in the order of storage: row by row, or column by column if its layout
 * says so. Holds 64 KiB.
 */
final class Entries implements Closeable {

  private static final int CHUNK = 1 << 16; // a multiple of every entry size

  private final StoredArray array;
  private final NumberType type;
  private final InputStream in;
  private final byte[] chunk = new byte[CHUNK];
  private final ByteBuffer buffer;
  private long index;

  Entries(StoredArray array) throws IOException {
    this.array = array;
    type = array.layout().type();
    buffer = ByteBuffer.wrap(chunk).order(array.layout().order()).limit(0);
    try {
      in = array.content().open();
    } catch (ZipException | EOFException e) {
      throw damaged(e);
    }
  }

  /**
   * Returns the next entry, one of as many as the layout says.
   *
   * @throws NetworkFileException if the bytes are damaged, or the entry is not a finite number that
   *     a double holds exactly
   */
  double next() throws IOException {
    if (!buffer.hasRemaining()) {
      fill();
    }
    double value = type.read(buffer);
    if (!Double.isFinite(value)) {
      throw array.complaint(
          "has %s at %s; every entry must be a finite number that a double holds exactly"
              .formatted(show(value), array.layout().position(index)));
    }
    index++;
    return value;
  }

  private void fill() throws IOException {
    long left = (array.layout().entries() - index) * type.size();
    int wanted = (int) Math.min(CHUNK, left);
    try {
      if (in.readNBytes(chunk, 0, wanted) < wanted) {
        throw new EOFException("it is cut off");
      }
    } catch (ZipException | EOFException e) {
      throw damaged(e);
    }
    buffer.clear().limit(wanted);
  }

  private String show(double value) {
    return type == NumberType.INT64
        ? Long.toString(buffer.getLong(buffer.position() - Long.BYTES))
        : Double.toString(value);
  }

  /**
   * Checks, after the last entry, that nothing follows and that the bytes are undamaged.
   *
   * @throws NetworkFileException if not
   */
  void finish() throws IOException {
    try {
      if (in.read() >= 0) {
        throw array.complaint("is damaged: it is longer than the file says");
      }
    } catch (ZipException | EOFException e) {
      throw damaged(e);
    }
  }

  private NetworkFileException damaged(IOException e) {
    return array.complaint("is damaged: " + e.getMessage());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
