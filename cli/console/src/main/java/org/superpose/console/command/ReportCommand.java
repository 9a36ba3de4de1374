package org.superpose.console.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.superpose.console.report.PageWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes the page of a comparison again from what it wrote; runs nothing, needs no plugin. */
@Command(
    name = "report",
    description = "Make the page report.html of a results directory again, from its files alone.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared;

  @Parameters(
      index = "0",
      paramLabel = "DIR",
      description = "The results directory of a comparison.")
  private Path directory;

  @Override
  public Integer call() throws IOException {
    shared.out().println(FinishedDirectory.read(directory, new PageWriter()::write));
    return ExitCode.DONE;
  }
}
