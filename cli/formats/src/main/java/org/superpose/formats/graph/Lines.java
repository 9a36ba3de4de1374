package org.superpose.formats.graph;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a text of UTF-8, one at a time, in memory for one line. Lines end with LF, CR LF or
 * CR; a byte order mark is passed over.
 */
final class Lines {

  /** Longer than any line of a graph: what has no line ends is not held to find one. */
  private static final int LONGEST = 1 << 16;

  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private final byte[] line = new byte[LONGEST];
  private int at;
  private int filled;
  private int number;
  private boolean afterReturn;

  Lines(InputStream in) {
    this.in = in;
  }

  /** Returns the number of the line that was read last, from 1. */
  int number() {
    return number;
  }

  /**
   * Returns the next line without its end, or null after the last.
   *
   * @throws GraphFileException if it is too long or not UTF-8
   * @throws IOException if the stream fails
   */
  String next() throws IOException, GraphFileException {
    int length = 0;
    boolean ascii = true;
    while (true) {
      if (at == filled && !fill()) {
        if (length == 0) {
          return null;
        }
        number++;
        return text(length, ascii);
      }
      byte next = buffer[at++];
      boolean continued = afterReturn && next == '\n';
      afterReturn = next == '\r';
      if (continued) {
        continue;
      }
      if (next == '\n' || next == '\r') {
        number++;
        return text(length, ascii);
      }
      if (length == LONGEST) {
        throw new GraphFileException(
            number + 1, "is longer than " + LONGEST + " bytes; a line holds one pair");
      }
      ascii &= next >= 0;
      line[length++] = next;
    }
  }

  private boolean fill() throws IOException {
    at = 0;
    filled = Math.max(0, in.read(buffer));
    return filled > 0;
  }

  private String text(int length, boolean ascii) throws GraphFileException {
    if (ascii) {
      return new String(line, 0, length, StandardCharsets.ISO_8859_1);
    }
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length)).toString();
      return number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      boolean wide = number == 1 && length > 1 && (line[0] & line[1] & 0xFE) == 0xFE;
      throw new GraphFileException(
          wide ? 0 : number, wide ? "is UTF-16 text; save it as UTF-8" : "is not UTF-8 text");
    }
  }
}
