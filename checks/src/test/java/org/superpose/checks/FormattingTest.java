package org.superpose.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * All Java sources are as google-java-format writes them. With {@code -Dsuperpose.format=write} the
 * test rewrites them.
 */
class FormattingTest {

  private static final boolean WRITE = "write".equals(System.getProperty("superpose.format"));

  @Test
  void everySourceIsFormatted() {
    List<Path> sources = Repository.files(".java");

    List<Path> unformatted = sources.parallelStream().filter(FormattingTest::differs).toList();

    assertThat(sources).hasSizeGreaterThan(100);
    assertThat(WRITE ? List.of() : unformatted)
        .as("not formatted; mend with: mvn -pl checks test -Dsuperpose.format=write")
        .isEmpty();
  }

  private static boolean differs(Path file) {
    String source = Repository.read(file);
    try {
      String formatted = new Formatter().formatSourceAndFixImports(source);
      if (WRITE && !formatted.equals(source)) {
        Files.writeString(file, formatted);
      }
      return !formatted.equals(source);
    } catch (FormatterException e) {
      throw new AssertionError(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
