package org.superpose.formats;

import java.util.Locale;

/** How many bytes may still be allocated for what a file holds. */
final class MemoryBudget {

  private long left;

  MemoryBudget(long bytes) {
    left = bytes;
  }

  /** Returns half of what the Java virtual machine may use. */
  static MemoryBudget ofThisMachine() {
    return new MemoryBudget(Runtime.getRuntime().maxMemory() / 2);
  }

  /** Takes memory before it is allocated; returns false, and takes nothing, if less is left. */
  boolean take(double bytes) {
    if (bytes > left) {
      return false;
    }
    left -= (long) bytes;
    return true;
  }

  /**
   * Takes memory for an array, before it is allocated.
   *
   * @throws NetworkFileException if less is left
   */
  void take(double bytes, MatrixSource array) throws NetworkFileException {
    if (!take(bytes)) {
      throw array.complaint(
          String.format(
              Locale.ROOT,
              "would take %.0f MB of memory; %s MB are left",
              Math.ceil(bytes / 1e6),
              left / 1_000_000));
    }
  }
}
