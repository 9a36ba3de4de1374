package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a program that lacks an engine is started again with it. */
class LauncherTest {

  @TempDir private Path directory;

  @Test
  void theScriptReceivesTheEngineAndEveryArgument() throws IOException {
    Path heard = directory.resolve("heard");
    Path script = script("printf '%s\\n' \"$SUPERPOSE_ENGINE\" \"$@\" >'" + heard + "'", "exit 7");
    Map<String, String> environment = Map.of(Launcher.SCRIPT, script.toString());

    int code = Launcher.of(environment, "spark").orElseThrow().start(List.of("compare", "a b"));

    assertThat(code).isEqualTo(7);
    assertThat(heard).content().isEqualTo("spark\ncompare\na b\n");
  }

  @Test
  void itIsNotStartedForeverNorWithoutAScript() {
    Map<String, String> again = Map.of(Launcher.SCRIPT, "superpose", Launcher.ENGINE, "spark");

    assertThat(Launcher.of(again, "spark")).isEmpty();
    assertThat(Launcher.of(Map.of(), "spark")).isEmpty();
  }

  private Path script(String... lines) throws IOException {
    Path script =
        Files.writeString(directory.resolve("run"), "#!/bin/sh\n" + String.join("\n", lines));
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }
}
