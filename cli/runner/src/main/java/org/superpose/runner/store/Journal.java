package org.superpose.runner.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.superpose.runner.store.JournalLines.Line;

/**
 * A file to which entries are only ever appended, a line of JSON each. An entry is on the disk when
 * {@link #append} returns: a crash at any moment tears at most the line being written, and reading
 * passes over a torn last line.
 */
final class Journal implements Closeable {

  /** The largest comparisons write a tenth of it. */
  private static final long LARGEST = 1L << 32; // bytes

  private static final int LINE_END = '\n';

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
    if (Files.size(file) > LARGEST) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s has %,d bytes; at most %,d are read",
              file,
              Files.size(file),
              LARGEST));
    }
    List<Entry> entries = new ArrayList<>();
    List<String> damage = new ArrayList<>();
    long whole = 0;
    int number = 0;
    try (InputStream in = Files.newInputStream(file)) {
      JournalLines lines = new JournalLines(in);
      for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
        number++;
        try {
          entries.add(entry(line.get()));
        } catch (IllegalArgumentException e) {
          if (!line.get().isWhole()) {
            break; // torn, which is no damage
          }
          damage.add(
              "%s:%s: skipped, its cell runs again: %s".formatted(file, number, e.getMessage()));
        }
        whole += line.get().bytes();
      }
    }
    return new Content(entries, damage, whole);
  }

  private static Entry entry(Line line) {
    if (line.isTooLong()) {
      throw new IllegalArgumentException("it is longer than any finished cell");
    }
    return JournalLine.read(line.text());
  }

  /** Opens a journal to append after its last whole line; a torn line is cut off. */
  static Journal append(Path file, Content content) throws IOException {
    RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw");
    try {
      opened.setLength(content.wholeBytes());
      endLastLine(opened);
      return new Journal(opened);
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  /** An editor may have taken the end of the last line, which is whole all the same. */
  private static void endLastLine(RandomAccessFile opened) throws IOException {
    long length = opened.length();
    if (length > 0) {
      opened.seek(length - 1);
      if (opened.read() != LINE_END) {
        opened.write(LINE_END);
      }
    }
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
