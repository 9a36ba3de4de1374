package org.superpose.runner.text;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes a message fit to be shown, whatever of a hostile file it quotes: one line of bounded length
 * in which no character moves or hides others.
 */
public final class OneLine {

  private static final int LONGEST_WORD = 200;
  private static final int LONGEST = 4000;
  private static final Pattern LONG_WORD =
      Pattern.compile("(\\S{" + LONGEST_WORD / 2 + "})\\S{" + LONGEST_WORD / 2 + ",}");
  private static final Pattern LONG_QUOTE =
      Pattern.compile("'([^']{" + LONGEST_WORD / 2 + "})[^']{" + LONGEST_WORD / 2 + ",}'");

  private OneLine() {}

  /**
   * Returns a text with line ends and other spaces as one blank, controls and marks of direction as
   * {@code \\uXXXX}, and only the beginning of what is too long.
   */
  public static String of(String text) {
    String cut = text.length() > 100 * LONGEST ? text.substring(0, 100 * LONGEST) : text;
    StringBuilder line = new StringBuilder();
    cut.replaceAll("[\\s\\p{Zl}\\p{Zp}]+", " ").codePoints().forEach(c -> append(line, c));
    String quoted = LONG_QUOTE.matcher(line).replaceAll("'$1...'");
    String shown = LONG_WORD.matcher(quoted).replaceAll("$1...");
    return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "..." : shown;
  }

  private static void append(StringBuilder line, int point) {
    switch (Character.getType(point)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED ->
          line.append(String.format(Locale.ROOT, point > 0xFFFF ? "\\U%08X" : "\\u%04X", point));
      default -> line.appendCodePoint(point);
    }
  }
}
