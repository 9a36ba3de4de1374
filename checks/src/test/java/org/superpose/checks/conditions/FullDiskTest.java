package org.superpose.checks.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.checks.Application;
import org.superpose.checks.Shell;

/**
 * Disks without room, in memory and of this process alone: what finished stays, the reason is a
 * line, and the same command goes on when there is room again.
 */
class FullDiskTest {

  @TempDir private Path directory;

  private Surroundings here;

  @BeforeEach
  void requireDisks() throws Exception {
    assumeTrue(Application.isBuilt(), Application.NOT_BUILT);
    here = Surroundings.in(directory);
    assumeTrue(here.canMount(), "no disk can be mounted here");
  }

  /** The disk is full while cells are stored, or later, while results are written. */
  @ParameterizedTest
  @ValueSource(ints = {8, 40})
  void whatFinishedStaysAndGoesOnWhenThereIsRoom(int kilobytes) throws Exception {
    Shell.Result full =
        here.shell
            .with("room", kilobytes)
            .run(
                """
                unshare -m sh -c '
                  mkdir disk && mount -t tmpfs -o size=1m none disk || exit 99
                  mkdir disk/results
                  head -c $((room * 1024)) /dev/zero >disk/room
                  cat /dev/zero >disk/filler 2>/dev/null
                  rm disk/room
                  "$superpose" compare comparison.yaml --out disk/results --workers 1
                  echo $? >code
                  cp -r disk/results stopped
                  rm disk/filler
                  "$superpose" compare comparison.yaml --out disk/results 2>again
                  code=$?
                  cp -r disk/results results
                  exit $code'
                """);

    assertThat(Files.readString(directory.resolve("code"))).as(full.err()).isEqualTo("2\n");
    assertThat(Surroundings.dirt(full)).isEmpty();
    assertThat(full.err()).contains("No space left on device");
    assertThat(full.code()).as(Files.readString(directory.resolve("again"))).isZero();
    Path stopped = directory.resolve("stopped/cells.jsonl");
    long finished =
        Files.exists(stopped)
            ? Files.readString(stopped).chars().filter(c -> c == '\n').count()
            : 0;
    assertThat(directory.resolve("again"))
        .content()
        .contains(
            finished == 0 ? "12 cells: 12 run (new)" : finished + " reused (finished before)");
    assertThat(Surroundings.rows(directory.resolve("results"))).hasSize(1 + Surroundings.CELLS);
    try (var files = Files.list(directory.resolve("stopped"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".part"))).isEmpty();
    }
  }

  @Test
  void networksThatDoNotFitLeaveNoHalves() throws Exception {
    Shell.Result result =
        here.shell.run(
            """
            unshare -m sh -c '
              mkdir disk && mount -t tmpfs -o size=16k none disk || exit 99
              "$superpose" build comparison.yaml --out disk
              code=$?
              ls -A disk
              exit $code'
            """);

    assertThat(result.code()).as(result.err()).isEqualTo(4);
    assertThat(Surroundings.dirt(result)).isEmpty();
    assertThat(result.err())
        .containsPattern("s2: would take up to [0-9]+ kB; the disk has room for");
    assertThat(result.out()).doesNotContain(".part");
  }

  @Test
  void aDiskThatCannotBeWrittenCanBeRead() throws Exception {
    Shell.Result result =
        here.shell.run(
            """
            unshare -m sh -c '
              mkdir disk && mount -t tmpfs none disk || exit 99
              "$superpose" compare comparison.yaml --out disk/results >/dev/null 2>&1 || exit 98
              "$superpose" build comparison.yaml --out disk/networks >/dev/null 2>&1 || exit 97
              mount -o remount,ro disk || exit 96
              "$superpose" verify disk/networks >/dev/null || exit 94
              "$superpose" compare comparison.yaml --out disk/results
              echo compare $?
              "$superpose" report disk/results
              echo report $?
              "$superpose" build comparison.yaml --out disk/networks
              echo build $?'
            """);

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(Surroundings.dirt(result)).isEmpty();
    assertThat(result.out()).contains("compare 2", "report 2", "build 2");
    assertThat(result.err().lines().filter(line -> line.contains("Read-only file system")))
        .hasSizeGreaterThanOrEqualTo(3);
  }
}
