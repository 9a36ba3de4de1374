package org.superpose.checks.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.checks.Application;
import org.superpose.checks.Shell;

/** The script that starts the command, where outputs are closed and variables are missing. */
class LauncherTest {

  @TempDir private static Path home;
  @TempDir private Path directory;

  private static LauncherTree tree;

  @BeforeAll
  static void requireTheApplication() throws IOException {
    assumeTrue(Application.isBuilt(), Application.NOT_BUILT);
    tree = LauncherTree.in(home.resolve("it's a \"place\"; $HOME ü")).built();
  }

  private Shell.Result shell(String line) throws IOException, InterruptedException {
    return new Shell(directory)
        .with("superpose", tree.script())
        .with("LC_ALL", "C.UTF-8")
        .with("SUPERPOSE_JAVA_HOME", System.getProperty("java.home"))
        .run(line);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"$superpose\" list > /dev/full', 2",
    "'\"$superpose\" list >&-', 2",
    "'\"$superpose\" list >&- 2>&-', 2",
    "'\"$superpose\" schema | true', 0",
    "'\"$superpose\" list nonsense 2>&-', 2"
  })
  void resultsThatNobodyCanReadAreNoSuccess(String line, int code) throws Exception {
    assertThat(shell(line).code()).isEqualTo(code);
  }

  @Test
  void messagesMayGoNowhere() throws Exception {
    Shell.Result listed = shell("\"$superpose\" list 2>&-");

    assertThat(listed.code()).isZero();
    assertThat(listed.out()).contains("pairwise-and");
  }

  @Test
  void noHomeIsNeeded() throws Exception {
    Shell.Result listed = shell("unset HOME; \"$superpose\" list");

    assertThat(listed.err()).isEmpty();
    assertThat(listed.code()).isZero();
  }

  @Test
  void aLinkFromElsewhereStartsIt() throws Exception {
    Files.createSymbolicLink(directory.resolve("link"), tree.script());

    Shell.Result listed = shell("./link list 0<&-");

    assertThat(listed.err()).isEmpty();
    assertThat(listed.code()).isZero();
  }
}
