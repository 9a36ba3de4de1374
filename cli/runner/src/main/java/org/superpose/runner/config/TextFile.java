package org.superpose.runner.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.superpose.formats.input.RegularFile;

/** Reads UTF-8 files of bounded size and says in a sentence why one cannot be read. */
final class TextFile {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private TextFile() {}

  /** A file that cannot be read; {@code line} is from 1, or 0 if it concerns the whole file. */
  static final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    final int line;

    UnreadableException(int line, String message) {
      super(message);
      this.line = line;
    }
  }

  /**
   * Returns the text of a file, without byte order mark.
   *
   * @param limit the largest allowed size, in bytes
   */
  static String read(Path file, int limit) throws UnreadableException {
    Optional<String> objection = RegularFile.objection(file);
    if (objection.isPresent()) {
      throw new UnreadableException(0, objection.get());
    }
    try (InputStream in = Files.newInputStream(file)) {
      requireAtMost(limit, Files.size(file));
      byte[] bytes = in.readNBytes(limit + 1); // some files have no size
      requireAtMost(limit, bytes.length);
      return decode(bytes);
    } catch (OutOfMemoryError e) {
      throw new UnreadableException(0, "does not fit in the available memory");
    } catch (IOException e) {
      throw new UnreadableException(0, "cannot be read: " + e.getMessage());
    }
  }

  private static void requireAtMost(int limit, long size) throws UnreadableException {
    if (size > limit) {
      throw new UnreadableException(
          0, String.format(Locale.ROOT, "has %,d bytes; at most %,d are allowed", size, limit));
    }
  }

  private static String decode(byte[] bytes) throws UnreadableException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      int line = 1;
      for (int i = 0; i < in.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw new UnreadableException(line, "is not UTF-8 text");
    }
    String text = out.flip().toString();
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }
}
