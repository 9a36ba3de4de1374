package org.superpose.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.superpose.cli.config.Comparison;
import org.superpose.cli.config.ConfigurationException;
import org.superpose.cli.report.ResultsFiles;
import org.superpose.cli.report.ResultsTable;
import org.superpose.cli.report.ScalingTable;
import org.superpose.cli.run.CellRunner;
import org.superpose.cli.run.Expectations;
import org.superpose.cli.run.LocalEngine;
import org.superpose.cli.run.Outcome;
import org.superpose.cli.run.PlannedCell;
import org.superpose.cli.run.Planner;
import org.superpose.cli.run.Row;
import org.superpose.cli.scaling.Series;
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

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where results go; default: results/NAME.")
  private Path out;

  @Option(names = "--json", description = "Print the rows as JSON instead of tables.")
  private boolean json;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Threads that run cells; results do not depend on it. Default: all.")
  private int workers = Runtime.getRuntime().availableProcessors();

  @Option(names = "--why", description = "Say for every cell why it runs or is reused.")
  private boolean why;

  @Override
  public Integer call() throws ConfigurationException, IOException, InterruptedException {
    if (workers < 1) {
      throw new UserException("--workers must be at least 1, was " + workers);
    }
    Comparison comparison = source.read(shared);
    List<PlannedCell> plan = Planner.plan(comparison);
    Path directory = ResultsDirectory.of(out, comparison);
    try (ResultsDirectory results = ResultsDirectory.open(directory, comparison)) {
      Resumption resumption = new Resumption(comparison, plan, results.store());
      resumption.explain(shared.err(), why);
      List<Outcome> outcomes = resumption.merge(run(comparison, resumption));
      results.write(outcomes);
      List<Row> rows = outcomes.stream().map(Outcome::row).toList();
      return show(comparison, rows, directory);
    }
  }

  private Map<PlannedCell, Outcome> run(Comparison comparison, Resumption resumption)
      throws InterruptedException {
    List<PlannedCell> cells = resumption.toRun();
    try (Progress progress = Progress.on(shared.err(), cells.size())) {
      Recorder recorder = new Recorder(resumption, progress);
      new LocalEngine(new CellRunner(comparison), workers).run(cells, recorder);
      return recorder.outcomes();
    }
  }

  private int show(Comparison comparison, List<Row> rows, Path directory) {
    if (json) {
      Json.print(shared.out(), ResultsFiles.maps(rows));
    } else {
      shared.out().println(ResultsTable.render(rows));
      shared.out().println(ScalingTable.render(Series.of(rows)));
    }
    shared
        .err()
        .println(
            "superpose: results in %s, to be looked at: %s"
                .formatted(directory, directory.resolve(ResultsDirectory.REPORT)));
    List<String> unmet = Expectations.unmet(comparison.expectations(), rows);
    unmet.forEach(sentence -> shared.err().println("superpose: " + sentence));
    long failed = rows.stream().filter(Row::isFailed).count();
    if (failed > 0) {
      shared.err().println("superpose: " + failed + " of " + rows.size() + " cells failed");
      return ExitCode.CELLS_FAILED;
    }
    return unmet.isEmpty() ? ExitCode.DONE : ExitCode.EXPECTATION_NOT_MET;
  }
}
