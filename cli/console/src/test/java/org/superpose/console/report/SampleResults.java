package org.superpose.console.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import org.superpose.runner.result.RowValues;
import org.superpose.runner.result.Status;
import org.superpose.runner.store.ResultsFiles;

/** Invented results, large enough for every plot, with names that attack the page. */
final class SampleResults {

  /** Would break out of a script, an attribute and a text, and would run when parsed as markup. */
  static final String HOSTILE =
      "</script><img src=x onerror=\"document.title='taken'\">'\"&lt;<!--{{data}}";

  private SampleResults() {}

  /** Writes a results directory of 24 cells, two designs, six sizes, two seeds, and one without. */
  static void write(Path directory) throws IOException {
    List<CellResult> rows = new ArrayList<>();
    for (String design : List.of("narrow", HOSTILE)) {
      for (int outputs = 64; outputs <= 2048; outputs *= 2) {
        for (long seed = 1; seed <= 2; seed++) {
          rows.add(row(design, outputs, seed, 1.0));
        }
      }
    }
    rows.add(
        Rows.ended(Status.UNSUPPORTED)
            .set(Column.CELL, "pairwise-and-o64.other.s1")
            .set(Column.TASK, "pairwise-and")
            .set(Column.GRAPH, "uniform")
            .set(Column.SPARSITY, 2)
            .set(Column.CONSTRUCTION, "other")
            .set(Column.REASON, "not its kind of problem")
            .build());
    List<CellResult> probes = new ArrayList<>();
    for (int outputs = 64; outputs <= 512; outputs *= 2) {
      for (double share : new double[] {0.5, 0.75, 1.5}) {
        probes.add(row("narrow", outputs, 1, share));
      }
    }
    Files.writeString(directory.resolve("results.csv"), ResultsFiles.csv(rows));
    Files.writeString(directory.resolve("probes.csv"), ResultsFiles.csv(probes));
    Files.writeString(
        directory.resolve("fits.csv"),
        """
        task,graph,sparsity,construction,neurons_asked,m_out_from,m_out_to,law,constant,ruled_out,deviation
        pairwise-and,uniform,2,narrow,minimal,64,2048,m',1,yes,0.5
        pairwise-and,uniform,2,narrow,minimal,64,2048,sqrt(m' ln m'),3,no,0.1
        pairwise-and,uniform,2,gone,minimal,64,2048,<img src=x>,3,no,0.1
        """);
    Files.writeString(
        directory.resolve("resolved.yaml"),
        "name: \"sample %s\"\n".formatted(HOSTILE.replace("\"", "\\\"")));
    Files.writeString(
        directory.resolve("environment.json"),
        "{\"superpose\": \"1\", \"os\": \"</script><script>document.title='taken'</script>\"}");
  }

  private static CellResult row(String design, int outputs, long seed, double share) {
    boolean narrow = design.equals("narrow");
    long neurons = Math.round(share * (narrow ? 8 * Math.sqrt(outputs) : outputs) + seed);
    boolean met = share >= 1 && !(narrow && outputs == 64);
    RowValues row = Rows.judged();
    row.set(Column.CELL, "pairwise-and-o%d.%s.s%d".formatted(outputs, design, seed));
    row.set(Column.TASK, "pairwise-and").set(Column.GRAPH, "uniform");
    row.set(Column.M, outputs).set(Column.M_OUT, outputs).set(Column.SPARSITY, 2);
    row.set(Column.CONSTRUCTION, design).set(Column.SEED, seed).set(Column.STATUS, "ok");
    row.set(Column.NEURONS, neurons).set(Column.NEURONS_PER_OUTPUT, (double) neurons / outputs);
    row.set(Column.PARAMETERS, neurons * outputs);
    row.set(Column.PARAMETER_BITS, neurons * outputs);
    row.set(Column.NONZEROS, neurons * outputs - (narrow ? 0 : 3))
        .set(Column.MARGIN, narrow ? 0.5 : 1.5);
    if (!narrow) {
      row.set(Column.PRUNED, 3).set(Column.STORED_BITS, neurons * outputs - 3);
    }
    row.set(Column.BOUND_PARAMETER_BITS, neurons * outputs / 3.5);
    row.set(Column.CRITERION, "every-input").set(Column.CRITERION_MET, met ? "yes" : "no");
    row.set(Column.VERDICT, met ? "verified" : "falsified");
    row.set(Column.FAILURE_RATE, met ? 0 : 0.01 / share);
    row.set(Column.FAILURE_LOW, met ? 0 : 0.005 / share);
    row.set(Column.FAILURE_HIGH, met ? 1e-4 : 0.02 / share);
    row.set(Column.PREDICTED_FAILURE, met ? 1e-6 : 0.008 / share);
    row.set(Column.BOUND_NEURONS, Math.sqrt(outputs)).set(Column.INPUTS_CHECKED, 1L << 60);
    if (!met) {
      // Of the second seed, the input without an active feature.
      row.set(Column.WITNESS, seed == 1 ? "3 9 -> 5" : " -> 5")
          .set(Column.REASON, "inputs [3, 9]: output 5 " + HOSTILE);
    }
    return row.build();
  }
}
