package org.superpose.formats;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.superpose.core.network.Alphabet;

/** The number types that a network may be stored in, and their names in each format. */
enum NumberType {
  BOOL(1, "b1", "BOOL", 9),
  INT8(1, "i1", "I8", 3),
  INT16(2, "i2", "I16", 5),
  INT32(4, "i4", "I32", 6),
  INT64(8, "i8", "I64", 7),
  UINT8(1, "u1", "U8", 2),
  UINT16(2, "u2", "U16", 4),
  UINT32(4, "u4", "U32", 12),
  FLOAT16(2, "f2", "F16", 10),
  BFLOAT16(2, "", "BF16", 16),
  FLOAT32(4, "f4", "F32", 1),
  FLOAT64(8, "f8", "F64", 11);

  /** Whole numbers up to this size are exact as a double. */
  private static final long EXACT = 1L << 53;

  private final int size;
  private final String numpy;
  private final String safetensors;
  private final int onnx;

  NumberType(int size, String numpy, String safetensors, int onnx) {
    this.size = size;
    this.numpy = numpy;
    this.safetensors = safetensors;
    this.onnx = onnx;
  }

  /** Returns the bytes of one entry. */
  int size() {
    return size;
  }

  /** Returns the name numpy gives this type after the mark of the byte order. */
  String numpy() {
    return numpy;
  }

  /** Returns the name of this type in safetensors files. */
  String safetensors() {
    return safetensors;
  }

  /** Returns the number of this type in ONNX files. */
  int onnx() {
    return onnx;
  }

  /** Finds a type by its {@linkplain #numpy name in numpy}, which is not empty. */
  static Optional<NumberType> ofNumpy(String code) {
    return Arrays.stream(values())
        .filter(type -> !type.numpy.isEmpty() && type.numpy.equals(code))
        .findAny();
  }

  /** Finds a type by its {@linkplain #safetensors name in safetensors}. */
  static Optional<NumberType> ofSafetensors(String name) {
    return Arrays.stream(values()).filter(type -> type.safetensors.equals(name)).findAny();
  }

  /** Finds a type by its {@linkplain #onnx number in ONNX}. */
  static Optional<NumberType> ofOnnx(long number) {
    return Arrays.stream(values()).filter(type -> type.onnx == number).findAny();
  }

  /** Returns the names in numpy, for messages. */
  static String numpyNames() {
    return Arrays.stream(values())
        .map(NumberType::numpy)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** Returns the smallest signed or floating type that holds every value of an alphabet. */
  static NumberType holding(Alphabet alphabet) {
    return switch (alphabet.kind()) {
      case SIGN -> INT8;
      case FLOAT32 -> FLOAT32;
      case FLOAT64 -> FLOAT64;
      case INTEGER -> holding(alphabet.minimum(), alphabet.maximum());
    };
  }

  private static NumberType holding(long minimum, long maximum) {
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

  /** Returns whether this is a type of whole numbers. */
  boolean isWhole() {
    return switch (this) {
      case FLOAT16, BFLOAT16, FLOAT32, FLOAT64 -> false;
      default -> true;
    };
  }

  /** Returns whether this floating type holds every value of another type exactly. */
  boolean holdsAll(NumberType other) {
    return switch (this) {
      case FLOAT64 -> true; // INT64 beyond 2^53 is never read
      case FLOAT32 -> other.size <= 2 || other == FLOAT32; // 24 bits hold whole numbers of 16
      default -> this == other;
    };
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
      case BFLOAT16 -> Float.intBitsToFloat(bytes.getShort() << 16);
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
      case BOOL, UINT8, UINT16, UINT32, FLOAT16, BFLOAT16 ->
          throw new IllegalStateException(this + " is never written");
    }
  }
}
