package org.superpose.runner.text;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
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

  /** Short quotes, too, so that what stands between two quotes is not taken for one. */
  private static final Pattern QUOTE = Pattern.compile("(?<!\\w)'([^']*)'");

  private OneLine() {}

  /**
   * Returns a text with line ends and other spaces as one blank, controls and marks of direction as
   * {@code \\uXXXX}, and only the beginning of what is too long.
   */
  public static String of(String text) {
    String cut = text.length() > 100 * LONGEST ? text.substring(0, 100 * LONGEST) : text;
    StringBuilder line = new StringBuilder();
    cut.replaceAll("[\\s\\p{Zl}\\p{Zp}]+", " ").codePoints().forEach(c -> append(line, c));
    String quoted = QUOTE.matcher(line).replaceAll(OneLine::shortened);
    String shown = LONG_WORD.matcher(quoted).replaceAll("$1...");
    return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "..." : shown;
  }

  private static String shortened(MatchResult quote) {
    String text = quote.group(1);
    return Matcher.quoteReplacement(
        text.length() < LONGEST_WORD
            ? quote.group()
            : "'" + text.substring(0, LONGEST_WORD / 2) + "...'");
  }

  private static void append(StringBuilder line, int point) {
    switch (Character.getType(point)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED ->
          line.append(String.format(Locale.ROOT, point > 0xFFFF ? "\\U%08X" : "\\u%04X", point));
      default -> line.appendCodePoint(point);
    }
  }
}
