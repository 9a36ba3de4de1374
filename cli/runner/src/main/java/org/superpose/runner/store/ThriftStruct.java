package org.superpose.runner.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes a struct in Thrift's compact protocol, as far as Parquet's metadata needs it. Fields are
 * given in ascending order of their numbers.
 *
 * <p>Source: Apache Thrift, {@code thrift-compact-protocol.md}.
 */
final class ThriftStruct {

  private static final int INT32 = 5;
  private static final int INT64 = 6;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int STRUCT = 12;
  private static final int SHORT_LIST = 15;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int last;

  ThriftStruct int32(int field, int value) {
    begin(field, INT32);
    writeVarint(out, zigzag(value));
    return this;
  }

  ThriftStruct int64(int field, long value) {
    begin(field, INT64);
    writeVarint(out, zigzag(value));
    return this;
  }

  ThriftStruct text(int field, String value) {
    begin(field, BINARY);
    write(value);
    return this;
  }

  ThriftStruct struct(int field, ThriftStruct value) {
    begin(field, STRUCT);
    out.writeBytes(value.bytes());
    return this;
  }

  ThriftStruct structs(int field, List<ThriftStruct> values) {
    beginList(field, STRUCT, values.size());
    values.forEach(value -> out.writeBytes(value.bytes()));
    return this;
  }

  ThriftStruct int32s(int field, List<Integer> values) {
    beginList(field, INT32, values.size());
    values.forEach(value -> writeVarint(out, zigzag(value)));
    return this;
  }

  ThriftStruct texts(int field, List<String> values) {
    beginList(field, BINARY, values.size());
    values.forEach(this::write);
    return this;
  }

  /** Returns the struct with its end mark. */
  byte[] bytes() {
    byte[] fields = out.toByteArray();
    return java.util.Arrays.copyOf(fields, fields.length + 1);
  }

  private void begin(int field, int type) {
    out.write((field - last) << 4 | type); // All numbers here are less than 16 apart.
    last = field;
  }

  private void beginList(int field, int type, int size) {
    begin(field, LIST);
    out.write(Math.min(size, SHORT_LIST) << 4 | type);
    if (size >= SHORT_LIST) {
      writeVarint(out, size);
    }
  }

  private void write(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    writeVarint(out, bytes.length);
    out.writeBytes(bytes);
  }

  private static long zigzag(long value) {
    return value << 1 ^ value >> 63;
  }

  /** Writes a number in groups of seven bits, the lowest first. */
  static void writeVarint(ByteArrayOutputStream out, long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
