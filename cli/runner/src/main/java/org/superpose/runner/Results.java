package org.superpose.runner;

import java.util.List;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.run.Expectations;
import org.superpose.runner.store.ResultsFiles;

/** What a comparison came to. */
public final class Results {

  private final Comparison comparison;
  private final List<CellResult> rows;

  Results(Comparison comparison, List<CellResult> rows) {
    this.comparison = comparison;
    this.rows = List.copyOf(rows);
  }

  /** Returns the result of every cell: tasks, then seeds, then constructions, as in the file. */
  public List<CellResult> rows() {
    return rows;
  }

  /** Returns a sentence for each expectation of the comparison that is not met. */
  public List<String> unmet() {
    return Expectations.unmet(comparison.expectations(), rows);
  }

  /** Returns the rows as {@code results.csv} has them. */
  public String csv() {
    return ResultsFiles.csv(rows);
  }
}
