package org.superpose.checks.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.checks.Python;

/** Runs the tests of the checker of proof files, which are in Python as it is. */
class CheckerTest {

  private static final int MOST_LINES = 460;

  @TempDir Path directory;

  @Test
  void theCheckerPassesItsOwnTests() throws IOException, InterruptedException {
    Optional<Python> python = Python.withNumpy(directory);
    assumeTrue(python.isPresent(), Python.MISSING);

    Python.Result result = python.get().run(Python.CHECKER.resolve("test_check.py").toString());

    assertThat(result.code()).as(result.output()).isZero();
  }

  @Test
  void theCheckerIsShort() throws IOException {
    assertThat(Files.readAllLines(Python.CHECKER.resolve("check.py"), UTF_8))
        .hasSizeLessThanOrEqualTo(MOST_LINES);
  }
}
