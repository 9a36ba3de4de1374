package org.superpose.runner.store;

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
  private final byte[] buffer = new byte[1 << 16];
  private int next;
  private int filled;

  JournalLines(InputStream in) {
    this.in = in;
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
    boolean isWhole = false;
    while (!isWhole && fill()) {
      int end = next;
      while (end < filled && buffer[end] != LINE_END) {
        end++;
      }
      isWhole = end < filled;
      bytes += end - next;
      if (bytes <= LONGEST) {
        kept.write(buffer, next, end - next);
      }
      next = isWhole ? end + 1 : end;
    }
    return bytes == 0 && !isWhole ? Optional.empty() : Optional.of(line(kept, bytes, isWhole));
  }

  private boolean fill() throws IOException {
    if (next == filled) {
      next = 0;
      filled = Math.max(0, in.read(buffer));
    }
    return next < filled;
  }

  private static Line line(ByteArrayOutputStream kept, long bytes, boolean isWhole) {
    boolean isTooLong = bytes > LONGEST;
    String text = isTooLong ? "" : kept.toString(StandardCharsets.UTF_8);
    return new Line(
        text.endsWith("\r") ? text.substring(0, text.length() - 1) : text,
        isWhole ? bytes + 1 : bytes,
        isWhole,
        isTooLong);
  }
}
