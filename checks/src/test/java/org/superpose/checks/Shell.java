package org.superpose.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Runs lines of shell in a folder, with variables of their own. */
public final class Shell {

  private static final int PATIENCE_SECONDS = 120;

  private final Path directory;
  private final Map<String, String> variables = new TreeMap<>();

  /** Runs lines in a folder. */
  public Shell(Path directory) {
    this.directory = directory;
  }

  /**
   * What a line came to.
   *
   * @param code its exit code
   * @param out what it printed
   * @param err what it said besides
   */
  public record Result(int code, String out, String err) {}

  /** Sets a variable for all lines to come, and returns this. */
  public Shell with(String name, Object value) {
    variables.put(name, value.toString());
    return this;
  }

  /** Starts a line; its outputs go to the files NAME.out and NAME.err. */
  public Process start(String name, String line) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(List.of("sh", "-c", line));
    builder.environment().putAll(variables);
    return builder
        .directory(directory.toFile())
        .redirectOutput(file(name, "out").toFile())
        .redirectError(file(name, "err").toFile())
        .start();
  }

  private Path file(String name, String ending) {
    return directory.resolve(name + "." + ending);
  }

  /** Waits for a line that was started by a name. */
  public Result ended(String name, Process process) throws IOException, InterruptedException {
    boolean isInTime = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!isInTime) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    assertThat(isInTime).as("%s ends", name).isTrue();
    return new Result(
        process.exitValue(),
        Files.readString(file(name, "out")),
        Files.readString(file(name, "err")));
  }

  /** Runs a line. */
  public Result run(String line) throws IOException, InterruptedException {
    return ended("line", start("line", line));
  }

  /** Returns whether a line succeeds, so that a test can be skipped where it does not. */
  public boolean can(String line) throws IOException, InterruptedException {
    return start("line", line).waitFor() == 0;
  }
}
