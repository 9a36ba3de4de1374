package org.superpose.runner.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import org.superpose.runner.text.OneLine;
import org.superpose.runner.text.Words;

/** Puts what went wrong into one line. */
public final class Failures {

  private Failures() {}

  /** Says why a file cannot be read or written: some exceptions only name it. */
  public static String reason(IOException failure) {
    return switch (failure) {
      case AccessDeniedException denied -> denied.getFile() + ": permission denied";
      case FileAlreadyExistsException exists -> exists.getFile() + " is a file, not a folder";
      case NoSuchFileException missing -> missing.getFile() + " does not exist";
      default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
    };
  }

  /** Returns the kind of failure, its message, and the first place that is not the JDK's. */
  public static String describe(Throwable failure) {
    String said = Words.message(failure);
    String message = said.isEmpty() ? "" : ": " + said;
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
