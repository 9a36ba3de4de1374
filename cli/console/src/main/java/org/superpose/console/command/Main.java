package org.superpose.console.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntSupplier;
import org.superpose.runner.config.ConfigurationException;
import org.superpose.runner.engine.EngineException;
import org.superpose.runner.run.Failures;
import org.superpose.runner.store.StoreException;
import org.superpose.runner.text.OneLine;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: {@code superpose COMMAND ...}. */
@Command(
    name = "superpose",
    description =
        "Compares networks that compute in superposition, and proves them right or wrong.",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CompareCommand.class,
      MergeCommand.class,
      PlanCommand.class,
      ListCommand.class,
      DescribeCommand.class,
      SchemaCommand.class,
      PluginsCommand.class,
      BuildCommand.class,
      CorpusCommand.class,
      ScoreCommand.class,
      CapacityCommand.class,
      VerifyCommand.class,
      InferCommand.class,
      ExportCommand.class,
      CircuitCommand.class,
      ReplayCommand.class,
      ExplainCommand.class,
      ReportCommand.class,
      DiffCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:internal error",
      "2:bad usage or bad file",
      "3:an expectation is not met; of diff: something got worse",
      "4:some cells failed",
      "130:stopped by Ctrl-C"
    })
public final class Main implements Runnable {

  /** What is wrong with a file beyond this many places, nobody reads. */
  private static final int MOST_PROBLEMS = 100;

  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show where an internal error happened.")
  private boolean debug;

  /** Runs the command line and ends the program with its exit code. */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT); // for plugins: nothing of our own depends on it
    PrintWriter out = reserveOutput();
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    ExitGuard guard = ExitGuard.watch(err);
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) ->
            err.println("superpose: %s: %s".formatted(thread.getName(), oneLine(failure))));
    guard.exit(written(out, err, run(out, err, arguments)));
  }

  /** Returns the exit code, which is never 0 where results could not be printed. */
  static int written(PrintWriter out, PrintWriter err, int code) {
    if (!out.checkError()) {
      return code;
    }
    err.println("superpose: cannot write to standard output; not all results were printed");
    return code == ExitCode.DONE ? ExitCode.BAD_INPUT : code;
  }

  private static String oneLine(Throwable failure) {
    return OneLine.of(failure.toString());
  }

  /** Keeps standard output for results: what plugins print goes to standard error. */
  static PrintWriter reserveOutput() {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    System.setOut(System.err);
    return out;
  }

  /**
   * Runs the command line.
   *
   * @param out takes results
   * @param err takes progress and diagnostics
   * @return the exit code
   */
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    Main main = new Main();
    CommandLine line =
        new CommandLine(main)
            .setOut(out)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .registerConverter(Path.class, Main::path)
            .setParameterExceptionHandler(Main::misused)
            .setExecutionExceptionHandler(main::handle);
    return main.guarded(err, () -> line.execute(arguments));
  }

  /** In the locale C, names with letters that are not ASCII cannot be opened. */
  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(inOtherEncoding(e));
    }
  }

  /** Says that a name cannot be opened. */
  static String inOtherEncoding(InvalidPathException name) {
    return "'%s' is not a file name in the encoding of this system, %s; set LC_ALL=C.UTF-8"
        .formatted(OneLine.of(name.getInput()), System.getProperty("sun.jnu.encoding"));
  }

  /** The command line passes on errors that are not exceptions, such as the lack of memory. */
  int guarded(PrintWriter err, IntSupplier command) {
    try {
      return command.getAsInt();
    } catch (OutOfMemoryError e) {
      err.println(
          "superpose: out of memory; give more, for instance SUPERPOSE_JAVA_OPTIONS=-Xmx8g");
      return ExitCode.INTERNAL_ERROR;
    } catch (Error e) {
      return internal(e, err);
    }
  }

  private int internal(Throwable failure, PrintWriter err) {
    err.println(
        "superpose: internal error: %s (--debug shows where; please report it)"
            .formatted(oneLine(failure)));
    if (debug) {
      failure.printStackTrace(err);
    }
    return ExitCode.INTERNAL_ERROR;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }

  /**
   * Says in few lines what is wrong with the arguments, so that it is not lost above a page of
   * options.
   */
  private static int misused(ParameterException misuse, String[] arguments) {
    CommandLine command = misuse.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("superpose: " + OneLine.of(misuse.getMessage()));
    boolean helped = UnmatchedArgumentException.printSuggestions(misuse, err);
    if (!command.getSubcommands().isEmpty() && !helped) {
      command.usage(err);
    } else {
      err.println(
          "superpose: '%s --help' shows its arguments"
              .formatted(command.getCommandSpec().qualifiedName()));
    }
    return ExitCode.BAD_INPUT;
  }

  private int handle(Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) {
    PrintWriter err = commandLine.getErr();
    return switch (failure) {
      case ConfigurationException bad -> {
        bad.diagnostics().stream()
            .limit(MOST_PROBLEMS)
            .forEach(diagnostic -> err.println("superpose: " + diagnostic));
        if (bad.diagnostics().size() > MOST_PROBLEMS) {
          err.println(
              "superpose: and %s more problems"
                  .formatted(bad.diagnostics().size() - MOST_PROBLEMS));
        }
        yield ExitCode.BAD_INPUT;
      }
      case UserException bad -> {
        err.println("superpose: " + OneLine.of(bad.getMessage()));
        yield ExitCode.BAD_INPUT;
      }
      case InvalidPathException bad -> {
        err.println("superpose: " + inOtherEncoding(bad));
        yield ExitCode.BAD_INPUT;
      }
      case StoreException unusable -> {
        err.println("superpose: " + OneLine.of(unusable.getMessage()));
        yield ExitCode.BAD_INPUT;
      }
      case EngineException lost -> {
        err.println("superpose: " + OneLine.of(lost.getMessage()));
        err.println("superpose: finished cells are stored; the same command runs the others");
        yield ExitCode.CELLS_FAILED;
      }
      case IOException unusable -> { // no fault of this program, such as a disk that is full
        err.println("superpose: cannot read or write: " + OneLine.of(Failures.reason(unusable)));
        yield ExitCode.BAD_INPUT;
      }
      default -> internal(failure, err);
    };
  }
}
