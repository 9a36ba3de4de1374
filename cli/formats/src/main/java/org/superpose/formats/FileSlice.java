package org.superpose.formats;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/** A stream of the bytes of an open file between two places. Unbuffered. */
final class FileSlice extends InputStream {

  private final FileChannel channel;
  private final long end;
  private long position;

  FileSlice(FileChannel channel, long start, long length) {
    this.channel = channel;
    position = start;
    end = Math.addExact(start, length);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (position >= end) {
      return length == 0 ? 0 : -1;
    }
    int wanted = (int) Math.min(length, end - position);
    int read = channel.read(ByteBuffer.wrap(bytes, offset, wanted), position);
    if (read < 0) {
      throw new EOFException("it is cut off");
    }
    position += read;
    return read;
  }
}
