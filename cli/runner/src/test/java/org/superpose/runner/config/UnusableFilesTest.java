package org.superpose.runner.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of which hardly a line can be used, and what is said of them. */
class UnusableFilesTest {

  @TempDir Path folder;

  @Test
  void missingFile() {
    Path file = folder.resolve("absent.yaml");

    assertThat(BadFilesTest.report(file, List.of())).containsExactly(file + ": no such file");
  }

  @Test
  void folderInPlaceOfFile() {
    assertThat(BadFilesTest.report(folder, List.of()))
        .containsExactly(folder + ": is a folder, not a file");
  }

  @Test
  void fileThatIsNotUtf8() throws IOException {
    byte[] text = "name: bad\n# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    Path file = Files.write(folder.resolve("latin.yaml"), text);

    assertThat(BadFilesTest.report(file, List.of()))
        .containsExactly(file + ":2: is not UTF-8 text");
  }

  @Test
  void sweepWithTooManyCombinations() throws IOException {
    String hundred = Stream.iterate(100, n -> n + 1).limit(101).toList().toString();
    Path file =
        Files.writeString(
            folder.resolve("many.yaml"),
            """
            name: bad
            tasks:
              - {id: gates, features: %s, outputs: %s}
            constructions: [dense-codes]
            """
                .formatted(hundred, hundred));

    assertThat(BadFilesTest.report(file, List.of()))
        .containsExactly(
            file
                + ":3: tasks[0]: the lists expand to 10201 combinations; at most 10000 are"
                + " allowed");
  }

  @Test
  void nothingIsWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.yaml"), "name: 3\n");
    List<String> before = names();

    assertThat(BadFilesTest.report(file, List.of())).isNotEmpty();
    assertThat(names()).isEqualTo(before);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::toString).sorted().toList();
    }
  }
}
