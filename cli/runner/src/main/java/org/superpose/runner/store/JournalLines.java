package org.superpose.runner.store;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads a journal line by line, in bounded memory whatever the file is. */
final class JournalLines {

  /** A cell with the networks that a long search tried has a hundredth of it. */
  private static final int LONGEST = 1 << 26; // bytes

  private static final int LINE_END = '\n';

  private final InputStream in;

  JournalLines(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /**
   * A line.
   *
   * @param text without its end, be it of Unix or Windows; of a line that is too long, nothing
   * @param bytes how many bytes it takes in the file, with its end
   * @param isWhole whether it has an end
   * @param isTooLong whether it is longer than any cell
   */
  record Line(String text, long bytes, boolean isWhole, boolean isTooLong) {}

  /** Returns the next line, or empty if nothing is left. */
  Optional<Line> next() throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    long bytes = 0;
    int next = in.read();
    for (; next >= 0 && next != LINE_END; next = in.read()) {
      bytes++;
      if (bytes <= LONGEST) {
        kept.write(next);
      }
    }
    if (bytes == 0 && next < 0) {
      return Optional.empty();
    }
    boolean isTooLong = bytes > LONGEST;
    String text = isTooLong ? "" : kept.toString(StandardCharsets.UTF_8);
    return Optional.of(
        new Line(
            text.endsWith("\r") ? text.substring(0, text.length() - 1) : text,
            next < 0 ? bytes : bytes + 1,
            next >= 0,
            isTooLong));
  }
}
