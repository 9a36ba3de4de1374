package org.superpose.formats;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Packed whole numbers of a Protocol Buffers message as eight bytes each, little-endian. */
final class PackedLongs extends InputStream {

  private final ProtobufReader numbers;
  private long current;
  private int left;

  PackedLongs(ProtobufReader numbers) {
    this.numbers = numbers;
  }

  @Override
  public int read() throws IOException {
    if (left == 0) {
      if (!numbers.hasPacked()) {
        return -1;
      }
      current = numbers.nextPacked();
      left = Long.BYTES;
    }
    int read = (int) (current & 0xFF);
    current >>>= Byte.SIZE;
    left--;
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    int count = 0;
    int read = length == 0 ? -1 : read();
    while (read >= 0) {
      bytes[offset + count++] = (byte) read;
      read = count == length ? -1 : read();
    }
    return count == 0 && length > 0 ? -1 : count;
  }
}
