package org.superpose.console.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.superpose.console.report.CapacityText;
import org.superpose.core.network.Accounting;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.Task;
import org.superpose.formats.NetworkFile;
import org.superpose.formats.NetworkFileException;
import org.superpose.runner.plugin.Plugin;
import org.superpose.runner.plugin.PluginRegistry;
import org.superpose.runner.run.BoundPanel;
import org.superpose.runner.run.Capacities;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says how much a network of this size could compute. */
@Command(
    name = "capacity",
    description =
        "Say how many outputs like a network's own its parameters can compute at most, and about"
            + " how many constructions compute with as many neurons.",
    mixinStandardHelpOptions = true)
final class CapacityCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared;
  @Mixin private ProblemOptions problem;
  @Mixin private OneNetwork network;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    problem.requireSense();
    network.requireSense();
    PluginRegistry registry = shared.registry();
    CapacityText.Answer answer = answer(read(registry), registry);
    if (json) {
      Json.print(shared.out(), CapacityText.map(answer));
    } else {
      shared.out().print(CapacityText.render(answer));
    }
    return ExitCode.DONE;
  }

  private NetworkFile read(PluginRegistry registry) throws IOException {
    try {
      return problem.read(network.path(), VerifyCommand.tasks(registry));
    } catch (NetworkFileException e) {
      throw new UserException(e.getMessage());
    }
  }

  private CapacityText.Answer answer(NetworkFile file, PluginRegistry registry) {
    ProblemShape shape = file.problem().shape();
    Task task =
        registry
            .tasks()
            .find(shape.task())
            .map(Plugin::service)
            .orElseThrow(() -> new UserException("there is no task " + shape.task()));
    Accounting accounting = Accounting.of(file.network());
    Capacities capacities = new Capacities(task, shape, accounting.neurons());
    return new CapacityText.Answer(
        String.valueOf(network.path().getFileName()),
        shape,
        accounting,
        new BoundPanel(registry.bounds().all(), BoundPanel.PATIENCE)
            .ask(VerifyCommand.bounded(file)),
        capacities.areFeatures(),
        capacities.of(registry.constructions().all()));
  }
}
