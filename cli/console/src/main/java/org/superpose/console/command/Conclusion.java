package org.superpose.console.command;

import java.nio.file.Path;
import java.util.List;
import org.superpose.console.report.ResultsTable;
import org.superpose.console.report.ScalingTable;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.Expectation;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.run.Expectations;
import org.superpose.runner.run.Shard;
import org.superpose.runner.scaling.Series;
import org.superpose.runner.store.ResultsDirectory;
import org.superpose.runner.store.ResultsFiles;

/**
 * Shows the results of a comparison and says what it came to.
 *
 * @param shared where to
 * @param json whether to print rows as JSON instead of tables
 * @param all whether to show also each problem by itself, cells without a network, and laws of
 *     widths that were not searched for
 */
record Conclusion(SharedOptions shared, boolean json, boolean all) {

  /**
   * Shows rows.
   *
   * @param shard which part of the comparison they are; expectations are for the whole
   * @param directory where they were written
   * @return the exit code
   */
  int show(Comparison comparison, Shard shard, List<CellResult> rows, Path directory) {
    if (json) {
      Json.print(shared.out(), ResultsFiles.maps(rows));
    } else {
      shared.out().println(ResultsTable.render(rows, all));
      shared.out().println(ScalingTable.render(series(rows)));
    }
    say(
        "results in %s; open %s in a browser"
            .formatted(directory, directory.resolve(ResultsDirectory.REPORT)));
    if (!shard.isWhole()) {
      say("these are the cells of shard %s; superpose merge joins all shards".formatted(shard));
    }
    List<Expectation> expected = shard.isWhole() ? comparison.expectations() : List.of();
    List<String> unmet = Expectations.unmet(expected, rows);
    Expectations.met(expected, rows).forEach(this::say);
    unmet.forEach(this::say);
    long failed = rows.stream().filter(CellResult::isFailed).count();
    if (failed > 0) {
      say(failed + " of " + rows.size() + " cells failed");
      return ExitCode.CELLS_FAILED;
    }
    return unmet.isEmpty() ? ExitCode.DONE : ExitCode.EXPECTATION_NOT_MET;
  }

  /**
   * What an analysis prescribes grows as the analysis says; what was searched for has to be seen.
   */
  private List<Series> series(List<CellResult> rows) {
    return Series.of(rows).stream().filter(one -> all || one.isSearched()).toList();
  }

  private void say(String sentence) {
    shared.err().println("superpose: " + sentence);
  }
}
