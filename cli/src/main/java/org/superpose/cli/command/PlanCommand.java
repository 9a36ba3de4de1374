package org.superpose.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.superpose.cli.config.Comparison;
import org.superpose.cli.config.ConfigurationException;
import org.superpose.cli.report.PlanTable;
import org.superpose.cli.run.PlannedCell;
import org.superpose.cli.run.Planner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what a comparison would run; runs nothing and writes nothing. */
@Command(
    name = "plan",
    description = "Show what a comparison would run, and how big; run nothing.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared;
  @Mixin private ComparisonOptions source;

  @Option(names = "--json", description = "Print the cells as JSON.")
  private boolean json;

  @Override
  public Integer call() throws ConfigurationException {
    Comparison comparison = source.read(shared);
    List<PlannedCell> plan = Planner.plan(comparison);
    if (json) {
      Json.print(shared.out(), plan.stream().map(PlanTable::map).toList());
    } else {
      shared.out().println(PlanTable.render(plan));
    }
    return ExitCode.DONE;
  }
}
