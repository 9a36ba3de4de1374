package org.superpose.runner.text;

import java.util.Locale;
import java.util.OptionalDouble;

/** Writes numbers for people: short, with thousands separators, alike everywhere. */
public final class Numbers {

  private static final String NONE = "-";

  private Numbers() {}

  /** Returns a count such as {@code 12,345}. */
  public static String count(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  /**
   * Returns a count in at most six significant digits: {@code 12,345}, and from a million on for
   * instance {@code 2.110 M}; files have all digits.
   */
  public static String brief(double value) {
    String[] units = {"M", "G", "T", "P", "E"};
    double size = value / 1e6;
    if (Math.abs(value) < 999_999.5) {
      return count(value);
    }
    int unit = 0;
    for (; size >= 999.9995 && unit < units.length - 1; unit++) {
      size /= 1000;
    }
    return String.format(Locale.ROOT, "%,.3f %s", size, units[unit]);
  }

  /** Returns a size such as {@code 1.5 MB}, powers of ten. */
  public static String bytes(long value) {
    String[] units = {"B", "kB", "MB", "GB", "TB"};
    int unit = 0;
    double size = value;
    for (; size >= 1000 && unit < units.length - 1; unit++) {
      size /= 1000;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, units[unit]);
  }

  /** Returns an amount of memory such as {@code 1.5 GiB}, powers of two. */
  public static String memory(long bytes) {
    return bytes < 1L << 30
        ? String.format(Locale.ROOT, "%.1f MiB", bytes / 0x1p20)
        : String.format(Locale.ROOT, "%.1f GiB", bytes / 0x1p30);
  }

  /** Returns a ratio to three significant places or so; small ones in scientific notation. */
  public static String ratio(OptionalDouble value) {
    if (value.isEmpty()) {
      return NONE;
    }
    double ratio = value.getAsDouble();
    double size = Math.abs(ratio);
    String format = size >= 10 ? "%,.1f" : size >= 1e-3 || size == 0 ? "%.3f" : "%.1e";
    return String.format(Locale.ROOT, format, ratio);
  }

  /** Returns a probability: 0 and 1 as such, small ones in scientific notation. */
  public static String probability(OptionalDouble value) {
    if (value.isEmpty()) {
      return NONE;
    }
    double p = value.getAsDouble();
    if (p == 0 || p == 1) {
      return p == 0 ? "0" : "1";
    }
    return String.format(Locale.ROOT, p < 1e-3 ? "%.1e" : "%.4f", p);
  }
}
