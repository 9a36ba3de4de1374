package org.superpose.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.cli.plugin.ForeignJar;

/** What editors are given; {@code checks} holds it against the reader of comparison files. */
class SchemaCommandTest {

  private static final Path CHECKED_IN = Path.of("../config/comparison.schema.json");

  @TempDir private Path directory;

  private String out;
  private String err;

  private int run(Object... arguments) {
    StringWriter outText = new StringWriter();
    StringWriter errText = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(outText, true),
            new PrintWriter(errText, true),
            Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    out = outText.toString();
    err = errText.toString();
    return code;
  }

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
