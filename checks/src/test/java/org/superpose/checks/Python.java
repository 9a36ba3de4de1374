package org.superpose.checks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Python that has numpy, which the checker of proof files is written for.
 *
 * @param command its name or path
 * @param directory where it runs and leaves what it prints
 */
public record Python(String command, Path directory) {

  /** Why a test is skipped without one. */
  public static final String MISSING = "python3 with numpy is not installed";

  /** Where the programs of the checker are. */
  public static final Path CHECKER = Repository.ROOT.resolve("checker");

  /**
   * What a program did.
   *
   * @param code its exit code
   * @param output what it printed, errors among it
   */
  public record Result(int code, String output) {}

  /**
   * Returns a Python that has numpy, if there is one.
   *
   * @param directory where it is to run
   */
  public static Optional<Python> withNumpy(Path directory) throws InterruptedException {
    for (String command : List.of("python3", "/usr/bin/python3")) {
      Python python = new Python(command, directory);
      try {
        if (python.run("-c", "import numpy").code == 0) {
          return Optional.of(python);
        }
      } catch (IOException e) {
        // This Python does not exist; the next may have numpy.
      }
    }
    return Optional.empty();
  }

  /** Runs it to its end, for ten minutes at most. */
  public Result run(String... arguments) throws IOException, InterruptedException {
    Path output = Files.createTempFile(directory, "python", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(Stream.of(command), Stream.of(arguments)).toList())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process = builder.start();
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    int code = process.waitFor();
    String printed = Files.readString(output, UTF_8);
    Files.delete(output);
    return new Result(code, printed);
  }
}
