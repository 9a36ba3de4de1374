package org.superpose.formats.graph;

/** Text from files as messages show it. */
final class Texts {

  private static final int LONGEST = 60;

  private Texts() {}

  /** Quotes text that may be long or hold control characters. */
  static String quote(String text) {
    String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
  }
}
