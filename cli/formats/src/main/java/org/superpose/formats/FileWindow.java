package org.superpose.formats;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Single bytes of an open file, at places that mostly ascend. Holds 64 KiB. */
final class FileWindow {

  private final FileChannel channel;
  private final byte[] window = new byte[1 << 16];
  private long start;
  private int length;

  FileWindow(FileChannel channel) {
    this.channel = channel;
  }

  FileChannel channel() {
    return channel;
  }

  /** Returns the byte at a place that is not negative. */
  byte at(long position) throws IOException {
    if (position < start || position >= start + length) {
      start = position;
      length = Math.max(0, channel.read(ByteBuffer.wrap(window), position));
      if (length == 0) {
        throw new EOFException("it is cut off");
      }
    }
    return window[(int) (position - start)];
  }
}
