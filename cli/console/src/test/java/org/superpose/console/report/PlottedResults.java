package org.superpose.console.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import org.superpose.runner.result.RowValues;
import org.superpose.runner.store.ResultsFiles;

/** Invented results of two tasks that have something to show in every plot that compares. */
final class PlottedResults {

  private static final int SEEDS = 5;

  private PlottedResults() {}

  /**
   * Writes a results directory: of each of two sizes the smallest and the automatic width of one
   * design, two widths of another, one that is wrong on all seeds and one on the last two, and what
   * it takes to represent the features.
   */
  static void write(Path directory) throws IOException {
    List<CellResult> rows = new ArrayList<>();
    List<CellResult> probes = new ArrayList<>();
    for (int outputs : new int[] {64, 128}) {
      for (int seed = 1; seed <= SEEDS; seed++) {
        rows.add(found("pairwise-and", "dense", outputs, seed, outputs / 4 + seed).build());
        rows.add(row("pairwise-and", "dense", "auto", outputs, seed, outputs / 2, 0).build());
        rows.add(row("pairwise-and", "narrow", "16", outputs, seed, 16, 0.01).build());
        rows.add(
            row("pairwise-and", "narrow", "24", outputs, seed, 24, seed > 3 ? 1e-3 : 0).build());
        rows.add(found("representation", "codes", outputs, seed, 8 + outputs / 64).build());
        for (int width : new int[] {outputs / 8, outputs / 4}) {
          double failure = width == outputs / 8 ? 0.1 : 0;
          probes.add(
              row("pairwise-and", "dense", "minimal", outputs, seed, width, failure).build());
        }
      }
    }
    Files.writeString(directory.resolve("results.csv"), ResultsFiles.csv(rows));
    Files.writeString(directory.resolve("probes.csv"), ResultsFiles.csv(probes));
    Files.writeString(
        directory.resolve("fits.csv"),
        """
        task,graph,sparsity,construction,neurons_asked,m_out_from,m_out_to,law,constant,ruled_out,deviation
        pairwise-and,,2,dense,minimal,64,128,m',0.3,no,0.02
        """);
    Files.writeString(directory.resolve("resolved.yaml"), "name: \"plots, é\"\n");
    Files.writeString(directory.resolve("environment.json"), "{}");
  }

  private static RowValues found(String task, String design, int outputs, int seed, int neurons) {
    return row(task, design, "minimal", outputs, seed, neurons, 0)
        .set(Column.SEARCH_WIDTH, neurons)
        .set(Column.SEARCH_BELOW, neurons - 1)
        .set(Column.SEARCH_RIGHT, 5)
        .set(Column.SEARCH_TRIED, 5)
        .set(Column.SEARCH_NETWORKS, 10)
        .set(Column.SEARCH_CONFIDENCE, 0.95)
        .set(Column.ROLE, task.equals("representation") ? "represent" : "compute");
  }

  private static RowValues row(
      String task,
      String design,
      String asked,
      int outputs,
      int seed,
      int neurons,
      double failure) {
    boolean met = failure == 0;
    return Rows.judged()
        .set(Column.CELL, "%s-o%d.%s-%s.s%d".formatted(task, outputs, design, asked, seed))
        .set(Column.TASK, task)
        .set(Column.M, outputs)
        .set(Column.M_OUT, outputs)
        .set(Column.SPARSITY, 2)
        .set(Column.CONSTRUCTION, design)
        .set(Column.NEURONS_ASKED, asked)
        .set(Column.SEED, seed)
        .set(Column.ROLE, "compute")
        .set(Column.NEURONS, neurons)
        .set(Column.PARAMETERS, neurons * outputs)
        .set(Column.PARAMETER_BITS, neurons * outputs)
        .set(Column.BOUND_PARAMETER_BITS, outputs * 4.0)
        .set(Column.CRITERION_MET, met ? "yes" : "no")
        .set(Column.VERDICT, met ? "verified" : "falsified")
        .set(Column.FAILURE_RATE, failure)
        .set(Column.FAILURE_LOW, failure / 2)
        .set(Column.FAILURE_HIGH, failure * 2)
        .set(Column.PREDICTED_FAILURE, failure / 3 + 1e-7)
        .set(Column.MARGIN, met ? 0.5 * seed : -3.5);
  }
}
