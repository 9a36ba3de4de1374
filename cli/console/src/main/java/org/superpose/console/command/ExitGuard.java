package org.superpose.console.command;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sees to it that only the command itself ends the program with its own exit code. When other code
 * calls {@code System.exit}, the guard names it with what it was at work on, lets the command end
 * in order, and ends the program as failed, whatever code was given. A signal is let through.
 */
final class ExitGuard {

  /** How long the command may take to end in order after someone else has ended the program. */
  private static final long PATIENCE_SECONDS = 8;

  private static final String RUNTIME = "java.lang.Runtime";

  private final PrintWriter err;
  private final Thread owner = Thread.currentThread();
  private final CountDownLatch ended = new CountDownLatch(1);

  private ExitGuard(PrintWriter err) {
    this.err = err;
  }

  /** Begins to watch; the calling thread is the one that may end the program. */
  static ExitGuard watch(PrintWriter err) {
    ExitGuard guard = new ExitGuard(err);
    Runtime.getRuntime().addShutdownHook(new Thread(guard::judge, "exit guard"));
    return guard;
  }

  /** Ends the program with the exit code of the command, though a hook may never return. */
  void exit(int code) {
    ended.countDown();
    Thread.ofPlatform().daemon().name("end").start(() -> haltLater(code));
    System.exit(code);
  }

  private static void haltLater(int code) {
    try {
      TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
    } catch (InterruptedException e) {
      // Whoever interrupts this wants the end now.
    }
    Runtime.getRuntime().halt(code);
  }

  private void judge() {
    Optional<Map.Entry<Thread, StackTraceElement[]>> caller =
        Thread.getAllStackTraces().entrySet().stream()
            .filter(thread -> isEndingTheProgram(thread.getValue()))
            .findFirst();
    if (caller.isEmpty() || isOwnEnd(caller.get().getKey())) {
      return;
    }
    err.println("superpose: " + describe(caller.get().getKey(), caller.get().getValue()));
    try {
      if (caller.get().getKey() != owner) {
        ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    err.flush();
    Runtime.getRuntime().halt(ExitCode.CELLS_FAILED);
  }

  private boolean isOwnEnd(Thread caller) {
    return caller == owner && ended.getCount() == 0;
  }

  /** Signals end the program without {@code Runtime.exit}; who calls it second only waits. */
  private static boolean isEndingTheProgram(StackTraceElement[] stack) {
    List<StackTraceElement> frames = List.of(stack);
    return frames.stream().anyMatch(frame -> isCall(frame, RUNTIME, "exit"))
        && frames.stream().anyMatch(frame -> frame.getClassName().endsWith("ShutdownHooks"));
  }

  private static boolean isCall(StackTraceElement frame, String type, String method) {
    return frame.getClassName().equals(type) && frame.getMethodName().equals(method);
  }

  private static String describe(Thread caller, StackTraceElement[] stack) {
    String culprit =
        Arrays.stream(stack)
            .filter(frame -> !frame.getClassName().matches("(java|jdk|sun)\\..*"))
            .findFirst()
            .map(
                frame ->
                    "%s (%s:%s)"
                        .formatted(
                            frame.getClassName(), frame.getFileName(), frame.getLineNumber()))
            .orElse("unknown code");
    return "%s: %s called System.exit; no plugin may end the program"
        .formatted(caller.getName(), culprit);
  }
}
