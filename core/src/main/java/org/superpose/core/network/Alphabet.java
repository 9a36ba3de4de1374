package org.superpose.core.network;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The set of values that the entries of a matrix may take, and so the bits that store one entry.
 *
 * <p>A matrix declares its alphabet and the host checks that every entry keeps it. An alphabet with
 * a single value costs nothing: the value is part of the construction, not of the instance, which
 * {@link org.superpose.core.audit.NetworkAudit} checks.
 *
 * @param kind the sort of values
 * @param minimum smallest value; 0 for floating point
 * @param maximum largest value; 0 for floating point
 */
public record Alphabet(Kind kind, long minimum, long maximum) {

  /** The sorts of alphabets. */
  public enum Kind {
    /** The two values -1 and +1. */
    SIGN,
    /** All whole numbers from minimum to maximum. */
    INTEGER,
    /** IEEE 754 single precision. */
    FLOAT32,
    /** IEEE 754 double precision. */
    FLOAT64
  }

  /** 0 and 1: one bit. */
  public static final Alphabet BINARY = integers(0, 1);

  /** -1 and +1: one bit. */
  public static final Alphabet SIGN = new Alphabet(Kind.SIGN, -1, 1);

  /** -1, 0 and +1: log2 3 bits. */
  public static final Alphabet TERNARY = integers(-1, 1);

  /** Single precision: 32 bits. */
  public static final Alphabet FLOAT32 = new Alphabet(Kind.FLOAT32, 0, 0);

  /** Double precision: 64 bits. */
  public static final Alphabet FLOAT64 = new Alphabet(Kind.FLOAT64, 0, 0);

  private static final Pattern INTEGERS = Pattern.compile("integer\\[(-?\\d{1,19}),(-?\\d{1,19})]");

  /**
   * @throws IllegalArgumentException if the minimum exceeds the maximum, or if the limits of an
   *     alphabet other than of whole numbers are not those of its constant
   */
  public Alphabet {
    if (minimum > maximum) {
      throw new IllegalArgumentException(
          "alphabet from %s to %s has no value".formatted(minimum, maximum));
    }
    long limit = kind == Kind.SIGN ? 1 : 0;
    if (kind != Kind.INTEGER && (minimum != -limit || maximum != limit)) {
      throw new IllegalArgumentException(
          "a %s alphabet cannot be limited to %s to %s"
              .formatted(kind.name().toLowerCase(Locale.ROOT), minimum, maximum));
    }
  }

  /** Returns the alphabet of all whole numbers from minimum to maximum, inclusive. */
  public static Alphabet integers(long minimum, long maximum) {
    return new Alphabet(Kind.INTEGER, minimum, maximum);
  }

  /** Returns the alphabet of one single whole number, which costs no bits. */
  public static Alphabet constant(long value) {
    return integers(value, value);
  }

  /**
   * Reads the name that {@link #toString} gives.
   *
   * @throws IllegalArgumentException if the text names no alphabet
   */
  public static Alphabet parse(String text) {
    return switch (text) {
      case "sign" -> SIGN;
      case "float32" -> FLOAT32;
      case "float64" -> FLOAT64;
      case "binary" -> BINARY;
      case "ternary" -> TERNARY;
      default -> parseIntegers(text);
    };
  }

  private static Alphabet parseIntegers(String text) {
    Matcher matcher = INTEGERS.matcher(text);
    if (!matcher.matches()) {
      throw noAlphabet(text);
    }
    try {
      return integers(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    } catch (NumberFormatException e) {
      throw noAlphabet(text);
    }
  }

  private static IllegalArgumentException noAlphabet(String text) {
    return new IllegalArgumentException(
        "'%s' is not an alphabet; allowed: binary, ternary, sign, integer[MIN,MAX], float32, float64"
            .formatted(text));
  }

  /** Returns the bits that store one entry: the logarithm of the number of values. */
  public double bitsPerEntry() {
    return switch (kind) {
      case SIGN -> 1;
      case INTEGER -> Math.log((double) maximum - minimum + 1) / Math.log(2);
      case FLOAT32 -> 32;
      case FLOAT64 -> 64;
    };
  }

  /** Returns the bits that store an entry that is known not to be 0; none if only 1 is left. */
  public double bitsPerNonzero() {
    if (kind == Kind.SIGN || !contains(0)) {
      return bitsPerEntry();
    }
    return kind == Kind.INTEGER
        ? Math.log(Math.max(1, (double) maximum - minimum)) / Math.log(2)
        : bitsPerEntry();
  }

  /**
   * Returns the bits that store the limits of an alphabet of whole numbers: its minimum and its
   * range in Elias's gamma code, in which a number x takes 2 floor(log2 x) + 1 bits. Limits of -1,
   * 0 and 1 take none, and neither does a single value, which is the same for every instance.
   *
   * <p>Source: P. Elias, Universal codeword sets and representations of the integers, IEEE
   * Transactions on Information Theory 21 (1975).
   */
  public double bitsOfLimits() {
    if (kind != Kind.INTEGER || minimum == maximum || (minimum >= -1 && maximum <= 1)) {
      return 0;
    }
    long magnitude = (minimum << 1) ^ (minimum >> 63); // 0, -1, 1, -2, ... as 0, 1, 2, 3, ...
    return gamma(magnitude + 1) + gamma(maximum - minimum);
  }

  /** Returns the length of the code of an unsigned number, 0 standing for 2^64. */
  private static int gamma(long unsigned) {
    int log2 = unsigned == 0 ? 64 : 63 - Long.numberOfLeadingZeros(unsigned);
    return 2 * log2 + 1;
  }

  /** Returns whether a value belongs to this alphabet. */
  public boolean contains(double value) {
    return switch (kind) {
      case SIGN -> value == -1 || value == 1;
      case INTEGER -> value == Math.rint(value) && value >= minimum && value <= maximum;
      case FLOAT32 -> Double.isFinite(value) && (float) value == value;
      case FLOAT64 -> Double.isFinite(value);
    };
  }

  /** Returns this alphabet, or the smallest one with 0 too: what it costs to remove signs. */
  public Alphabet withZero() {
    return contains(0) ? this : integers(Math.min(0, minimum), Math.max(0, maximum));
  }

  /** Returns whether all values are whole numbers. */
  public boolean isIntegral() {
    return kind == Kind.SIGN || kind == Kind.INTEGER;
  }

  @Override
  public String toString() {
    if (equals(BINARY)) {
      return "binary";
    }
    if (equals(TERNARY)) {
      return "ternary";
    }
    return kind == Kind.INTEGER
        ? "integer[" + minimum + "," + maximum + "]"
        : kind.name().toLowerCase(Locale.ROOT);
  }
}
