package org.superpose.runner.config;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In which units a number of the comparison file may be written, beside the bare number. */
enum Unit {
  /** Only the number. */
  NONE("(?!)()()"),
  /** Times, read as seconds. */
  SECONDS("(\\d{1,10}(?:\\.\\d{1,9})?) ?(s|min|h|d)?"),
  /** Sizes of memory, read as bytes. */
  BYTES("(\\d{1,9}(?:\\.\\d{1,3})?) ?([KMGT]iB|B)");

  private final Pattern pattern;

  Unit(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  /** Returns what texts with this unit match; matches nothing if there is none. */
  String pattern() {
    return pattern.pattern();
  }

  /** Returns the number that a text with this unit stands for, and any other value as it is. */
  Object read(Object written) {
    Matcher matcher = pattern.matcher(written instanceof String text ? text : "");
    if (!matcher.matches()) {
      return written;
    }
    String unit = Optional.ofNullable(matcher.group(2)).orElse("");
    BigDecimal factor = BigDecimal.valueOf(factor(unit));
    double number = new BigDecimal(matcher.group(1)).multiply(factor).doubleValue();
    return this == BYTES ? (Object) (long) number : (Object) number;
  }

  private static long factor(String unit) {
    return switch (unit) {
      case "min" -> 60;
      case "h" -> 3_600;
      case "d" -> 86_400;
      case "KiB" -> 1L << 10;
      case "MiB" -> 1L << 20;
      case "GiB" -> 1L << 30;
      case "TiB" -> 1L << 40;
      default -> 1;
    };
  }
}
