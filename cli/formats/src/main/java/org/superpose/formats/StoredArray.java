package org.superpose.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * One array of an open file, which is read as a stream as often as needed.
 *
 * @param file where it stands, for messages
 * @param name its name there
 * @param layout its type and shape
 * @param content its bytes
 */
record StoredArray(Path file, String name, ArrayLayout layout, Content content)
    implements MatrixSource {

  /** Gives the bytes of the entries, again and again. */
  @FunctionalInterface
  interface Content {
    /**
     * Opens a stream that ends after the last entry, or fails there if the bytes are damaged.
     *
     * @throws java.util.zip.ZipException or {@link java.io.EOFException} if they are, with a clause
     *     that says how
     */
    InputStream open() throws IOException;
  }

  /** Returns a new stream of the entries. */
  Entries entries() throws IOException {
    return new Entries(this);
  }

  @Override
  public StoredArray transposed() {
    return new StoredArray(file, name, layout.transposed(), content);
  }
}
