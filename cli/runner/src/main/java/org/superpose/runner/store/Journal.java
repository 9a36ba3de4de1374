package org.superpose.runner.store;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
   * @param damage what is wrong with lines that are passed over, a sentence each
   * @param wholeBytes where the last whole line ends
   */
  record Content(List<Entry> entries, List<String> damage, long wholeBytes) {}

  /**
   * Reads a journal; a missing file is an empty one. A line that is not a finished cell, or was
   * changed after it was written, is skipped and named.
   *
   * @throws IOException if the file cannot be read, or is a pipe or device
   */
  static Content read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new Content(List.of(), List.of(), 0);
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + " is not a file that can hold finished cells");
    }
    List<Entry> entries = new ArrayList<>();
    List<String> damage = new ArrayList<>();
    long whole = 0;
    int number = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      for (Optional<byte[]> line = readLine(in); line.isPresent(); line = readLine(in)) {
        number++;
        whole += line.get().length + 1L;
        try {
          entries.add(JournalLine.read(new String(line.get(), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
          damage.add(
              "%s:%s: skipped, its cell runs again: %s".formatted(file, number, e.getMessage()));
        }
      }
    }
    return new Content(entries, damage, whole);
  }

  /** Returns a line without its end, or empty if none with an end is left. */
  private static Optional<byte[]> readLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == LINE_END) {
        return Optional.of(line.toByteArray());
      }
      line.write(next);
    }
    return Optional.empty();
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
      file.write((JournalLine.write(entry) + "\n").getBytes(StandardCharsets.UTF_8));
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
