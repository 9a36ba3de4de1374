package org.superpose.runner.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file to which entries are only ever appended, a line of JSON each. An entry is on the disk when
 * {@link #append} returns: a crash at any moment tears at most the line being written, and reading
 * passes over a torn last line.
 */
final class Journal implements Closeable {

  private static final byte LINE_END = '\n';

  /** Not a channel: that would close when a thread that writes to it is interrupted. */
  private final RandomAccessFile file;

  private Journal(RandomAccessFile file) {
    this.file = file;
  }

  /**
   * What a journal holds.
   *
   * @param entries in the order in which they were written
   * @param wholeBytes where the last whole line ends
   */
  record Content(List<Entry> entries, long wholeBytes) {}

  /**
   * Reads a journal; a missing file is an empty one.
   *
   * @throws DamagedStoreException if a whole line is no entry: something else wrote to the file
   */
  static Content read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new Content(List.of(), 0);
    }
    byte[] bytes = Files.readAllBytes(file);
    List<Entry> entries = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == LINE_END) {
        String line = new String(bytes, start, i - start, StandardCharsets.UTF_8);
        entries.add(parse(file, entries.size() + 1, line));
        start = i + 1;
      }
    }
    return new Content(entries, start);
  }

  private static Entry parse(Path file, int number, String line) {
    try {
      return EntryJson.read(line);
    } catch (IllegalArgumentException e) {
      throw new DamagedStoreException(
          "%s:%s: not a finished cell (%s); remove the line to run that cell again"
              .formatted(file, number, e.getMessage()),
          e);
    }
  }

  /** Opens a journal to append after its last whole line; a torn line is cut off. */
  static Journal append(Path file, Content content) throws IOException {
    RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw");
    opened.setLength(content.wholeBytes());
    opened.seek(content.wholeBytes());
    return new Journal(opened);
  }

  /** Appends an entry; it is on the disk when this returns, and nothing of it when this throws. */
  synchronized void append(Entry entry) throws IOException {
    long before = file.getFilePointer();
    try {
      file.write((EntryJson.write(entry) + "\n").getBytes(StandardCharsets.UTF_8));
      file.getFD().sync();
    } catch (IOException e) {
      file.setLength(before);
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
