package org.superpose.runner.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads CSV (RFC 4180) with a heading, as this program writes it. */
final class CsvReader {

  private final String text;
  private int position;

  private CsvReader(String text) {
    this.text = text;
  }

  /**
   * Returns the lines below the heading: value by column, without the empty ones.
   *
   * @throws IllegalArgumentException if a line has another number of fields than the heading, or a
   *     quote is not closed
   */
  static List<Map<String, String>> read(String text) {
    CsvReader reader = new CsvReader(text);
    List<Map<String, String>> lines = new ArrayList<>();
    List<String> heading = reader.line();
    for (int number = 2; reader.position < text.length(); number++) {
      List<String> fields = reader.line();
      if (fields.size() != heading.size()) {
        throw new IllegalArgumentException(
            "record %s has %s fields, the heading %s"
                .formatted(number, fields.size(), heading.size()));
      }
      Map<String, String> line = new LinkedHashMap<>();
      for (int i = 0; i < heading.size(); i++) {
        if (!fields.get(i).isEmpty()) {
          line.put(heading.get(i), fields.get(i));
        }
      }
      lines.add(line);
    }
    return lines;
  }

  private List<String> line() {
    List<String> fields = new ArrayList<>();
    do {
      fields.add(peek() == '"' ? quoted() : plain());
    } while (take(','));
    take('\r');
    take('\n');
    return fields;
  }

  private String plain() {
    int start = position;
    while (position < text.length() && ",\r\n".indexOf(peek()) < 0) {
      position++;
    }
    return text.substring(start, position);
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    do {
      int close = text.indexOf('"', position + 1);
      if (close < 0) {
        throw new IllegalArgumentException("a quote is not closed");
      }
      value.append(text, position + 1, close);
      position = close + 1;
      if (peek() == '"') {
        value.append('"');
      }
    } while (peek() == '"');
    return value.toString();
  }

  private char peek() {
    return position < text.length() ? text.charAt(position) : '\n';
  }

  private boolean take(char expected) {
    boolean there = position < text.length() && text.charAt(position) == expected;
    position += there ? 1 : 0;
    return there;
  }
}
