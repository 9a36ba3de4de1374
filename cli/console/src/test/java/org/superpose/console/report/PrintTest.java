package org.superpose.console.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.runner.result.Column;

/** The report on paper; skipped where there is no browser, in part where there is no poppler. */
class PrintTest {

  private static final Pattern PAGE = Pattern.compile("<page width=\"([\\d.]+)\"");
  private static final Pattern WORD =
      Pattern.compile("<word xMin=\"([-\\d.]+)\".* xMax=\"([-\\d.]+)\".*>(.*)</word>");

  @TempDir Path directory;

  /** The words of a page of paper, and how wide the paper is. */
  private record Sheet(double width, List<String> words, double left, double right) {}

  private List<Sheet> printed(String fragment) throws IOException, InterruptedException {
    SampleResults.write(directory);
    Path report = Files.writeString(directory.resolve("report.html"), ReportPage.render(directory));
    Path pdf = directory.resolve("report.pdf");
    Chromium.print(report.toUri() + fragment, pdf, directory);
    assertThat(new String(Files.readAllBytes(pdf), 0, 5, StandardCharsets.ISO_8859_1))
        .isEqualTo("%PDF-");
    return sheets(pdf);
  }

  private List<Sheet> sheets(Path pdf) throws IOException, InterruptedException {
    Path words = directory.resolve("words.html");
    Process reader;
    try {
      reader = new ProcessBuilder("pdftotext", "-bbox", pdf.toString(), words.toString()).start();
    } catch (IOException _) {
      assumeTrue(false, "no pdftotext (apt-get install poppler-utils): the paper is not read");
      return List.of();
    }
    assertThat(reader.waitFor()).isZero();
    List<Sheet> sheets = new ArrayList<>();
    for (String page : Files.readString(words).split("(?=<page )", -1)) {
      Matcher size = PAGE.matcher(page);
      if (size.find()) {
        sheets.add(sheet(Double.parseDouble(size.group(1)), page));
      }
    }
    return sheets;
  }

  private static Sheet sheet(double width, String page) {
    Matcher word = WORD.matcher(page);
    List<String> words = new ArrayList<>();
    double left = width;
    double right = 0;
    while (word.find()) {
      left = Math.min(left, Double.parseDouble(word.group(1)));
      right = Math.max(right, Double.parseDouble(word.group(2)));
      words.add(word.group(3));
    }
    return new Sheet(width, words, left, right);
  }

  @Test
  void paperHasNoControlsAndRepeatsTheHeadings() throws IOException, InterruptedException {
    List<Sheet> sheets = printed("");

    List<String> all = sheets.stream().flatMap(sheet -> sheet.words().stream()).toList();
    assertThat(all).contains("design", "verified").doesNotContain("Clear", "SVG", "Search");
    List<Sheet> ofTheTable =
        sheets.stream().filter(sheet -> sheet.words().contains("verified")).toList();
    assertThat(ofTheTable)
        .hasSizeGreaterThan(1)
        .allSatisfy(sheet -> assertThat(sheet.words()).contains("design", "neurons", "verdict"));
    assertThat(sheets).allSatisfy(PrintTest::isWhole);
  }

  @Test
  void noColumnIsCutOffHoweverMany() throws IOException, InterruptedException {
    String columns =
        Arrays.stream(Column.values()).map(Column::label).collect(Collectors.joining(","));

    assertThat(printed("#columns=" + columns)).hasSizeGreaterThan(1).allSatisfy(PrintTest::isWhole);
  }

  private static void isWhole(Sheet sheet) {
    assertThat(sheet.left()).isPositive();
    assertThat(sheet.right()).isLessThanOrEqualTo(sheet.width());
  }
}
