package org.superpose.formats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Reads a Protocol Buffers message of a file, field by field, without holding it: strings are
 * short, and long contents are left where they are. Fields that nobody reads are skipped.
 */
final class ProtobufReader {

  static final int LONGEST_TEXT = 4096;

  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED_32 = 5;

  private final Path file;
  private final FileWindow bytes;
  private final long end;
  private long position;
  private long next;
  private int field;
  private int wire;

  /** A part of the file. */
  record Slice(long start, long length) {}

  ProtobufReader(Path file, FileWindow bytes, Slice slice) {
    this.file = file;
    this.bytes = bytes;
    position = slice.start();
    next = slice.start();
    end = slice.start() + slice.length();
  }

  /** Goes to the next field; returns false at the end of the message. */
  boolean advance() throws IOException {
    position = next;
    if (position == end) {
      return false;
    }
    long tag = rawVarint();
    field = (int) (tag >>> 3);
    wire = (int) (tag & 7);
    if (field == 0 || tag >>> 32 != 0) {
      throw damaged();
    }
    next = endOfField();
    return true;
  }

  private long endOfField() throws IOException {
    long start = position;
    long after =
        switch (wire) {
          case VARINT -> {
            rawVarint();
            yield position;
          }
          case FIXED_64 -> position + Long.BYTES;
          case FIXED_32 -> position + Integer.BYTES;
          case BYTES -> {
            long length = rawVarint();
            start = position;
            if (length < 0 || length > end - position) {
              throw damaged();
            }
            yield position + length;
          }
          default -> throw damaged();
        };
    if (after > end) {
      throw damaged();
    }
    position = start;
    return after;
  }

  /** Returns the number of the current field. */
  int field() {
    return field;
  }

  /** Returns the current field as a whole number. */
  long number() throws IOException {
    require(VARINT);
    return rawVarint();
  }

  /** Returns the current field as a number in single precision. */
  float single() throws IOException {
    require(FIXED_32);
    return singleHere();
  }

  private float singleHere() throws IOException {
    int bits = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      bits |= (bytes.at(position + i) & 0xFF) << (8 * i);
    }
    return Float.intBitsToFloat(bits);
  }

  /** Returns where the contents of the current field are. */
  Slice slice() throws IOException {
    require(BYTES);
    return new Slice(position, next - position);
  }

  /** Returns a reader of the current field, a message. */
  ProtobufReader message() throws IOException {
    return new ProtobufReader(file, bytes, slice());
  }

  /** Returns whether the current field holds bytes: a message, a text or packed numbers. */
  boolean isBytes() {
    return wire == BYTES;
  }

  /** Returns the next of packed whole numbers. */
  long nextPacked() throws IOException {
    position = next;
    long value = rawVarint();
    next = position;
    return value;
  }

  /** Returns the next of packed numbers in single precision. */
  float nextPackedSingle() throws IOException {
    if (end - next < Integer.BYTES) {
      throw damaged();
    }
    position = next;
    next = position + Integer.BYTES;
    return singleHere();
  }

  /** Returns whether there are more packed numbers. */
  boolean hasPacked() {
    return next < end;
  }

  /** Returns the current field as a text. */
  String text() throws IOException {
    Slice slice = slice();
    if (slice.length() > LONGEST_TEXT) {
      throw new NetworkFileException(
          file,
          "has a name of %s bytes; at most %s are read".formatted(slice.length(), LONGEST_TEXT));
    }
    byte[] text = new byte[(int) slice.length()];
    for (int i = 0; i < text.length; i++) {
      text[i] = bytes.at(position + i);
    }
    return new String(text, StandardCharsets.UTF_8);
  }

  private void require(int expected) throws NetworkFileException {
    if (wire != expected) {
      throw damaged();
    }
  }

  private long rawVarint() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (position >= end) {
        throw damaged();
      }
      byte next7 = bytes.at(position++);
      value |= (next7 & 0x7FL) << shift;
      if (next7 >= 0) {
        return value;
      }
    }
    throw damaged();
  }

  private NetworkFileException damaged() {
    return new NetworkFileException(
        file, "is no readable ONNX file: it is damaged near byte %s".formatted(position));
  }
}
