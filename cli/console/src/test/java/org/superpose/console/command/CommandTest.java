package org.superpose.console.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Runs commands in this process and keeps what the latest one said. */
abstract class CommandTest {

  @TempDir Path directory;

  /** What the command printed. */
  String out;

  /** What it said besides. */
  String err;

  /** Runs a command and returns its exit code. */
  final int run(Object... arguments) {
    StringWriter outText = new StringWriter();
    StringWriter errText = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(outText, true),
            new PrintWriter(errText, true),
            Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    out = outText.toString();
    err = errText.toString();
    return code;
  }
}
