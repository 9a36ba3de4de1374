package org.superpose.formats.input;

/** Text from files as messages show it. */
public final class Quotes {

  private static final int LONGEST = 60;

  private Quotes() {}

  /** Quotes text that may be long or hold control characters. */
  public static String quote(String text) {
    String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
  }
}
