package org.superpose.console.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import org.superpose.runner.store.ResultsFiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportPageTest {

  private static final Pattern SCRIPT = Pattern.compile("(?s)<script([^>]*)>(.*?)</script");

  @TempDir Path directory;

  @BeforeEach
  void writeResults() throws IOException {
    SampleResults.write(directory);
  }

  private static List<String> scripts(String page, boolean data) {
    List<String> scripts = new ArrayList<>();
    Matcher matcher = SCRIPT.matcher(page);
    while (matcher.find()) {
      if (matcher.group(1).contains("application/json") == data) {
        scripts.add(matcher.group(2));
      }
    }
    return scripts;
  }

  @Test
  void hostileTextsEndNoElementAndStartNone() throws IOException {
    String page = ReportPage.render(directory);
    assertThat(page).doesNotContain("<img").doesNotContain("<script>document.title");
    // The page's own: one of data, and those that run.
    assertThat(scripts(page, true)).hasSize(1);
    assertThat(scripts(page, false)).hasSameSizeAs(ReportPage.SCRIPTS);
  }

  @Test
  void keepsTheLicencesOfWhatItEmbeds() throws IOException {
    String page = ReportPage.render(directory);
    String comment = page.substring(page.indexOf("<!--") + 4, page.indexOf("-->"));
    assertThat(comment)
        .contains("Vega, ", "Vega-Lite, ", "D3, ", "TopoJSON, ", "Delaunator, ", "json-stringify")
        .contains(
            "Interactive Data Lab",
            "Redistributions in binary form",
            "Mike Bostock",
            "Esprima",
            "GeographicLib",
            "ColorBrewer")
        .doesNotContain("--"); // would end it in old browsers
  }

  @Test
  void embedsEveryRowAsItWasStored() throws IOException {
    JsonNode data =
        JsonMapper.shared().readTree(scripts(ReportPage.render(directory), true).getFirst());
    JsonNode cells = data.get("cells");
    assertThat(cells.get("rows").size()).isEqualTo(25);
    assertThat(data.get("probes").get("rows").size()).isEqualTo(12);
    int column =
        cells.get("columns").valueStream().map(JsonNode::asString).toList().indexOf("cell");
    // 6 sizes of 2 seeds of the other design come first.
    assertThat(cells.get("rows").get(12).get(column).asString())
        .isEqualTo("pairwise-and-o64." + SampleResults.HOSTILE + ".s1");
  }

  @Test
  void designsThatDifferInTheRequestedWidthHaveNamesOfTheirOwn() throws IOException {
    List<CellResult> rows =
        Stream.of("minimal", "auto", "96")
            .map(
                width ->
                    Rows.judged()
                        .set(Column.CELL, "sparse-" + width)
                        .set(Column.CONSTRUCTION, "sparse")
                        .set(Column.NEURONS_ASKED, width)
                        .build())
            .toList();
    Files.writeString(directory.resolve("results.csv"), ResultsFiles.csv(rows));
    JsonNode cells =
        JsonMapper.shared()
            .readTree(scripts(ReportPage.render(directory), true).getFirst())
            .get("cells");
    List<String> columns = cells.get("columns").valueStream().map(JsonNode::asString).toList();
    assertThat(cells.get("rows").valueStream())
        .extracting(row -> row.get(columns.indexOf("design")).asString())
        .containsExactly("sparse neurons=minimal", "sparse neurons=auto", "sparse neurons=96");
    assertThat(cells.get("rows").valueStream())
        .extracting(row -> row.get(columns.indexOf("any_width")).asString())
        .containsOnly("sparse");
  }

  @Test
  void numbersBeyondTheBrowsersAreTexts() throws IOException {
    String json = scripts(ReportPage.render(directory), true).getFirst();
    assertThat(json).contains("\"1152921504606846976\""); // 2^60
  }

  @Test
  void allowsItsOwnScriptsOnlyAndLoadsNothing() throws Exception {
    String page = ReportPage.render(directory);
    String policy =
        page.substring(page.indexOf("default-src"), page.indexOf("\">\n<meta name=\"v"));
    assertThat(policy).startsWith("default-src 'none'").doesNotContain("http");
    assertThat(policy.substring(policy.indexOf("script-src"))).doesNotContain("unsafe-inline");
    for (String script : scripts(page, false)) {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      assertThat(policy).contains("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
    }
    assertThat(page).doesNotContain("<link").doesNotContain("<script src");
  }

  @Test
  void equalFilesGiveEqualPages() throws IOException {
    assertThat(ReportPage.render(directory)).isEqualTo(ReportPage.render(directory));
  }

  @Test
  void saysWhichFileIsMissingOrMalformed() throws IOException {
    Files.writeString(directory.resolve("probes.csv"), "cell,m\na,many\n");
    assertThatThrownBy(() -> ReportPage.render(directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("probes.csv")
        .hasMessageContaining("many");
    Files.writeString(directory.resolve("probes.csv"), "");
    Files.writeString(directory.resolve("results.csv"), "nonsense\n");
    assertThatThrownBy(() -> ReportPage.render(directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("results.csv: holds no cells");
    Files.delete(directory.resolve("results.csv"));
    assertThatThrownBy(() -> ReportPage.render(directory))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("results.csv");
  }
}
