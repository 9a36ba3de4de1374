package org.superpose.formats;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a small Protocol Buffers message into memory, field by field. */
final class ProtobufWriter {

  private static final int VARINT = 0;
  private static final int BYTES = 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Adds a whole number that is not negative. */
  ProtobufWriter number(int field, long value) {
    varint(field << 3 | VARINT);
    varint(value);
    return this;
  }

  ProtobufWriter text(int field, String text) {
    return bytes(field, text.getBytes(StandardCharsets.UTF_8));
  }

  ProtobufWriter message(int field, ProtobufWriter message) {
    return bytes(field, message.toBytes());
  }

  ProtobufWriter bytes(int field, byte[] bytes) {
    startBytes(field, bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  /** Adds the start of a field whose bytes are written by the caller. */
  ProtobufWriter startBytes(int field, long length) {
    varint(field << 3 | BYTES);
    varint(length);
    return this;
  }

  private void varint(long value) {
    long left = value;
    while (left >= 0x80) {
      out.write((int) ((left & 0x7F) | 0x80));
      left >>>= 7;
    }
    out.write((int) left);
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
