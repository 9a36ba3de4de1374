package org.superpose.console.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.superpose.console.report.CircuitText;
import org.superpose.core.circuit.ActiveCounts;
import org.superpose.core.circuit.Circuit;
import org.superpose.core.circuit.Stages;
import org.superpose.formats.circuit.CircuitFile;
import org.superpose.formats.circuit.CircuitFileException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a circuit as constructions see it. */
@Command(
    name = "circuit",
    description =
        "Show a circuit level by level: its gates, what is carried, and how many can be active at"
            + " once.",
    mixinStandardHelpOptions = true)
final class CircuitCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "A combinational circuit: AIGER, BENCH or BLIF, also compressed by gzip.")
  private Path file;

  @Option(
      names = "--sparsity",
      paramLabel = "V",
      description = "The largest number of active inputs. Default: all.")
  private Integer sparsity;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (sparsity != null) {
      UserException.requireAtLeast(1, "--sparsity", sparsity);
    }
    Circuit circuit = read();
    int most = sparsity == null ? circuit.features() : sparsity;
    if (most > circuit.features()) {
      throw new UserException(
          "--sparsity is %s, but the circuit has only %s inputs"
              .formatted(most, circuit.features()));
    }
    Stages stages = Stages.of(circuit);
    ActiveCounts counts = ActiveCounts.atMost(stages, most);
    String name = String.valueOf(file.getFileName());
    if (json) {
      Json.print(shared.out(), CircuitText.map(name, stages, most, counts));
    } else {
      shared.out().print(CircuitText.render(name, stages, most, counts));
    }
    return ExitCode.DONE;
  }

  private Circuit read() {
    try {
      return Circuit.of(CircuitFile.read(file));
    } catch (CircuitFileException e) {
      throw new UserException(file + ": " + e.getMessage());
    }
  }
}
