package org.superpose.console.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.superpose.console.report.PlanTable;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.ConfigurationException;
import org.superpose.runner.run.PlannedCell;
import org.superpose.runner.store.ProofsDirectory;
import org.superpose.runner.store.ResultsStore;
import org.superpose.runner.store.Resumption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what a comparison would run; runs nothing and writes nothing. */
@Command(
    name = "plan",
    description = "Show what a comparison would run, how big, and why; run nothing.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared;
  @Mixin private ComparisonOptions source;
  @Mixin private PartOptions part;

  @Option(names = "--json", description = "Print the cells as JSON.")
  private boolean json;

  @Override
  public Integer call() throws ConfigurationException, IOException {
    Comparison comparison = source.read(shared);
    List<PlannedCell> plan = part.plan(comparison);
    Resumption resumption = resume(comparison, plan);
    if (json) {
      Json.print(shared.out(), PlanTable.maps(resumption.decisions()));
    } else {
      shared.out().print(PlanTable.render(resumption.decisions()));
      shared.out().println(resumption.summary());
      if (comparison.proofs()) {
        Path directory = part.directory(comparison);
        ProofsDirectory proofs = new ProofsDirectory(directory, comparison, _ -> {});
        shared.out().println(proofs.plan(resumption));
      }
    }
    return ExitCode.DONE;
  }

  /** Decides as compare does, on the same directory. */
  private Resumption resume(Comparison comparison, List<PlannedCell> plan) throws IOException {
    Path directory = part.directory(comparison);
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new UserException("%s is a file, not a directory".formatted(directory));
    }
    try (ResultsStore store = ResultsStore.read(directory)) {
      shared.tellDamage(store);
      return new Resumption(comparison, plan, store);
    }
  }
}
