package org.superpose.console.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.superpose.console.report.PageWriter;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.ConfigurationException;
import org.superpose.runner.engine.EngineException;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.run.Engine;
import org.superpose.runner.run.Failures;
import org.superpose.runner.run.PlannedCell;
import org.superpose.runner.store.Recorder;
import org.superpose.runner.store.Resumption;
import org.superpose.runner.store.StoredRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a comparison: builds, judges, counts, compares, writes. */
@Command(
    name = "compare",
    description =
        "Run a comparison and write its results; on the same directory, run only what is missing.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Mixin private SharedOptions shared;
  @Mixin private ComparisonOptions source;
  @Mixin private PartOptions part;
  @Mixin private EngineOptions engines;

  @Option(names = "--json", description = "Print the rows as JSON instead of tables.")
  private boolean json;

  @Option(
      names = "--all",
      description =
          "Show also each problem by itself, why constructions do not support one, and laws of"
              + " widths that were not searched for.")
  private boolean all;

  @Option(names = "--why", description = "Say for every cell why it runs or is reused.")
  private boolean why;

  @Option(
      names = "--fail-fast",
      description = "Start no further cell after one that fails; by default the others continue.")
  private boolean failFast;

  @Override
  public Integer call() throws ConfigurationException, IOException, EngineException {
    Comparison comparison = engines.apply(source.read(shared));
    List<PlannedCell> plan = part.plan(comparison);
    Path directory = part.directory(comparison);
    Engine engine;
    try {
      engine = engines.open(comparison, shared);
    } catch (EngineException missing) {
      return startWith(comparison.engine().id(), missing);
    }
    try (Interruption interruption = Interruption.listen();
        StoredRun run = StoredRun.open(comparison, plan, part.shard(), directory, this::say)) {
      explain(run.resumption());
      Recorder recorder = run(engine, run, interruption);
      int missing = run.resumption().toRun().size() - recorder.outcomes().size();
      if (missing > 0) {
        return stopped(recorder, plan.size(), missing);
      }
      List<CellResult> rows = run.finish(recorder);
      new PageWriter().write(directory);
      boolean proved = writeProofs(interruption, () -> run.writeProofs(rows, engines.workers()));
      int code = new Conclusion(shared, json, all).show(comparison, part.shard(), rows, directory);
      return proved || code != ExitCode.DONE ? code : ExitCode.CELLS_FAILED;
    } catch (UncheckedIOException e) {
      throw new UserException(e.getMessage() + ": " + Failures.reason(e.getCause()));
    }
  }

  /** Lets the launcher bring along an engine that is not here. */
  private int startWith(String engine, EngineException missing) throws IOException {
    Launcher launcher =
        Launcher.of(System.getenv(), engine)
            .orElseThrow(
                () ->
                    new UserException(
                        missing.getMessage()
                            + "; ./superpose brings spark along when it is requested"));
    return launcher.start(command.root().commandLine().getParseResult().originalArgs());
  }

  /** Returns whether all proofs are there that there can be. */
  private boolean writeProofs(Interruption interruption, BooleanSupplier proofs)
      throws EngineException {
    boolean[] written = {false};
    try {
      interruption.run(() -> written[0] = proofs.getAsBoolean());
    } catch (CancellationException e) {
      say("stopped; the same command writes the proofs that are missing");
    }
    return written[0];
  }

  /** Says what runs and what is reused, for every cell if requested. */
  private void explain(Resumption resumption) {
    if (!part.shard().isWhole()) {
      say("only shard %s of the cells".formatted(part.shard()));
    }
    if (why) {
      resumption
          .decisions()
          .forEach((cell, decision) -> say(cell.cell().name() + ": " + Resumption.show(decision)));
    }
    say(resumption.summary());
  }

  private void say(String sentence) {
    shared.err().println("superpose: " + sentence);
  }

  private Recorder run(Engine engine, StoredRun run, Interruption interruption)
      throws EngineException, IOException {
    List<PlannedCell> cells = run.resumption().toRun();
    int reused = run.resumption().decisions().size() - cells.size();
    try (Progress progress = Progress.on(shared.err(), cells, reused)) {
      Recorder recorder = run.begin(progress, failFast);
      interruption.run(() -> engine.run(cells, recorder));
      return recorder;
    }
  }

  private int stopped(Recorder recorder, int cells, int missing) {
    boolean afterFailure = recorder.hasSeenEnough();
    shared
        .err()
        .println(
            ("superpose: stopped%s: %s of %s cells finished, %s did not; results.csv is not written"
                    + " until all have; run the same command again%s to continue")
                .formatted(
                    afterFailure ? " after a failure" : "",
                    cells - missing,
                    cells,
                    missing,
                    afterFailure ? ", perhaps without --fail-fast," : ""));
    return afterFailure ? ExitCode.CELLS_FAILED : ExitCode.STOPPED;
  }
}
