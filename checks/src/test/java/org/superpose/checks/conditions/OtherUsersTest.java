package org.superpose.checks.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.checks.Application;
import org.superpose.checks.Shell;

/** A user who owns nothing, has no home, and may not write, or not read, what others wrote. */
class OtherUsersTest {

  private static final String RUN = "unset HOME; $nobody \"$superpose\" ";

  @TempDir private Path directory;

  private Surroundings here;

  @BeforeEach
  void requireAnother() throws Exception {
    assumeTrue(Application.isBuilt(), Application.NOT_BUILT);
    here = Surroundings.in(directory);
    assumeTrue(here.canBeNobody(), "only root can be another user, if that one may read this");
  }

  private void assertRefused(String arguments, String reason) throws Exception {
    Shell.Result result = here.shell.run(RUN + arguments);

    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).contains(reason);
    assertThat(result.err().lines().filter(line -> line.startsWith("superpose: "))).hasSize(1);
    assertThat(Surroundings.dirt(result)).isEmpty();
  }

  @Test
  void whoOwnsNothingMayCompareWhereAnyoneMayWrite() throws Exception {
    Shell.Result result = here.shell.run(RUN + "compare comparison.yaml --out results");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(Surroundings.rows(directory.resolve("results"))).hasSize(1 + Surroundings.CELLS);
  }

  @Test
  void resultsOfOthersCanBeReadAndAreNotTouched() throws Exception {
    here.shell.run("umask 022; \"$superpose\" compare comparison.yaml --out results");
    String before = here.shell.run("ls -l --time-style=full-iso -A results").out();

    Shell.Result planned = here.shell.run(RUN + "plan comparison.yaml --out results");
    assertThat(planned.out()).contains("12 reused (finished before)");
    assertRefused("compare comparison.yaml --out results", "permission denied");
    assertThat(here.shell.run("ls -l --time-style=full-iso -A results").out()).isEqualTo(before);
  }

  @Test
  void whatMayNotBeReadIsNamed() throws Exception {
    here.shell.run(
        """
        "$superpose" build comparison.yaml --out networks --formats npz,safetensors,onnx
        cp comparison.yaml secret.yaml; chmod 600 secret.yaml networks/*
        mkdir others; touch others/odd.jar; chmod 600 others/odd.jar
        echo 0,1 >pairs.csv; chmod 600 pairs.csv
        sed 's/features: .*}/features: 8, graph: {file: pairs.csv}}/' comparison.yaml >graph.yaml
        """);

    assertRefused("plan secret.yaml", "secret.yaml: permission denied");
    assertRefused("plan graph.yaml", "pairs.csv: permission denied");
    Shell.Result verified = here.shell.run(RUN + "verify networks --plugins others");
    assertThat(verified.code()).isEqualTo(2);
    assertThat(verified.err()).contains("permission denied", "odd.jar");
    assertThat(Surroundings.dirt(verified)).isEmpty();
  }
}
