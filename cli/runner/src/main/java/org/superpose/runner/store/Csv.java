package org.superpose.runner.store;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes lines of CSV (RFC 4180, line feeds). */
final class Csv {

  private Csv() {}

  /** Returns a line with its end; null is an empty field. */
  static String line(Object... fields) {
    return Arrays.stream(fields)
        .map(field -> field == null ? "" : quote(field.toString()))
        .collect(Collectors.joining(",", "", "\n"));
  }

  private static String quote(String value) {
    return value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + value.replace("\"", "\"\"") + '"'
        : value;
  }
}
