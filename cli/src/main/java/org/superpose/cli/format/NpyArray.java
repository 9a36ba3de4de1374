package org.superpose.cli.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * One array of an open archive, which is read as a stream as often as needed.
 *
 * @param file the archive, for messages
 * @param name the name of the array
 * @param header its type and shape
 * @param zip the open archive
 * @param entry where the array is
 */
record NpyArray(Path file, String name, NpyHeader header, ZipFile zip, ZipEntry entry) {

  /** Returns a new stream of the entries. */
  NpyEntries entries() throws IOException {
    return new NpyEntries(this);
  }

  /** Returns the place of the entry with a number in the order of storage, as numpy writes it. */
  String position(long index) {
    if (header.shape().size() < 2) {
      return "[" + index + "]";
    }
    long line = index / header.lineLength();
    long within = index % header.lineLength();
    return header.columnMajor()
        ? "[" + within + ", " + line + "]"
        : "[" + line + ", " + within + "]";
  }

  /** Returns an error about this array; the complaint is a clause that follows its name. */
  NetworkFileException complaint(String complaint) {
    return NetworkFileException.ofArray(file, name, complaint);
  }
}
