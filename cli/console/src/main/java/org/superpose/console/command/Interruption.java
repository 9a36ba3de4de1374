package org.superpose.console.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.superpose.runner.engine.EngineException;

/**
 * Lets a command end in order when it is asked to, by Ctrl-C or SIGTERM: the thread that made this
 * is interrupted, if it is at work that may be, and the program ends when this is closed. The exit
 * code is then the JVM's, 128 and the number of the signal: 130 or 143.
 */
final class Interruption implements AutoCloseable {

  /** Who asks to stop waits no longer than this. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Work that an interrupt ends in order. */
  @FunctionalInterface
  interface Work {
    void run() throws InterruptedException, EngineException;
  }

  private final Thread worker = Thread.currentThread();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "stop");
  private boolean requested;
  private boolean working;

  private Interruption() {}

  /** Begins to listen. */
  static Interruption listen() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  private void stop() {
    synchronized (this) {
      requested = true;
      if (working) {
        worker.interrupt();
      }
    }
    try {
      closed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Does work that may be interrupted; whatever comes after it will not be.
   *
   * @throws EngineException if the work does
   */
  void run(Work work) throws EngineException {
    synchronized (this) {
      if (requested) {
        return;
      }
      working = true;
    }
    try {
      work.run();
    } catch (InterruptedException e) {
      // What the work left undone shows.
    } finally {
      synchronized (this) {
        working = false;
        Thread.interrupted(); // one that came too late
      }
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending, and now it may.
    }
  }
}
