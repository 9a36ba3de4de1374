package org.superpose.runner.store;

import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.superpose.formats.digest.Sha256;

/**
 * A line of the journal: an entry as JSON whose last member is a checksum of all before it, so that
 * what changed since it was written is noticed. It is not a signature: who wants to deceive can.
 */
final class JournalLine {

  private static final int DIGITS = 16;
  private static final Pattern CHECKED =
      Pattern.compile("(\\{.*),\"checksum\":\"([0-9a-f]{" + DIGITS + "})\"\\}", Pattern.DOTALL);

  private JournalLine() {}

  /** Returns the line of an entry, without line end. */
  static String write(Entry entry) {
    String json = EntryJson.write(entry);
    return "%s,\"checksum\":\"%s\"}"
        .formatted(json.substring(0, json.length() - 1), checksum(json));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if the line is something else or was changed
   */
  static Entry read(String line) {
    Matcher parts = CHECKED.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          line.startsWith("{") ? "it has no checksum" : "it is not a finished cell");
    }
    String json = parts.group(1) + "}";
    if (!checksum(json).equals(parts.group(2))) {
      throw new IllegalArgumentException("its checksum does not match: it was changed");
    }
    return EntryJson.read(json);
  }

  private static String checksum(String json) {
    return HexFormat.of().formatHex(Sha256.of(json)).substring(0, DIGITS);
  }
}
