package org.superpose.console.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.superpose.console.report.ForwardPassText;
import org.superpose.runner.config.ConfigurationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs one network on one input, step by step: what a witness claims, anyone can see. */
@Command(
    name = "replay",
    description =
        "Run a network on one input, layer by layer; a falsified cell, if no input is given, on its"
            + " stored witness.",
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared;
  @Mixin private ProblemOptions problem;

  @Parameters(
      index = "0",
      paramLabel = "FILE|DIR",
      description = "A network file, or the results directory of a comparison.")
  private Path target;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "CELL",
      description = "The cell of the results directory.")
  private String cell;

  @Mixin private ActiveFeatures inputs;

  @Override
  public Integer call() throws ConfigurationException, IOException {
    Subject subject = Subject.of(shared, problem, target, cell);
    int[] active =
        inputs.of(subject.problem()).or(subject::witness).orElseThrow(ActiveFeatures::missing);
    shared
        .out()
        .print(
            ForwardPassText.render(subject.network(), subject.problem(), subject.stages(), active));
    return ExitCode.DONE;
  }
}
