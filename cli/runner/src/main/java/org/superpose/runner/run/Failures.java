package org.superpose.runner.run;

import java.util.Arrays;
import org.superpose.runner.config.OneLine;

/** Puts what a plugin threw into one line for a table. */
final class Failures {

  private Failures() {}

  /** Returns the kind of failure, its message, and the first place that is not the JDK's. */
  static String describe(Throwable failure) {
    String message = failure.getMessage() == null ? "" : ": " + failure.getMessage();
    String place =
        Arrays.stream(failure.getStackTrace())
            .filter(frame -> !frame.getClassName().matches("(java|jdk|sun)\\..*"))
            .filter(frame -> frame.getLineNumber() > 0) // not of a method added while loading
            .findFirst()
            .map(frame -> " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")")
            .orElse("");
    return OneLine.of(failure.getClass().getSimpleName() + message + place);
  }
}
