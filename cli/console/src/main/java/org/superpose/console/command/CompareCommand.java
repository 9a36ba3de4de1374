package org.superpose.console.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.ConfigurationException;
import org.superpose.runner.engine.EngineException;
import org.superpose.runner.run.Engine;
import org.superpose.runner.run.Outcome;
import org.superpose.runner.run.PlannedCell;
import org.superpose.runner.run.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a comparison: builds, judges, counts, compares, writes. */
@Command(
    name = "compare",
    description =
        "Run a comparison and write its results; on the same directory, run only what is missing.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared;
  @Mixin private ComparisonOptions source;
  @Mixin private PartOptions part;
  @Mixin private EngineOptions engines;

  @Option(names = "--json", description = "Print the rows as JSON instead of tables.")
  private boolean json;

  @Option(names = "--why", description = "Say for every cell why it runs or is reused.")
  private boolean why;

  @Option(
      names = "--fail-fast",
      description = "Start no further cell after one that fails; by default the others go on.")
  private boolean failFast;

  @Override
  public Integer call() throws ConfigurationException, IOException, EngineException {
    Comparison comparison = engines.apply(source.read(shared));
    List<PlannedCell> plan = part.plan(comparison);
    Path directory = part.directory(comparison);
    Engine engine = engines.open(comparison, shared);
    try (Interruption interruption = Interruption.listen();
        ResultsDirectory results = ResultsDirectory.open(directory)) {
      shared.tellDamage(results.store());
      Resumption resumption = new Resumption(comparison, plan, results.store());
      if (!part.shard().isWhole()) {
        shared.err().println("superpose: only shard %s of the cells".formatted(part.shard()));
      }
      resumption.explain(shared.err(), why);
      ProofsDirectory proofs = new ProofsDirectory(directory, comparison, shared.err());
      proofs.begin(resumption);
      results.begin(comparison, Environment.of(comparison, part.shard()), resumption.hasWork());
      Recorder recorder = run(engine, resumption, interruption);
      int missing = resumption.toRun().size() - recorder.outcomes().size();
      if (missing > 0) {
        return stopped(recorder, plan.size(), missing);
      }
      List<Outcome> outcomes = resumption.merge(recorder.outcomes());
      results.write(outcomes);
      List<Row> rows = outcomes.stream().map(Outcome::row).toList();
      boolean proved =
          !comparison.proofs()
              || writeProofs(interruption, () -> proofs.write(plan, rows, engines.workers()));
      int code = new Conclusion(shared, json).show(comparison, part.shard(), rows, directory);
      return proved || code != ExitCode.DONE ? code : ExitCode.CELLS_FAILED;
    } catch (UncheckedIOException e) {
      throw new UserException(e.getMessage() + ": " + UserException.reason(e.getCause()));
    }
  }

  /** Returns whether all proofs are there that there can be. */
  private boolean writeProofs(Interruption interruption, BooleanSupplier proofs)
      throws EngineException {
    boolean[] written = {false};
    try {
      interruption.run(() -> written[0] = proofs.getAsBoolean());
    } catch (CancellationException e) {
      shared
          .err()
          .println("superpose: stopped; the same command writes the proofs that are missing");
    }
    return written[0];
  }

  private Recorder run(Engine engine, Resumption resumption, Interruption interruption)
      throws EngineException {
    List<PlannedCell> cells = resumption.toRun();
    int reused = resumption.decisions().size() - cells.size();
    try (Progress progress = Progress.on(shared.err(), cells, reused)) {
      Recorder recorder = new Recorder(resumption, progress, failFast);
      interruption.run(() -> engine.run(cells, recorder));
      return recorder;
    }
  }

  private int stopped(Recorder recorder, int cells, int missing) {
    boolean afterFailure = recorder.hasSeenEnough();
    shared
        .err()
        .println(
            ("superpose: stopped%s: %s of %s cells finished, %s did not; there is no results.csv"
                    + " until all have; run the same command again%s to go on")
                .formatted(
                    afterFailure ? " after a failure" : "",
                    cells - missing,
                    cells,
                    missing,
                    afterFailure ? ", perhaps without --fail-fast," : ""));
    return afterFailure ? ExitCode.CELLS_FAILED : ExitCode.STOPPED;
  }
}
