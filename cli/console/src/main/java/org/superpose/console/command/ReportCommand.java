package org.superpose.console.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.superpose.console.report.PageWriter;
import org.superpose.runner.store.ResultsDirectory;
import org.superpose.runner.store.StoredPart;
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
    if (!Files.isDirectory(directory)) {
      throw new UserException("there is no directory " + directory);
    }
    try {
      shared.out().println(new PageWriter().write(directory));
      return ExitCode.DONE;
    } catch (NoSuchFileException e) {
      throw new UserException(unfinished(Path.of(e.getFile()).getFileName()));
    } catch (IllegalArgumentException e) {
      throw new UserException(directory + ": " + e.getMessage());
    }
  }

  private String unfinished(Path missing) throws IOException {
    Path configuration = directory.resolve(ResultsDirectory.CONFIGURATION);
    if (!Files.exists(configuration)) {
      return "%s has no finished comparison: %s is missing".formatted(directory, missing);
    }
    String shard = StoredPart.read(directory).shard().map(which -> " --shard " + which).orElse("");
    return "the comparison in %s has not finished; to continue: superpose compare %s --out %s%s"
        .formatted(directory, configuration, directory, shard);
  }
}
