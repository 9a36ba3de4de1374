package org.superpose.cli.command;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.superpose.cli.config.Comparison;
import org.superpose.cli.config.ConfigurationException;
import org.superpose.cli.report.PlanTable;
import org.superpose.cli.run.PlannedCell;
import org.superpose.cli.store.DamagedStoreException;
import org.superpose.cli.store.Decision;
import org.superpose.cli.store.ResultsStore;
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
    Map<PlannedCell, Decision> decisions = decide(comparison, plan);
    if (json) {
      Json.print(
          shared.out(),
          plan.stream().map(cell -> PlanTable.map(cell, decisions.get(cell))).toList());
    } else {
      shared.out().println(PlanTable.render(decisions));
    }
    return ExitCode.DONE;
  }

  private Map<PlannedCell, Decision> decide(Comparison comparison, List<PlannedCell> plan)
      throws IOException {
    try (ResultsStore store = ResultsStore.read(part.directory(comparison))) {
      return new Resumption(comparison, plan, store).decisions();
    } catch (DamagedStoreException e) {
      throw new UserException(e.getMessage());
    }
  }
}
