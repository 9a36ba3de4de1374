package org.superpose.formats.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits lines into fields at commas, semicolons, tabs or blanks, whichever of them the first line
 * has, in this order. Fields may stand in double quotes, with quotes inside doubled.
 */
final class Fields {

  private static final char UNKNOWN = 0;
  private static final char BLANKS = ' ';

  private char separator = UNKNOWN;

  /**
   * Returns the fields of a line that is not blank, stripped.
   *
   * @throws IllegalArgumentException if a quote is not closed; the message is a clause
   */
  List<String> split(String line) {
    if (separator == UNKNOWN) {
      separator = separator(line);
    }
    List<String> fields = new ArrayList<>(4);
    int at = 0;
    while (at <= line.length()) {
      at = skipBlanks(line, at);
      if (separator == BLANKS && at == line.length()) {
        break;
      }
      if (at < line.length() && line.charAt(at) == '"') {
        at = quoted(line, at, fields);
      } else {
        int end = end(line, at);
        fields.add(line.substring(at, end).strip());
        at = end + 1;
      }
    }
    return fields;
  }

  private int skipBlanks(String line, int from) {
    int at = from;
    while (at < line.length() && line.charAt(at) != separator && isBlank(line.charAt(at))) {
      at++;
    }
    while (separator == BLANKS && at < line.length() && isBlank(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private int end(String line, int from) {
    int at = from;
    while (at < line.length()
        && line.charAt(at) != separator
        && (separator != BLANKS || !isBlank(line.charAt(at)))) {
      at++;
    }
    return at;
  }

  /** Adds the field whose quote opens at a place; returns where the next one begins. */
  private int quoted(String line, int open, List<String> fields) {
    StringBuilder field = new StringBuilder();
    int at = open + 1;
    while (true) {
      int close = line.indexOf('"', at);
      if (close < 0) {
        throw new IllegalArgumentException("has a quote that is not closed");
      }
      field.append(line, at, close);
      at = close + 1;
      if (at == line.length() || line.charAt(at) != '"') {
        break;
      }
      field.append('"');
      at++;
    }
    fields.add(field.toString().strip());
    return end(line, at) + 1;
  }

  private static char separator(String line) {
    for (char candidate : new char[] {',', ';', '\t'}) {
      boolean inQuotes = false;
      for (int i = 0; i < line.length(); i++) {
        inQuotes ^= line.charAt(i) == '"';
        if (!inQuotes && line.charAt(i) == candidate) {
          return candidate;
        }
      }
    }
    return BLANKS;
  }
}
