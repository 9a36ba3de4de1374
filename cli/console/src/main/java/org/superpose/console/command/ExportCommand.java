package org.superpose.console.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.superpose.formats.NetworkFile;
import org.superpose.formats.NetworkFileException;
import org.superpose.formats.NetworkQueries;
import org.superpose.formats.query.QueryException;
import org.superpose.formats.query.QueryFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "A network: .npz, .safetensors or .onnx, of superpose or elsewhere.")
  private Path target;

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
      paramLabel = "K|all",
      required = true,
      description = "Which output, from 0; all: a file for each.")
  private String output;

  @Option(
      names = "--out",
      paramLabel = "FILE|DIR",
      required = true,
      description =
          "Where to write: a file, which may be /dev/stdout; the folder of NAME-outputK.FORMAT if"
              + " it is one, and for all outputs.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    try {
      NetworkFile file = problem.read(target, VerifyCommand.tasks(shared));
      NetworkQueries queries = new NetworkQueries(file);
      if (output.equals(ALL)) {
        writeAll(queries, file.problem().outputs());
      } else {
        int which = index(file.problem().outputs());
        queries.write(
            which,
            format,
            Files.isDirectory(out) ? out.resolve(queries.fileName(which, format)) : out);
      }
      return ExitCode.DONE;
    } catch (NetworkFileException e) {
      throw new UserException(e.getMessage());
    } catch (QueryException e) {
      throw new UserException(target + ": " + e.getMessage());
    }
  }

  private void writeAll(NetworkQueries queries, int outputs) throws IOException {
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new UserException(
          "--out %s is no folder, and --output all writes a file for each output".formatted(out));
    }
    Files.createDirectories(out);
    for (int which = 0; which < outputs; which++) {
      queries.write(which, format, out.resolve(queries.fileName(which, format)));
    }
    shared.err().println("superpose: wrote %s files to %s".formatted(outputs, out));
  }

  private int index(int outputs) {
    try {
      int which = Integer.parseInt(output);
      if (which >= 0 && which < outputs) {
        return which;
      }
    } catch (NumberFormatException _) {
      // No number at all.
    }
    throw new UserException(
        "--output '%s' must be all or an output, from 0 to %s".formatted(output, outputs - 1));
  }
}
