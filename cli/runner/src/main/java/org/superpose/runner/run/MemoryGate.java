package org.superpose.runner.run;

import java.util.concurrent.Semaphore;

/**
 * Lets cells run side by side as far as their estimates fit into memory together; a cell that is
 * larger than all of it runs alone.
 */
public final class MemoryGate {

  private static final int UNITS = 1 << 20;

  private final long memory;
  private final Semaphore free = new Semaphore(UNITS, true);

  /**
   * Divides some memory among work.
   *
   * @param memory bytes
   */
  public MemoryGate(long memory) {
    this.memory = memory;
  }

  /** Waits until there is room; the returned pass gives it back. */
  public Pass enter(long bytes) throws InterruptedException {
    int units = (int) Math.min(UNITS, Math.ceil((double) bytes / memory * UNITS));
    free.acquire(units);
    return () -> free.release(units);
  }

  /** Holds memory. */
  public interface Pass extends AutoCloseable {
    @Override
    void close();
  }
}
