package org.superpose.console.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.superpose.console.report.ForwardPassText;
import org.superpose.runner.config.ConfigurationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one network on one input, step by step: what a witness claims, anyone can see. */
@Command(
    name = "replay",
    description = "Run a network on one input, layer by layer, for instance on a witness.",
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

  @Option(
      names = "--inputs",
      paramLabel = "FEATURE",
      required = true,
      split = ",",
      description = "The active features, for instance 195,502.")
  private List<Integer> inputs;

  @Override
  public Integer call() throws ConfigurationException, IOException {
    Subject subject = Subject.of(shared, problem, target, cell);
    int[] active = inputs.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
    int features = subject.problem().features();
    if (Arrays.stream(active).anyMatch(feature -> feature < 0 || feature >= features)) {
      throw new UserException("--inputs %s: features are 0 to %s".formatted(inputs, features - 1));
    }
    shared.out().print(ForwardPassText.render(subject.network(), subject.problem(), active));
    return ExitCode.DONE;
  }
}
