package org.superpose.runner.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.superpose.formats.FileFormat;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.run.MemoryGate;
import org.superpose.runner.run.PlannedCell;

/**
 * Writes the networks of a comparison that are proved right, or wrong on exactly the inputs that
 * were planted, each with its ground truth. Equal comparisons give equal bytes, on any number of
 * threads.
 */
public final class Corpus {

  /** The file that lists the entries. */
  public static final String INDEX = "corpus.json";

  /** The folder of samples: they are no networks. */
  static final String SAMPLES = "samples";

  private static final String LOADER = "load.py";

  private final Comparison comparison;
  private final Settings settings;

  /**
   * How a corpus is written.
   *
   * @param directory where to; made if it is missing
   * @param formats of the networks, at least one
   * @param samples how many inputs are written with the activations of every layer; 0 for none
   * @param workers how many threads may work at once
   */
  public record Settings(Path directory, List<FileFormat> formats, int samples, int workers) {

    /** Copies the formats. */
    public Settings {
      formats = List.copyOf(formats);
    }
  }

  /** Is told what becomes of networks, one at a time and in the order of the plan. */
  public interface Listener {

    /** An entry was written. */
    void written(String name);

    /** There is no entry of that name, for a reason. */
    void leftOut(String name, String reason);
  }

  /**
   * What there is in the end.
   *
   * @param index the file that lists the entries
   * @param entries how many there are
   * @param hasFailed whether some network could not be built or written
   */
  public record Written(Path index, int entries, boolean hasFailed) {}

  /** Prepares a corpus. */
  public Corpus(Comparison comparison, Settings settings) {
    this.comparison = comparison;
    this.settings = settings;
  }

  /**
   * Writes the corpus.
   *
   * @param plan the cells of the comparison
   * @throws IOException if a file cannot be written
   * @throws InterruptedException if the calling thread is interrupted
   */
  public Written write(List<PlannedCell> plan, Listener listener)
      throws IOException, InterruptedException {
    Path directory = settings.directory();
    Files.createDirectories(settings.samples() > 0 ? directory.resolve(SAMPLES) : directory);
    CellEntries cells = new CellEntries(comparison, settings);
    MemoryGate gate = new MemoryGate(Runtime.getRuntime().maxMemory());
    List<Map<String, Object>> entries = new ArrayList<>();
    boolean hasFailed = false;
    try (ExecutorService pool =
        Executors.newFixedThreadPool(
            settings.workers(), Thread.ofPlatform().daemon().name("corpus-", 0).factory())) {
      List<Future<CellEntries.Outcome>> outcomes = new ArrayList<>();
      for (PlannedCell cell : plan) {
        outcomes.add(
            pool.submit(
                () -> {
                  try (MemoryGate.Pass _ = gate.enter(cell.memory())) {
                    return cells.write(cell);
                  }
                }));
      }
      try {
        for (Future<CellEntries.Outcome> future : outcomes) {
          CellEntries.Outcome outcome = future.get();
          outcome.entries().forEach(entry -> listener.written((String) entry.get("name")));
          outcome.leftOut().forEach(listener::leftOut);
          entries.addAll(outcome.entries());
          hasFailed |= outcome.hasFailed();
        }
      } catch (ExecutionException e) {
        throw reason(e.getCause());
      } finally {
        pool.shutdownNow();
      }
    }
    writeLoader();
    return new Written(
        CorpusIndex.write(directory, comparison, entries), entries.size(), hasFailed);
  }

  private static IOException reason(Throwable cause) {
    return switch (cause) {
      case IOException unwritten -> unwritten;
      case RuntimeException broken -> throw broken;
      case Error fatal -> throw fatal;
      default -> throw new IllegalStateException(cause);
    };
  }

  /** Puts a loader for PyTorch beside the networks. */
  private void writeLoader() throws IOException {
    try (InputStream loader = Corpus.class.getResourceAsStream(LOADER)) {
      if (loader == null) {
        throw new IllegalStateException(LOADER + " is missing in this module");
      }
      Files.copy(loader, settings.directory().resolve(LOADER), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
