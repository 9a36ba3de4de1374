package org.superpose.checks.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.checks.Application;
import org.superpose.checks.Shell;
import org.superpose.core.construction.Construction;
import org.superpose.fixtures.ForeignJar;

/** Folders and files with spaces, quotes, marks of the shell and letters of all scripts. */
class OddNamesTest {

  private static final String ODD = "it's \"odd\" $HOME `x`; & ü 漢字 \uD83D\uDE00 %s {} [a] #";

  private static final String CONSTRUCTION =
      """
      package foreign.idle;
      import java.util.*;
      import org.superpose.core.construction.*;
      import org.superpose.core.network.*;
      import org.superpose.core.settings.*;
      public final class Idle implements Construction {
        public Description describe() {
          return new Description("idle", "Idle.", List.of(), List.of());
        }
        public Sizing size(SizeRequest request) {
          return new Sizing.Unsupported("never");
        }
        public Network build(BuildRequest request) {
          throw new IllegalStateException();
        }
      }
      """;

  @TempDir private Path directory;

  private Surroundings here;

  @BeforeEach
  void requireTheApplication() throws Exception {
    assumeTrue(Application.isBuilt(), Application.NOT_BUILT);
    here = Surroundings.in(directory);
  }

  @Test
  void allPlacesMayHaveOddNames() throws Exception {
    Path folder = Files.createDirectories(directory.resolve(ODD));
    ForeignJar.plain("idle")
        .announced(Construction.class, "Idle", CONSTRUCTION)
        .writeTo(folder.resolve(ODD + "/idle.jar"));
    Files.writeString(folder.resolve(ODD + ".csv"), "0,1\n1,2\n");
    Files.writeString(
        folder.resolve(ODD + ".yaml"),
        Surroundings.COMPARISON
            .replace("features: [8, 40]", "features: 8, graph: {file: '%s.csv'}")
            .replace("%s.csv", ODD.replace("'", "''") + ".csv")
            .replace("one-neuron-per-output", "one-neuron-per-output, idle"));

    Shell.Result result =
        here.shell
            .with("odd", folder.resolve(ODD))
            .run(
                """
                set -e
                "$superpose" compare "$odd.yaml" --plugins "$odd" --out "$odd results" >/dev/null
                "$superpose" report "$odd results"
                "$superpose" build "$odd.yaml" --plugins "$odd" --out "$odd networks" --proofs >/dev/null
                "$superpose" verify "$odd networks" --expect-verified >/dev/null
                "$superpose" merge "$odd results" --plugins "$odd" --out "$odd merged" >/dev/null
                """);

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(Surroundings.dirt(result)).isEmpty();
    assertThat(result.out()).contains(ODD + " results/report.html");
    assertThat(Surroundings.rows(folder.resolve(ODD + " merged")))
        .isEqualTo(Surroundings.rows(folder.resolve(ODD + " results")))
        .hasSize(1 + 2 * 6);
  }

  /** In the locales C and POSIX, Java cannot open names beyond ASCII. */
  @ParameterizedTest
  @CsvSource({"C, plan ü.yaml|verify networks", "POSIX, plan graph.yaml|compare named.yaml"})
  void aNameThatTheLocaleDoesNotHaveIsALine(String locale, String commands) throws Exception {
    Files.writeString(directory.resolve("ü.yaml"), Surroundings.COMPARISON);
    Files.writeString(directory.resolve("ü.csv"), "0,1\n1,2\n");
    Files.writeString(
        directory.resolve("graph.yaml"),
        Surroundings.COMPARISON.replace("[8, 40]", "8, graph: {file: ü.csv}"));
    Files.writeString(
        directory.resolve("named.yaml"), Surroundings.COMPARISON.replace("small", "ü"));
    Files.createDirectories(directory.resolve("networks"));
    Files.writeString(directory.resolve("networks/ü.npz"), "");
    here.shell.with("LC_ALL", locale).with("LANG", locale);

    for (String arguments : commands.split("\\|", -1)) {
      Shell.Result result = here.shell.run("\"$superpose\" " + arguments);
      assertThat(result.code()).as(arguments + result.err()).isEqualTo(2);
      assertThat(Surroundings.dirt(result)).isEmpty();
      assertThat(result.err().lines().filter(line -> line.startsWith("superpose: ")))
          .as(arguments)
          .isNotEmpty();
    }
  }
}
