package org.superpose.console.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.superpose.formats.NetworkFile;
import org.superpose.formats.NetworkFileException;
import org.superpose.formats.NetworkQueries;
import org.superpose.formats.query.QueryException;
import org.superpose.formats.query.QueryFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes what verify decides as questions for programs that nobody here wrote. */
@Command(
    name = "export",
    description =
        "Write, for a solver, whether an output is wrong on some input: no solution means that it"
            + " is right on all of them, a solution is a witness.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  private static final String ALL = "all";

  @Mixin private SharedOptions shared;
  @Mixin private ProblemOptions problem;
  @Mixin private OneNetwork network;

  @Option(
      names = "--query",
      paramLabel = "FORMAT",
      required = true,
      description =
          "${COMPLETION-CANDIDATES}: lp for GLPK, CBC, HiGHS, SCIP; opb for clasp, minisat+; smt2"
              + " for z3, cvc5.")
  private QueryFormat format;

  @Option(
      names = "--output",
      paramLabel = "K,...|all",
      split = ",",
      required = true,
      description = "Which outputs, from 0; all: every one.")
  private List<String> outputs;

  @Option(
      names = "--out",
      paramLabel = "FILE|DIR",
      required = true,
      description =
          "Where to write: a file, which may be /dev/stdout; of several outputs the folder of"
              + " NAME-outputK.FORMAT.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    problem.requireSense();
    network.requireSense();
    try {
      NetworkFile file = problem.read(network.path(), VerifyCommand.tasks(shared));
      write(new NetworkQueries(file), indices(file.problem().outputs()));
      return ExitCode.DONE;
    } catch (NetworkFileException e) {
      throw new UserException(e.getMessage());
    } catch (QueryException e) {
      throw new UserException(network.path() + ": " + e.getMessage());
    }
  }

  private void write(NetworkQueries queries, int... indices) throws IOException {
    if (indices.length == 1 && !Files.isDirectory(out)) {
      queries.write(indices[0], format, out);
      return;
    }
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new UserException("--out %s is no folder, which several outputs need".formatted(out));
    }
    Files.createDirectories(out);
    for (int index : indices) {
      queries.write(index, format, out.resolve(queries.fileName(index, format)));
    }
    shared.err().println("superpose: %s files written to %s".formatted(indices.length, out));
  }

  private int[] indices(int most) {
    return outputs.equals(List.of(ALL))
        ? IntStream.range(0, most).toArray()
        : outputs.stream().mapToInt(output -> index(output, most)).sorted().distinct().toArray();
  }

  private static int index(String output, int most) {
    try {
      int index = Integer.parseInt(output.strip());
      if (index >= 0 && index < most) {
        return index;
      }
    } catch (NumberFormatException _) {
      // No number at all.
    }
    throw new UserException(
        "--output: '%s' must be all or an output, from 0 to %s".formatted(output, most - 1));
  }
}
