package org.superpose.runner.config;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In which units a number of the comparison file may be written, beside the bare number. */
enum Unit {
  /** Only the number. */
  NONE("(?!)()()", Map.of()),
  /** Times, read as seconds. */
  SECONDS(
      "(\\d{1,10}(?:\\.\\d{1,9})?) ?(s|min|h|d)?",
      Map.of("s", 1, "min", 60, "h", 3_600, "d", 86_400)),
  /** Sizes of memory, read as bytes. */
  BYTES(
      "(\\d{1,9}(?:\\.\\d{1,3})?) ?([KMGT]iB|B)",
      Map.of("B", 1, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30, "TiB", 1L << 40));

  private final Pattern pattern;
  private final Map<String, ? extends Number> factors;

  Unit(String pattern, Map<String, ? extends Number> factors) {
    this.pattern = Pattern.compile(pattern);
    this.factors = factors;
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
    Number factor = matcher.group(2) == null ? 1 : factors.get(matcher.group(2));
    double number =
        new BigDecimal(matcher.group(1))
            .multiply(BigDecimal.valueOf(factor.longValue()))
            .doubleValue();
    return this == BYTES ? (Object) (long) number : (Object) number;
  }
}
