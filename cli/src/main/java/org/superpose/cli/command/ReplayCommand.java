package org.superpose.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.superpose.cli.config.Comparison;
import org.superpose.cli.config.ConfigurationException;
import org.superpose.cli.config.ConfigurationReader;
import org.superpose.cli.format.NetworkFile;
import org.superpose.cli.format.NetworkFileException;
import org.superpose.cli.format.NetworkFiles;
import org.superpose.cli.report.ForwardPassText;
import org.superpose.cli.run.CellRunner;
import org.superpose.cli.run.PlannedCell;
import org.superpose.cli.run.Planner;
import org.superpose.cli.run.Prospect;
import org.superpose.cli.run.Row;
import org.superpose.cli.store.Entry;
import org.superpose.cli.store.ResultsStore;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Network;
import org.superpose.core.task.Problem;
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
      paramLabel = "I,J,...",
      required = true,
      split = ",",
      description = "The active features.")
  private List<Integer> inputs;

  private record Subject(Network network, Problem problem) {}

  @Override
  public Integer call() throws ConfigurationException, IOException {
    Subject subject = Files.isDirectory(target) ? fromResults() : fromFile();
    int[] active = inputs.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
    int features = subject.problem().features();
    if (Arrays.stream(active).anyMatch(feature -> feature < 0 || feature >= features)) {
      throw new UserException("--inputs %s: features are 0 to %d".formatted(inputs, features - 1));
    }
    shared.out().print(ForwardPassText.render(subject.network(), subject.problem(), active));
    return ExitCode.DONE;
  }

  private Subject fromFile() throws IOException {
    try {
      NetworkFile file = NetworkFiles.read(target, VerifyCommand.tasks(shared));
      return new Subject(file.network(), file.problem());
    } catch (NetworkFileException e) {
      throw new UserException(e.getMessage());
    }
  }

  /** Builds the network of a cell again: equal configuration and seed give the same network. */
  private Subject fromResults() throws ConfigurationException, IOException {
    Comparison comparison =
        ConfigurationReader.read(
            target.resolve(ResultsDirectory.CONFIGURATION), List.of(), shared.registry());
    PlannedCell planned =
        Planner.plan(comparison).stream()
            .filter(candidate -> candidate.cell().name().equals(cell))
            .findFirst()
            .orElseThrow(
                () ->
                    new UserException(
                        "%s has no cell '%s'; see the column cell of results.csv"
                            .formatted(target, cell == null ? "" : cell)));
    CellRunner runner = new CellRunner(comparison);
    PlannedCell shown =
        runner
            .shownBy(planned, storedRow())
            .orElseThrow(() -> new UserException(cell + " has no network"));
    Sizing.Sized size = ((Prospect.Ready) shown.prospect()).size();
    return new Subject(runner.build(shown.cell(), size), runner.problem(shown.cell()));
  }

  /**
   * Returns the row of the cell, which knows what a search found; an empty row if there is none.
   */
  private Row storedRow() throws IOException {
    try (ResultsStore store = ResultsStore.read(target)) {
      return store.find(cell).map(Entry::row).orElse(Row.builder().build());
    }
  }
}
