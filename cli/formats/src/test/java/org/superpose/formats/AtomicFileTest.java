package org.superpose.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Files are complete or not there; what is no file stays what it is. */
class AtomicFileTest {

  private static final byte[] TEXT = "{}\n".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path directory;

  private Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }

  @Test
  void whatFailsMidwayLeavesWhatWasThere() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "before");

    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(TEXT);
                      throw new IOException("No space left on device");
                    }))
        .hasMessage("No space left on device");

    assertThat(file).hasContent("before");
    assertThat(names()).containsExactly("file");
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "before");
    Path link = Files.createSymbolicLink(directory.resolve("link"), file);

    AtomicFile.write(link, out -> out.write(TEXT));

    assertThat(link).isSymbolicLink();
    assertThat(file).hasBinaryContent(TEXT);
  }

  /** Whoever runs this as root would otherwise lose devices such as /dev/stdout. */
  @Test
  void aPipeIsWrittenToAndStaysAPipe() throws Exception {
    Path pipe = directory.resolve("pipe");
    Path heard = directory.resolve("heard");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    Process reader =
        new ProcessBuilder("cat", pipe.toString()).redirectOutput(heard.toFile()).start();

    AtomicFile.write(pipe, out -> out.write(TEXT));

    assertThat(reader.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(heard).hasBinaryContent(TEXT);
    assertThat(Files.readAttributes(pipe, "isOther")).containsEntry("isOther", true);
  }

  /** Jackson wraps what goes wrong while it writes into exceptions that nobody has to expect. */
  @Test
  void aDiskThatIsFullIsSaidAsItIsByAllWriters() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full), "there is no device that is always full");

    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    full,
                    out -> JsonMapper.shared().writeValue(out, Map.of("a", "b".repeat(1 << 20)))))
        .isInstanceOf(IOException.class)
        .hasMessage("No space left on device");
    assertThat(Files.isRegularFile(full)).isFalse();
  }

  @Test
  void aFolderIsNoFile() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("folder/within")).getParent();

    assertThatThrownBy(() -> AtomicFile.write(folder, out -> out.write(TEXT)))
        .isInstanceOf(IOException.class);
    assertThat(names()).containsExactly("folder");
  }
}
