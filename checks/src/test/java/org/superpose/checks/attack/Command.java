package org.superpose.checks.attack;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.superpose.checks.Application;
import org.superpose.console.command.Main;

/** What a command that ended came to. */
record Command(int code, String out, String err) {

  private static final int LONGEST_LINE = 6_000;
  private static final int PATIENCE_SECONDS = 90;
  private static final int NEVER = -1;
  private static final String CONTROLS =
      "(?s).*[\\x00-\\x08\\x0B-\\x1F\\u202A-\\u202E\\u2066-\\u2069].*";

  /** Runs a command in this virtual machine. */
  static Command here(List<String> arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            arguments.toArray(String[]::new));
    return new Command(code, out.toString(), err.toString());
  }

  /** Starts it as a process, whose outputs go to the files {@code out} and {@code err}. */
  static Process start(Path directory, List<String> options, List<String> arguments)
      throws IOException {
    List<String> line = new ArrayList<>(Application.COMMAND);
    line.addAll(1, options);
    line.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put("LC_ALL", "C.UTF-8"); // as the launcher does
    return builder
        .directory(directory.toFile())
        .redirectOutput(directory.resolve("out").toFile())
        .redirectError(directory.resolve("err").toFile())
        .start();
  }

  /** Waits for a process that was started in a directory, and ends it if it does not end. */
  static Command ended(Process process, Path directory) throws IOException, InterruptedException {
    boolean isInTime = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!isInTime) {
      process.destroyForcibly().waitFor();
    }
    return new Command(
        isInTime ? process.exitValue() : NEVER,
        Files.readString(directory.resolve("out")),
        Files.readString(directory.resolve("err")));
  }

  /** Returns what no command may ever do, whatever it is given; empty if it behaved. */
  String misbehaviour() {
    if (!List.of(0, 2, 3, 4).contains(code)) {
      return code == NEVER ? "does not end" : "exit code " + code;
    }
    if (err.contains("\tat ") || err.contains("internal error") || err.contains("Exception in")) {
      return "a trace or an internal error";
    }
    if (err.matches(CONTROLS)) {
      return "raw control characters";
    }
    if (err.lines().anyMatch(line -> line.length() > LONGEST_LINE)) {
      return "a line without end";
    }
    return code == 2 && !err.contains("superpose: ") ? "not a word on what is wrong" : "";
  }
}
