package org.superpose.console.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/** Something the user can mend; the message says what and how, in one line. */
final class UserException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UserException(String message) {
    super(message);
  }

  /** Says why a file cannot be read or written: some exceptions only name it. */
  static String reason(IOException failure) {
    return switch (failure) {
      case AccessDeniedException denied -> denied.getFile() + ": permission denied";
      case FileAlreadyExistsException exists -> exists.getFile() + " is a file, not a folder";
      case NoSuchFileException missing -> missing.getFile() + " does not exist";
      default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
    };
  }
}
