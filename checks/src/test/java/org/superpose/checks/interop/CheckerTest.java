package org.superpose.checks.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the tests of the checker of proof files, which are in Python as it is. */
class CheckerTest {

  private static final int MOST_LINES = 400;
  private static final Path CHECKER = root().resolve("checker");

  @TempDir Path directory;

  @Test
  void theCheckerPassesItsOwnTests() throws IOException, InterruptedException {
    String python = pythonWithNumpy();
    assumeTrue(python != null, "python3 with numpy is not installed");

    Path output = directory.resolve("output.txt");
    int code = run(output, python, CHECKER.resolve("test_check.py").toString());

    assertThat(code).as(Files.readString(output, UTF_8)).isZero();
  }

  @Test
  void theCheckerIsShort() throws IOException {
    assertThat(Files.readAllLines(CHECKER.resolve("check.py"), UTF_8))
        .hasSizeLessThanOrEqualTo(MOST_LINES);
  }

  private static Path root() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("checker").resolve("check.py"))) {
      root = root.getParent();
    }
    return root;
  }

  /** Returns a Python that has numpy, or null. */
  private String pythonWithNumpy() throws InterruptedException {
    for (String python : List.of("python3", "/usr/bin/python3")) {
      try {
        if (run(directory.resolve("numpy.txt"), python, "-c", "import numpy") == 0) {
          return python;
        }
      } catch (IOException e) {
        // There is no such Python; the next may have numpy.
      }
    }
    return null;
  }

  private int run(Path output, String... command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process = builder.start();
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return process.waitFor();
  }
}
