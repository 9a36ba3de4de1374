package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.superpose.fixtures.ForeignJar;

/** What editors are given; {@code checks} holds it against the reader of comparison files. */
class SchemaCommandTest extends CommandTest {

  private static final Path CHECKED_IN = Path.of("../../config/comparison.schema.json");

  @Test
  void theCheckedInFileIsWhatTheCommandPrints() throws IOException {
    assertThat(run("schema")).as(err).isEqualTo(ExitCode.DONE);

    assertThat(Files.readString(CHECKED_IN))
        .as("make it again with: ./superpose schema > config/comparison.schema.json")
        .isEqualTo(out);
  }

  @Test
  void pluginsOfOnesOwnAreInIt() throws Exception {
    run("schema");
    assertThat(out).doesNotContain("foreign-id");
    ForeignJar.plain("schema")
        .construction("Only", "foreign-id")
        .writeTo(directory.resolve("schema.jar"));

    assertThat(run("schema", "--plugins", directory)).as(err).isEqualTo(ExitCode.DONE);

    assertThat(out).contains("\"const\" : \"foreign-id\"");
  }
}
