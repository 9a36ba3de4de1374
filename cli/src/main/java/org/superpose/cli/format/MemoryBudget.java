package org.superpose.cli.format;

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

  /**
   * Takes memory for an array, before it is allocated.
   *
   * @throws NetworkFileException if less is left
   */
  void take(double bytes, NpyArray array) throws NetworkFileException {
    if (bytes > left) {
      throw array.complaint(
          "would take %.0f MB of memory; %d MB are left"
              .formatted(Math.ceil(bytes / 1e6), left / 1_000_000));
    }
    left -= (long) bytes;
  }
}
