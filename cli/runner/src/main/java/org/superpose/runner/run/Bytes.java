package org.superpose.runner.run;

import java.util.Locale;

/** Shows amounts of memory. */
final class Bytes {

  private Bytes() {}

  /** Returns an amount in MiB or GiB. */
  static String show(long bytes) {
    return bytes < 1L << 30
        ? String.format(Locale.ROOT, "%.1f MiB", bytes / 0x1p20)
        : String.format(Locale.ROOT, "%.1f GiB", bytes / 0x1p30);
  }
}
