package org.superpose.formats;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;

/** A stream that fails at its end when the checksum of all its bytes is not the expected one. */
final class ChecksummedInputStream extends CheckedInputStream {

  private final long expected;

  ChecksummedInputStream(InputStream in, long expected) {
    super(in, new CRC32());
    this.expected = expected;
  }

  @Override
  public int read() throws IOException {
    return requireChecksumAtEnd(super.read());
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return requireChecksumAtEnd(super.read(bytes, offset, length));
  }

  private int requireChecksumAtEnd(int read) throws ZipException {
    if (read < 0 && getChecksum().getValue() != expected) {
      throw new ZipException("its checksum does not match");
    }
    return read;
  }
}
