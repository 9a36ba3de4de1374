package org.superpose.console.command;

import java.io.PrintWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes values as JSON for programs. */
final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  /** Writes maps, lists, texts and numbers, and a line end. */
  static void print(PrintWriter out, Object value) {
    out.println(MAPPER.writeValueAsString(value));
  }

  static String text(Object value) {
    return MAPPER.writeValueAsString(value) + "\n";
  }
}
