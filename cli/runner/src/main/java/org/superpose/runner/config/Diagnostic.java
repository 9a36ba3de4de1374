package org.superpose.runner.config;

import org.superpose.runner.text.OneLine;

/**
 * One problem of a comparison file.
 *
 * @param location where it is
 * @param message what is wrong, the value, what is allowed and, if there is one, the nearest known
 *     name; one line
 */
public record Diagnostic(Location location, String message) {

  /** Returns {@code FILE:LINE: key: message} in one line, whatever the file's keys contain. */
  @Override
  public String toString() {
    return OneLine.of(location + ": " + message);
  }
}
