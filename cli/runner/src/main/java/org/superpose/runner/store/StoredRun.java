package org.superpose.runner.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.run.Engine;
import org.superpose.runner.run.Outcome;
import org.superpose.runner.run.PlannedCell;
import org.superpose.runner.run.Shard;

/**
 * A comparison that runs in a directory: cells that finished there before are reused, what ends is
 * stored at once, and the files are written when all have ended.
 */
public final class StoredRun implements AutoCloseable {

  private final Comparison comparison;
  private final List<PlannedCell> plan;
  private final Shard shard;
  private final ResultsDirectory results;
  private final Resumption resumption;
  private final ProofsDirectory proofs;

  private StoredRun(
      Comparison comparison,
      List<PlannedCell> plan,
      Shard shard,
      ResultsDirectory results,
      ProofsDirectory proofs) {
    this.comparison = comparison;
    this.plan = plan;
    this.shard = shard;
    this.results = results;
    this.resumption = new Resumption(comparison, plan, results.store());
    this.proofs = proofs;
  }

  /**
   * Opens a directory for a run; makes it if it is missing.
   *
   * @param plan the cells of the shard
   * @param progress receives sentences for people
   * @throws StoreException as {@link ResultsDirectory#open}
   */
  public static StoredRun open(
      Comparison comparison,
      List<PlannedCell> plan,
      Shard shard,
      Path directory,
      Consumer<String> progress) {
    ResultsDirectory results = ResultsDirectory.open(directory);
    results.store().tellDamage(progress);
    return new StoredRun(
        comparison, plan, shard, results, new ProofsDirectory(directory, comparison, progress));
  }

  /** Returns which cells run and which are reused, and why. */
  public Resumption resumption() {
    return resumption;
  }

  /**
   * Writes what is known before the run and returns what stores the cells as they end.
   *
   * @param audience told of every cell once it is stored
   * @param failFast whether no cell should start after one that failed
   */
  public Recorder begin(Engine.Watcher audience, boolean failFast) throws IOException {
    proofs.begin(resumption);
    results.begin(comparison, Environment.of(comparison, shard), resumption.hasWork());
    return new Recorder(resumption, audience, failFast);
  }

  /**
   * Writes the results of a run that ended.
   *
   * @return the rows of the plan, in its order
   */
  public List<CellResult> finish(Recorder recorder) throws IOException {
    List<Outcome> outcomes = resumption.merge(recorder.outcomes());
    results.write(outcomes);
    return outcomes.stream().map(Outcome::row).toList();
  }

  /**
   * Writes the missing proofs that the comparison requests.
   *
   * @param rows what {@link #finish} returned
   * @return whether nothing went wrong
   */
  public boolean writeProofs(List<CellResult> rows, int threads) {
    return !comparison.proofs() || proofs.write(plan, rows, threads);
  }

  @Override
  public void close() throws IOException {
    results.close();
  }
}
