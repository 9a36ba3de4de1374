package org.superpose.console.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.superpose.console.report.DiffReport;
import org.superpose.runner.diff.ResultsDiff;
import org.superpose.runner.store.ResultsStore;
import org.superpose.runner.store.StoredResults;
import org.superpose.runner.text.OneLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what changed between two results; runs nothing, needs no plugin. */
@Command(
    name = "diff",
    description =
        "Say what changed between two results directories, and whether anything got worse.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing got worse",
      "2:bad usage, or a directory that cannot be compared",
      "3:something got worse"
    })
final class DiffCommand implements Callable<Integer> {

  private static final double PERCENT = 100;

  @Mixin private SharedOptions shared;

  @Parameters(index = "0", paramLabel = "BEFORE", description = "The earlier results directory.")
  private Path before;

  @Parameters(index = "1", paramLabel = "AFTER", description = "The later results directory.")
  private Path after;

  @Option(
      names = "--tolerance",
      paramLabel = "PERCENT",
      defaultValue = "0",
      description = "Numbers that differ by no more are neither better nor worse; 0 by default.")
  private double tolerance;

  @Option(names = "--all", description = "Name every cell that came, went or changed.")
  private boolean all;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Option(
      names = "--summary",
      paramLabel = "FILE",
      description = "Write a summary for pull requests too, in Markdown.")
  private Path summary;

  @Option(names = "--html", paramLabel = "FILE", description = "Write a page too.")
  private Path html;

  @Override
  public Integer call() throws IOException {
    if (!(tolerance >= 0 && tolerance < PERCENT)) {
      throw new UserException(
          "--tolerance is %s; allowed: a number of percent from 0 to below 100"
              .formatted(tolerance));
    }
    StoredResults earlier = read(before);
    StoredResults later = read(after);
    DiffReport report =
        new DiffReport(side(before, earlier), side(after, later), compare(earlier, later));
    if (json) {
      Json.print(shared.out(), report.values());
    } else {
      shared.out().print(report.text(all));
    }
    write(summary, report.markdown());
    write(html, report.page());
    return report.diff().isWorse() ? ExitCode.EXPECTATION_NOT_MET : ExitCode.DONE;
  }

  /** Reads results that nobody is changing meanwhile. */
  private static StoredResults read(Path directory) throws IOException {
    return FinishedDirectory.read(
        directory,
        finished -> {
          ResultsStore.requireIdle(finished);
          return StoredResults.read(finished);
        });
  }

  private static DiffReport.Side side(Path directory, StoredResults results) throws IOException {
    return new DiffReport.Side(
        directory, FinishedDirectory.read(directory, _ -> results.version()));
  }

  private ResultsDiff compare(StoredResults earlier, StoredResults later) {
    try {
      return ResultsDiff.of(earlier.rows(), later.rows(), tolerance / PERCENT);
    } catch (IllegalArgumentException e) {
      throw new UserException("%s and %s: %s".formatted(before, after, e.getMessage()));
    }
  }

  private void write(Path file, String text) throws IOException {
    if (file != null) {
      Files.writeString(file, text, StandardCharsets.UTF_8);
      shared.err().println("superpose: wrote " + OneLine.of(file.toString()));
    }
  }
}
