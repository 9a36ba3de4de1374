package org.superpose.console.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.superpose.core.circuit.StageDesign;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.MalformedNetworkException;
import org.superpose.core.network.Network;
import org.superpose.core.task.Problem;
import org.superpose.formats.NetworkFile;
import org.superpose.formats.NetworkFileException;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.ConfigurationException;
import org.superpose.runner.config.ConfigurationReader;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Judgement;
import org.superpose.runner.run.Cell;
import org.superpose.runner.run.CellRunner;
import org.superpose.runner.run.PlannedCell;
import org.superpose.runner.run.PlannedOutcome;
import org.superpose.runner.run.Planner;
import org.superpose.runner.run.TooLargeException;
import org.superpose.runner.store.Entry;
import org.superpose.runner.store.ResultsDirectory;
import org.superpose.runner.store.ResultsStore;

/**
 * One network to look at, and its problem: read from a file, or built again as a cell of results.
 *
 * @param name the name of the file or the cell
 * @param construction what built it
 * @param network the network
 * @param problem what it is to compute
 * @param stages what its neurons stand for, if it is a cell that computes a circuit level by level
 * @param witness the active inputs, ascending, of the input that shows it wrong, if it is a cell
 *     for which one is stored
 */
record Subject(
    String name,
    String construction,
    Network network,
    Problem problem,
    List<StageDesign> stages,
    Optional<int[]> witness) {

  /**
   * Finds a network.
   *
   * @param target a network file, or the results directory of a comparison
   * @param problem what a file is to compute
   * @param cell the cell of the directory; null for a file
   * @throws UserException if the network does not exist
   */
  static Subject of(SharedOptions shared, ProblemOptions problem, Path target, String cell)
      throws ConfigurationException, IOException {
    return Files.isDirectory(target)
        ? fromResults(shared, target, cell)
        : fromFile(shared, problem, target);
  }

  private static Subject fromFile(SharedOptions shared, ProblemOptions problem, Path target)
      throws IOException {
    try {
      NetworkFile file = problem.read(target, VerifyCommand.tasks(shared));
      return new Subject(
          file.name(),
          file.construction().orElse("unknown"),
          file.network(),
          file.problem(),
          List.of(),
          Optional.empty());
    } catch (NetworkFileException e) {
      throw new UserException(e.getMessage());
    }
  }

  /** Builds the network of a cell again: equal configuration and seed give the same network. */
  private static Subject fromResults(SharedOptions shared, Path target, String cell)
      throws ConfigurationException, IOException {
    if (cell == null) {
      throw new UserException(
          "%s holds many networks: name a cell as well, from the column cell of results.csv"
              .formatted(target));
    }
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
                            .formatted(target, cell)));
    CellRunner runner = new CellRunner(comparison);
    Optional<CellResult> stored = storedRow(target, cell);
    PlannedCell shown =
        stored
            .map(row -> runner.shownBy(planned, row))
            .orElse(Optional.of(planned).filter(PlannedCell::isReady))
            .orElseThrow(() -> new UserException(cell + " has no network"));
    Sizing.Sized size = ((PlannedOutcome.Ready) shown.outcome()).size();
    return new Subject(
        cell,
        shown.cell().construction().plugin().id(),
        build(runner, shown.cell(), size),
        runner.problem(shown.cell()),
        runner.stages(shown.cell(), size),
        stored.flatMap(CellResult::judgement).flatMap(Judgement::witnessInputs));
  }

  private static Network build(CellRunner runner, Cell cell, Sizing.Sized size) {
    try {
      return runner.build(cell, size);
    } catch (MalformedNetworkException e) {
      throw new UserException(cell.name() + ": malformed network: " + e.getMessage());
    } catch (TooLargeException e) {
      throw new UserException(cell.name() + ": " + e.getMessage());
    }
  }

  /** Returns the row of the cell, which knows what a search found. */
  private static Optional<CellResult> storedRow(Path target, String cell) throws IOException {
    try (ResultsStore store = ResultsStore.read(target)) {
      return store.find(cell).map(Entry::row);
    }
  }
}
