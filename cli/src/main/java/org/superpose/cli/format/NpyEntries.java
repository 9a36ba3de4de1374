package org.superpose.cli.format;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;

/**
 * The entries of one array in the order of storage: row by row, or column by column if its head
 * says so. Holds 64 KiB.
 */
final class NpyEntries implements Closeable {

  private static final int CHUNK = 1 << 16; // a multiple of every entry size

  private final NpyArray array;
  private final NpyType type;
  private final CRC32 crc = new CRC32();
  private final ArrayDigest digest = new ArrayDigest();
  private final InputStream in;
  private final byte[] chunk = new byte[CHUNK];
  private final ByteBuffer buffer;
  private long index;

  NpyEntries(NpyArray array) throws IOException {
    this.array = array;
    type = array.header().type();
    buffer = ByteBuffer.wrap(chunk).order(array.header().order()).limit(0);
    in = new CheckedInputStream(array.zip().getInputStream(array.entry()), crc);
    try {
      in.skipNBytes(array.header().bytes());
    } catch (ZipException | EOFException e) {
      in.close();
      throw damaged(e);
    }
  }

  /**
   * Returns the next entry, one of as many as the head says.
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
              .formatted(show(value), array.position(index)));
    }
    index++;
    return value;
  }

  private void fill() throws IOException {
    long left = (array.header().entries() - index) * type.size();
    int wanted = (int) Math.min(CHUNK, left);
    try {
      int length = in.readNBytes(chunk, 0, wanted);
      if (length < wanted) {
        throw new EOFException("it is cut off");
      }
    } catch (ZipException | EOFException e) {
      throw damaged(e);
    }
    digest.update(chunk, wanted);
    buffer.clear().limit(wanted);
  }

  private String show(double value) {
    return type == NpyType.INT64
        ? Long.toString(buffer.getLong(buffer.position() - Long.BYTES))
        : Double.toString(value);
  }

  /**
   * Checks, after the last entry, that nothing follows and that the checksum is right.
   *
   * @return the digest of the stored entries
   * @throws NetworkFileException if not
   */
  String finish() throws IOException {
    try {
      if (in.read() >= 0) {
        throw array.complaint("is damaged: it is longer than the archive says");
      }
    } catch (ZipException | EOFException e) {
      throw damaged(e);
    }
    if (crc.getValue() != array.entry().getCrc()) {
      throw array.complaint("is damaged: its checksum does not match");
    }
    return digest.finish();
  }

  private NetworkFileException damaged(IOException e) {
    return array.complaint("is damaged: " + e.getMessage());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
