package org.superpose.cli.format;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.superpose.core.network.Alphabet;

/** The number types of numpy that a network may be stored in. */
enum NpyType {
  BOOL('b', 1),
  INT8('i', 1),
  INT16('i', 2),
  INT32('i', 4),
  INT64('i', 8),
  UINT8('u', 1),
  UINT16('u', 2),
  UINT32('u', 4),
  FLOAT16('f', 2),
  FLOAT32('f', 4),
  FLOAT64('f', 8);

  /** Whole numbers up to this size are exact as a double. */
  private static final long EXACT = 1L << 53;

  private final char kind;
  private final int size;

  NpyType(char kind, int size) {
    this.kind = kind;
    this.size = size;
  }

  /** Returns the bytes of one entry. */
  int size() {
    return size;
  }

  /** Returns the name numpy gives this type after the mark of the byte order. */
  String code() {
    return "" + kind + size;
  }

  /** Finds a type by its {@linkplain #code code}. */
  static Optional<NpyType> find(String code) {
    return Arrays.stream(values()).filter(type -> type.code().equals(code)).findAny();
  }

  /** Returns the smallest signed or floating type that holds every value of an alphabet. */
  static NpyType holding(Alphabet alphabet) {
    return switch (alphabet.kind()) {
      case SIGN -> INT8;
      case FLOAT32 -> FLOAT32;
      case FLOAT64 -> FLOAT64;
      case INTEGER -> holding(alphabet.minimum(), alphabet.maximum());
    };
  }

  private static NpyType holding(long minimum, long maximum) {
    if (minimum < -EXACT || maximum > EXACT) {
      return FLOAT64;
    }
    if (minimum >= Byte.MIN_VALUE && maximum <= Byte.MAX_VALUE) {
      return INT8;
    }
    if (minimum >= Short.MIN_VALUE && maximum <= Short.MAX_VALUE) {
      return INT16;
    }
    return minimum >= Integer.MIN_VALUE && maximum <= Integer.MAX_VALUE ? INT32 : INT64;
  }

  /** Reads the next entry; NaN stands for a whole number that no double holds exactly. */
  double read(ByteBuffer bytes) {
    return switch (this) {
      case BOOL -> bytes.get() == 0 ? 0 : 1;
      case INT8 -> bytes.get();
      case INT16 -> bytes.getShort();
      case INT32 -> bytes.getInt();
      case INT64 -> exact(bytes.getLong());
      case UINT8 -> Byte.toUnsignedInt(bytes.get());
      case UINT16 -> Short.toUnsignedInt(bytes.getShort());
      case UINT32 -> Integer.toUnsignedLong(bytes.getInt());
      case FLOAT16 -> Float.float16ToFloat(bytes.getShort());
      case FLOAT32 -> bytes.getFloat();
      case FLOAT64 -> bytes.getDouble();
    };
  }

  private static double exact(long value) {
    return value >= -EXACT && value <= EXACT ? (double) value : Double.NaN;
  }

  /** Writes an entry of an alphabet that this type {@linkplain #holding holds}. */
  void write(ByteBuffer bytes, double value) {
    switch (this) {
      case INT8 -> bytes.put((byte) value);
      case INT16 -> bytes.putShort((short) value);
      case INT32 -> bytes.putInt((int) value);
      case INT64 -> bytes.putLong((long) value);
      case FLOAT32 -> bytes.putFloat((float) value);
      case FLOAT64 -> bytes.putDouble(value);
      case BOOL, UINT8, UINT16, UINT32, FLOAT16 ->
          throw new IllegalStateException(this + " is never written");
    }
  }
}
