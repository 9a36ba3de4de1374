package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedOptionsTest {

  @TempDir private Path directory;

  @Test
  void theFolderOfTheInstallationIsSearchedOnceAndIfItIsThere() throws IOException {
    Path own = Files.createDirectory(directory.resolve("own"));
    Path installed = Files.createDirectory(directory.resolve("installed"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), installed);
    Path missing = directory.resolve("missing");

    assertThat(SharedOptions.with(installed, List.of(own, missing)))
        .containsExactly(own, missing, installed);
    assertThat(SharedOptions.with(installed, List.of(own, link))).containsExactly(own, link);
    assertThat(SharedOptions.with(missing, List.of(own))).containsExactly(own);
  }
}
