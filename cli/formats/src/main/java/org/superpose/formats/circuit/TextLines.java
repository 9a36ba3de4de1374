package org.superpose.formats.circuit;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.superpose.formats.input.Quotes;

/** The lines of a file in memory, ended by a line feed, a carriage return, or both. */
final class TextLines {

  private final byte[] bytes;
  private int at;
  private int number;

  TextLines(byte[] bytes) {
    this.bytes = bytes;
    skipByteOrderMark();
  }

  private void skipByteOrderMark() {
    if (bytes.length >= 3
        && (bytes[0] & 0xFF) == 0xEF
        && (bytes[1] & 0xFF) == 0xBB
        && (bytes[2] & 0xFF) == 0xBF) {
      at = 3;
    }
  }

  /** Returns the number of the line that was read last, from 1; 0 before the first. */
  int number() {
    return number;
  }

  /** Returns how many bytes are left. */
  int left() {
    return bytes.length - at;
  }

  /** Returns whether the first line that is not blank or a comment begins with a character. */
  boolean beginWith(char first) {
    int place = at;
    while (place < bytes.length && (bytes[place] <= ' ' || bytes[place] == '#')) {
      if (bytes[place] == '#') {
        while (place < bytes.length && bytes[place] != '\n' && bytes[place] != '\r') {
          place++;
        }
      } else {
        place++;
      }
    }
    return place < bytes.length && bytes[place] == first;
  }

  /** Returns the next line without its end, or null after the last; it must be ASCII. */
  @Nullable String next() throws CircuitFileException {
    return next(bytes.length);
  }

  /** Returns the next line up to a {@code #}, which must be ASCII that far; or null. */
  @Nullable String nextWithoutComment() throws CircuitFileException {
    int end = lineEnd();
    int comment = at;
    while (comment < end && bytes[comment] != '#') {
      comment++;
    }
    return next(comment);
  }

  private @Nullable String next(int limit) throws CircuitFileException {
    if (at >= bytes.length) {
      return null;
    }
    number++;
    int end = lineEnd();
    String text = new String(bytes, at, Math.min(end, limit) - at, StandardCharsets.ISO_8859_1);
    at = end;
    if (at < bytes.length) {
      boolean both = bytes[at] == '\r' && at + 1 < bytes.length && bytes[at + 1] == '\n';
      at += both ? 2 : 1;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > '~' || (c < ' ' && c != '\t')) {
        throw CircuitFileException.atLine(
            number,
            "%s has byte 0x%s at column %s; expected printable ASCII"
                .formatted(Quotes.quote(text.substring(0, i)), Integer.toHexString(c), i + 1));
      }
    }
    return text;
  }

  private int lineEnd() {
    int end = at;
    while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
      end++;
    }
    return end;
  }
}
