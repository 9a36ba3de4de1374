package org.superpose.runner.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.superpose.formats.input.RegularFile;
import org.superpose.runner.run.PlannedCell;
import org.superpose.runner.run.PlannedOutcome;
import org.superpose.runner.text.OneLine;

/**
 * The finished cells of a directory: {@code cells.jsonl}, a line each, the store of record from
 * which all other files can be made again. Cells that a comparison no longer names stay, so that
 * going back to an earlier comparison costs nothing.
 *
 * <p>One process writes at a time; the lock is the operating system's, so that it ends with the
 * process, however that ends.
 */
public final class ResultsStore implements Closeable {

  /** The store of record. */
  public static final String JOURNAL = "cells.jsonl";

  /** More damaged lines than this are a file of something else. */
  private static final int MOST_TOLD = 20;

  static final String LOCK = ".lock";

  private final Map<CellKey, Entry> byKey = new HashMap<>();
  private final Map<String, Entry> byName = new HashMap<>();
  private final List<String> damage;
  private final FileChannel lock;
  private final Journal journal;

  private ResultsStore(Journal.Content content, FileChannel lock, Journal journal) {
    content.entries().forEach(this::index);
    this.damage = List.copyOf(content.damage());
    this.lock = lock;
    this.journal = journal;
  }

  private void index(Entry entry) {
    byKey.put(entry.key(), entry);
    byName.put(entry.row().cell().name(), entry);
  }

  /**
   * Reads the finished cells of a directory that may be missing; the result takes no new ones.
   *
   * @throws StoreException if a later version wrote it
   */
  public static ResultsStore read(Path directory) throws IOException {
    ResultsFormat.requireReadable(directory);
    return new ResultsStore(Journal.read(directory.resolve(JOURNAL)), null, null);
  }

  /**
   * Opens a directory, which exists, to add finished cells.
   *
   * @throws StoreInUseException if another process has it open
   * @throws StoreException if a later version wrote it
   */
  public static ResultsStore open(Path directory) throws IOException {
    ResultsFormat.requireReadable(directory);
    FileChannel lock = lock(directory);
    try {
      Path file = directory.resolve(JOURNAL);
      Journal.Content content = Journal.read(file);
      return new ResultsStore(content, lock, Journal.append(file, content));
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Makes sure that no process is adding finished cells to a directory.
   *
   * @throws StoreInUseException if one does
   */
  public static void requireIdle(Path directory) throws IOException {
    Path file = directory.resolve(LOCK);
    if (Files.isRegularFile(file) && Files.isWritable(file)) { // otherwise nobody has it open
      lock(directory).close();
    }
  }

  private static FileChannel lock(Path directory) throws IOException {
    Path file = directory.resolve(LOCK);
    Optional<String> objection = RegularFile.objection(file);
    if (objection.isPresent() && Files.exists(file)) { // to open a pipe takes for ever
      throw new IOException(file + " " + objection.get());
    }
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock held;
    try {
      held = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      held = null; // This process has it.
    }
    if (held == null) {
      channel.close();
      throw new StoreInUseException(
          "another superpose is writing to %s; wait for it, or give another --out"
              .formatted(directory));
    }
    return channel;
  }

  /**
   * Says whether a cell has to run. Failed cells do: what broke them may be gone.
   *
   * @param key the key of the cell, by which its row is found; by its name, an earlier run of it
   */
  public Decision decide(PlannedCell cell, CellKey key) {
    if (!cell.isPossible()) {
      return new Decision.Impossible(
          cell.outcome() instanceof PlannedOutcome.Broken ? "will fail" : "unsupported");
    }
    String name = cell.cell().name();
    Entry same = byKey.get(key);
    if (same != null) {
      return same.row().isFailed()
          ? new Decision.Run(same.row().status().label() + " before")
          : new Decision.Reuse(same);
    }
    Entry earlier = byName.get(name);
    return new Decision.Run(
        earlier == null ? Decision.NEW : key.differenceFrom(earlier.key()).orElse(Decision.NEW));
  }

  /** Says which lines of the journal were passed over and why, a sentence each. */
  public void tellDamage(Consumer<String> listener) {
    damage.stream().limit(MOST_TOLD).map(OneLine::of).forEach(listener);
    if (damage.size() > MOST_TOLD) {
      listener.accept("and %s more lines".formatted(damage.size() - MOST_TOLD));
    }
  }

  /** Returns the finished cell of a key, which may have failed. */
  public Optional<Entry> find(CellKey key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** Returns the cell of a name that finished last. */
  public Optional<Entry> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * Adds a finished cell; it is on the disk when this returns. Safe for use by several threads.
   *
   * @throws IllegalStateException if the store was opened for reading
   */
  public synchronized void add(Entry entry) throws IOException {
    if (journal == null) {
      throw new IllegalStateException("the store is open for reading only");
    }
    journal.append(entry);
    index(entry);
  }

  @Override
  public void close() throws IOException {
    if (journal != null) {
      journal.close();
      lock.close();
    }
  }
}
