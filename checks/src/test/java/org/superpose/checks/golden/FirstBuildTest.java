package org.superpose.checks.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.checks.Shell;

/**
 * The script that starts the command builds first: once, whoever else starts meanwhile, and again
 * if that was interrupted. Programs of a line stand for Maven and Java, so that this takes no time.
 */
class FirstBuildTest {

  private static final double BUILD_SECONDS = 0.7;
  private static final String BUILDS = "superpose: building (once; a minute or two";

  @TempDir private Path directory;

  private LauncherTree tree;
  private Shell shell;

  @BeforeEach
  void makeATreeThatWasNeverBuilt() throws IOException {
    tree = LauncherTree.in(directory.resolve("a tree"));
    shell =
        new Shell(directory)
            .with("superpose", tree.script())
            .with("SUPERPOSE_JAVA_HOME", tree.jdk())
            .with("PATH", tree.maven(BUILD_SECONDS) + ":" + System.getenv("PATH"));
  }

  private Shell.Result list() throws Exception {
    return shell.run("exec \"$superpose\" list");
  }

  private Process start(String name) throws IOException {
    return shell.start(name, "exec \"$superpose\" list");
  }

  private void requireLocks() throws Exception {
    assumeTrue(shell.can("command -v flock"), "this system has no flock");
  }

  private void waitForTheBuild(Process process) throws Exception {
    while (tree.noted().isEmpty()) {
      assertThat(process.isAlive()).isTrue();
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private void assertRan(Shell.Result result) {
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).startsWith("ran ").endsWith(" list\n");
  }

  @Test
  void theFirstStartBuildsAndTheSecondDoesNot() throws Exception {
    Shell.Result first = list();
    Shell.Result second = list();

    assertRan(first);
    assertRan(second);
    assertThat(first.err()).startsWith(BUILDS);
    assertThat(second.err()).isEmpty();
  }

  @Test
  void ofStartsThatRaceOneBuilds() throws Exception {
    requireLocks();
    Process[] racing = new Process[4];
    for (int i = 0; i < racing.length; i++) {
      racing[i] = start("start" + i);
    }
    for (int i = 0; i < racing.length; i++) {
      assertRan(shell.ended("start" + i, racing[i]));
    }

    assertThat(tree.noted()).containsExactly("start", "end");
  }

  @Test
  void aBuildThatWasKilledIsRepeated() throws Exception {
    assumeTrue(shell.can("command -v setsid"), "this system has no setsid");
    Process process = shell.start("killed", "exec setsid \"$superpose\" list");
    waitForTheBuild(process);
    assertThat(shell.can("kill -KILL -" + process.pid())).isTrue();
    process.waitFor();
    Files.deleteIfExists(tree.root().resolve("busy"));

    Shell.Result again = list();

    assertRan(again);
    assertThat(again.err()).startsWith(BUILDS);
    assertThat(tree.noted()).containsExactly("start", "start", "end");
  }

  /** A signal to the script alone leaves Maven at work. */
  @Test
  void aBuildThatIsLeftBehindIsWaitedFor() throws Exception {
    requireLocks();
    Process process = start("left");
    waitForTheBuild(process);
    process.destroy();
    process.waitFor();

    Shell.Result again = list();

    assertRan(again);
    assertThat(again.err()).contains("superpose: waiting for another build");
    assertThat(tree.noted()).containsExactly("start", "end");
  }

  @Test
  void whatChangesDuringABuildIsBuiltNextTime() throws Exception {
    Process process = start("first");
    waitForTheBuild(process);
    Files.writeString(tree.source(), "class Changed {}");
    assertRan(shell.ended("first", process));

    assertThat(list().err()).startsWith(BUILDS);
    assertThat(list().err()).isEmpty();
  }

  @Test
  void aClockThatWasSetBackHidesNoChange() throws Exception {
    list();
    FileTime future = FileTime.from(Instant.now().plus(Duration.ofDays(2)));
    Files.setLastModifiedTime(tree.stamp(), future);
    assertThat(list().err()).startsWith(BUILDS);
    assertThat(list().err()).isEmpty();

    Files.setLastModifiedTime(tree.source(), future);

    Shell.Result result = list();
    assertRan(result);
    assertThat(result.err())
        .contains(tree.source() + " is dated in the future, so that every start builds; touch it");
  }

  @Test
  void aBuildThatFailsIsNoSuccess() throws Exception {
    Path maven = tree.root().resolve("bin/mvn");
    Files.writeString(maven, "#!/bin/sh\necho '[ERROR] it does not compile'\nexit 1\n");

    Shell.Result result = list();

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .endsWith("[ERROR] it does not compile\nsuperpose: the build failed.\n");
    assertThat(tree.stamp()).doesNotExist();
  }

  @Test
  void whoMayNotWriteDoesNotBuild() throws Exception {
    assumeTrue(shell.can("setpriv --reuid=65534 --clear-groups true"), "only root can be others");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));

    Shell.Result result =
        shell.run("exec setpriv --reuid=65534 --regid=65534 --clear-groups \"$superpose\" list");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo(
            "superpose: cannot write to %s/cli/console/target to build; build as the user to whom it belongs.\n"
                .formatted(tree.root()));
    assertThat(tree.noted()).isEmpty();
  }
}
