package org.superpose.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.superpose.cli.config.Comparison;
import org.superpose.cli.config.ConfigurationException;
import org.superpose.cli.format.NetworkFile;
import org.superpose.cli.format.NetworkFiles;
import org.superpose.cli.run.Cell;
import org.superpose.cli.run.CellRunner;
import org.superpose.cli.run.Column;
import org.superpose.cli.run.PlannedCell;
import org.superpose.cli.run.Planner;
import org.superpose.cli.run.Prospect;
import org.superpose.cli.run.Row;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.MalformedNetworkException;
import org.superpose.core.network.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Builds the networks of a comparison and writes them to files; judges nothing. */
@Command(
    name = "build",
    description = "Write the networks of a comparison to NPZ and JSON files.",
    mixinStandardHelpOptions = true)
final class BuildCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared;
  @Mixin private ComparisonOptions source;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to write.")
  private Path out;

  @Override
  public Integer call() throws ConfigurationException, IOException {
    Comparison comparison = source.read(shared);
    List<PlannedCell> plan = Planner.plan(comparison);
    Files.createDirectories(out);
    CellRunner runner = new CellRunner(comparison);
    boolean failed = false;
    for (PlannedCell planned : plan) {
      failed |= !write(runner, planned);
    }
    return failed ? ExitCode.CELLS_FAILED : ExitCode.DONE;
  }

  /** Writes the network of a cell; returns false if it broke. */
  private boolean write(CellRunner runner, PlannedCell planned) throws IOException {
    String name = planned.cell().name();
    switch (planned.prospect()) {
      case Prospect.Unsupported(String reason) -> shared.err().println(name + ": " + reason);
      case Prospect.Broken(String reason) -> {
        shared.err().println(name + ": failed: " + reason);
        return false;
      }
      case Prospect.Ready(Sizing.Sized size) -> {
        return write(runner, planned.cell(), size);
      }
      case Prospect.Search _ -> {
        Row row = runner.run(planned, 1).row();
        Optional<PlannedCell> found = runner.shownBy(planned, row);
        if (found.isPresent()) {
          return write(runner, found.get());
        }
        shared.err().println(name + ": " + row.text(Column.REASON));
        return !row.isFailed();
      }
    }
    return true;
  }

  private boolean write(CellRunner runner, Cell cell, Sizing.Sized size) throws IOException {
    try {
      NetworkFiles.write(out, file(runner, cell, size));
      shared.out().println(out.resolve(cell.name() + ".npz"));
      return true;
    } catch (MalformedNetworkException e) {
      shared.err().println(cell.name() + ": failed: malformed network: " + e.getMessage());
      return false;
    }
  }

  private static NetworkFile file(CellRunner runner, Cell cell, Sizing.Sized size) {
    Map<String, Object> options = new LinkedHashMap<>(cell.construction().options().asMap());
    Network network = runner.build(cell, size);
    runner.audit(cell, size, network);
    return new NetworkFile(
        cell.name(),
        network,
        runner.problem(cell),
        Optional.of(cell.construction().plugin().id()),
        options,
        OptionalLong.of(cell.seed()));
  }
}
