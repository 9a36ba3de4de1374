package org.superpose.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of docs/embedding.md, run by JShell against the built jars as a reader would. */
class EmbeddingTest {

  private static final Pattern SCRIPT = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final int MINUTES = 5;

  @TempDir private Path directory;

  @Test
  void theScriptOfTheDocumentRunsAsItStands() throws IOException, InterruptedException {
    assumeTrue(
        Repository.modules().stream().allMatch(module -> module.freshJar().isPresent()),
        "no up-to-date jars; run mvn verify to run the script");
    Matcher script =
        SCRIPT.matcher(Repository.read(Repository.ROOT.resolve("docs").resolve("embedding.md")));
    assertThat(script.find()).isTrue();

    assertThat(jshell(script.group(1)).lines())
        .contains(
            "ended: pairwise-and-m64-v2-uniform.one-neuron-per-output.s1",
            "one-neuron-per-output ok: verified, 64 neurons, 4096 bits",
            "not met: []",
            "rows: 4",
            "page: true")
        .anyMatch(line -> line.contains("'pairwise-end' is not a known task"))
        .noneMatch(line -> line.startsWith("|") || line.startsWith("never said"));
  }

  private String jshell(String script) throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("embedding.jsh"), script);
    Path log = directory.resolve("log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jshell").toString(),
                "--module-path",
                Application.LIBRARY.toString(),
                "--add-modules",
                "org.superpose.console",
                file.toString())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertThat(ended).as(Files.readString(log)).isTrue();
    return Files.readString(log);
  }
}
