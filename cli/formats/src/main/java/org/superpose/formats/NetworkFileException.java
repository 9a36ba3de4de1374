package org.superpose.formats;

import java.io.IOException;
import java.nio.file.Path;
import org.superpose.formats.input.Quotes;

/** A network file that cannot be used; the message names the file and what is wrong. */
public final class NetworkFileException extends IOException {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong with a file. */
  public NetworkFileException(Path file, String complaint) {
    super(file + ": " + complaint);
  }

  /** Says what is wrong with an array of a file. */
  static NetworkFileException ofArray(Path file, String array, String complaint) {
    return new NetworkFileException(file, "array " + quote(array) + " " + complaint);
  }

  /** Quotes text from a file, which may be long or hold control characters. */
  static String quote(String text) {
    return Quotes.quote(text);
  }
}
