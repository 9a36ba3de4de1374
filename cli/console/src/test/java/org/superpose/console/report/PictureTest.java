package org.superpose.console.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that takes the picture of a report for the documents. */
class PictureTest {

  private static final Path DOCUMENTS = Path.of("../../docs");

  /** Large enough to read, small enough to load. */
  private static final int LARGEST = 200_000;

  @TempDir Path directory;

  private int take(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("sh", DOCUMENTS.resolve("picture.sh").toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("said").toFile())
        .start()
        .waitFor();
  }

  /** Returns width and height as the first part of a PNG says them. */
  private static List<Integer> size(Path png) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(png));
    assertThat(bytes.getLong(0)).isEqualTo(0x89504e470d0a1a0aL);
    return List.of(bytes.getInt(16), bytes.getInt(20));
  }

  @Test
  void thePictureOfTheDocumentsIsOfTheSizeThatTheCommandMakes()
      throws IOException, InterruptedException {
    Chromium.requireInstalled();
    SampleResults.write(directory);
    Files.writeString(directory.resolve("report.html"), ReportPage.render(directory));
    Path picture = directory.resolve("made.png");

    int code = take(directory.toString(), picture.toString());

    assertThat(code).as(Files.readString(directory.resolve("said"))).isZero();
    Path kept = DOCUMENTS.resolve("report.png");
    assertThat(size(picture)).isEqualTo(size(kept));
    assertThat(Files.size(kept)).isLessThan(LARGEST);
  }

  @Test
  void saysWhatItNeeds() throws IOException, InterruptedException {
    Chromium.requireInstalled();
    assertThat(take(directory.toString())).isEqualTo(2);
    assertThat(directory.resolve("said")).hasContent("usage: picture.sh [DIR FILE.png]");
    assertThat(take(directory.toString(), "made.png")).isEqualTo(2);
    assertThat(directory.resolve("said"))
        .hasContent("picture.sh: there is no " + directory + "/report.html");
  }
}
