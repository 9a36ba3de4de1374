package org.superpose.checks.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.checks.Application;
import org.superpose.checks.Repository;

/** The script that starts the command, where outputs are closed and variables are missing. */
class LauncherTest {

  @TempDir private Path directory;

  @BeforeEach
  void requireTheApplication() {
    assumeTrue(Application.isBuilt(), Application.NOT_BUILT);
    assumeTrue(
        Files.exists(Application.STAMP), "the script was not used yet: it would build first");
  }

  /** Runs a line of shell in which $superpose is the script. */
  private int shell(String line) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(List.of("sh", "-c", line));
    builder.environment().putIfAbsent("superpose", Repository.ROOT.resolve("superpose").toString());
    builder.environment().put("SUPERPOSE_JAVA_HOME", System.getProperty("java.home"));
    Process process =
        builder
            .directory(directory.toFile())
            .redirectOutput(directory.resolve("out").toFile())
            .redirectError(directory.resolve("err").toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  @ParameterizedTest
  @CsvSource({
    "$superpose list > /dev/full, 2",
    "$superpose list >&-, 2",
    "$superpose list >&- 2>&-, 2",
    "$superpose schema | true, 0",
    "$superpose list nonsense 2>&-, 2"
  })
  void resultsThatNobodyCanReadAreNoSuccess(String line, int code) throws Exception {
    assertThat(shell(line)).isEqualTo(code);
  }

  @Test
  void messagesMayGoNowhere() throws Exception {
    assertThat(shell("$superpose list 2>&-")).isZero();
    assertThat(directory.resolve("out")).content().contains("pairwise-and");
  }

  @Test
  void noHomeIsNeeded() throws Exception {
    assertThat(shell("unset HOME; $superpose list")).isZero();
    assertThat(directory.resolve("err")).isEmptyFile();
  }
}
