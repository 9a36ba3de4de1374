package org.superpose.console.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import org.superpose.runner.store.StoredResults;
import tools.jackson.databind.JsonNode;

/** Uses the table of cells as a reader does; skipped where there is no browser. */
class TableInBrowserTest {

  @TempDir static Path directory;

  private static JsonNode seen;

  @BeforeAll
  static void useTheTable() throws IOException, InterruptedException {
    SampleResults.write(directory);
    Files.writeString(directory.resolve("report.html"), ReportPage.render(directory));
    seen = Chromium.use("table-driver.html", directory);
    assertThat(seen.path("error").asString("")).isEmpty();
  }

  private static List<String> texts(JsonNode node) {
    return node.valueStream().map(JsonNode::asString).toList();
  }

  @Test
  void headingsAreTheNamesOfColumns() {
    List<String> names =
        Arrays.stream(Column.values()).map(column -> column.label().replace('_', ' ')).toList();
    assertThat(texts(seen.get("first").get("head")).getFirst()).isEqualTo("design");
    assertThat(names).containsAll(texts(seen.get("first").get("head")).subList(1, 9));
    assertThat(texts(seen.get("first").get("head"))).contains("criterion met", "verdict");
    assertThat(seen.get("first").get("hash").asString()).isEmpty();
    assertThat(seen.get("usual")).isEqualTo(seen.get("first").get("head"));
  }

  @Test
  void theCountOfUnsupportedCellsShowsThem() {
    assertThat(seen.get("first").get("count").asString()).isEqualTo("24 of 25 cells");
    assertThat(seen.get("first").get("hidden").asString()).isEqualTo("1 unsupported not shown");
    assertThat(seen.get("unsupported").get("rows").asInt()).isEqualTo(25);
    assertThat(seen.get("unsupported").get("hash").asString()).isEqualTo("#unsupported=shown");
  }

  /** Of 24 cells the widest has 2050 neurons, 22 have a prediction of 1e-6 and 2 one of 0.008. */
  @Test
  void digitsAreFoundInAnyNotation() {
    JsonNode found = seen.get("found");
    for (String widest : List.of("2,050", "2050", "4.198 M", "4.198e6")) {
      assertThat(found.get(widest).asInt()).as(widest).isEqualTo(1);
    }
    assertThat(found.get("1e-6").asInt()).isEqualTo(22);
    assertThat(found.get("1.0e-06").asInt()).isEqualTo(22);
    assertThat(found.get("0.80%").asInt()).isEqualTo(2);
    assertThat(found.get("1.5").asInt()).isEqualTo(12); // the margin of a design, shown as 1.500
    assertThat(found.get("nothing").asInt()).isZero();
  }

  @Test
  void theAddressKeepsColumnsFiltersAndOrder() {
    JsonNode chosen = seen.get("chosen");
    assertThat(texts(chosen.get("head"))).contains("reason", "seed ↓").doesNotContain("m");
    // The two narrow networks of 64 outputs, the second seed first.
    assertThat(chosen.get("rows").size()).isEqualTo(2);
    assertThat(chosen.get("hash").asString())
        .contains("design=narrow", "criterion=not%20met", "sort=-seed", "columns=design,")
        .doesNotContain("verdict=");
    assertThat(chosen.get("focus").asString()).isEqualTo("seed ↓");
    assertThat(seen.get("again").get("head")).isEqualTo(chosen.get("head"));
    assertThat(seen.get("again").get("rows")).isEqualTo(chosen.get("rows"));
  }

  @Test
  void everyCellHasALinkThatOpensItWhateverHidesIt() {
    assertThat(seen.get("link").asString()).isEqualTo("#cell=pairwise-and-o64.narrow.s2");
    assertThat(seen.get("openedBy").get("name").asString()).isEqualTo("pairwise-and-o64.narrow.s2");
    assertThat(seen.get("openedBy").get("hash").asString())
        .contains("cell=pairwise-and-o64.narrow.s2", "design=narrow");
    assertThat(seen.get("closed").asString()).doesNotContain("cell=").contains("design=narrow");
    JsonNode linked = seen.get("linked");
    assertThat(linked.get("open").asBoolean()).isTrue();
    assertThat(linked.get("inView").asBoolean()).isTrue();
    assertThat(linked.get("name").asString()).isEqualTo("pairwise-and-o64.other.s1");
    assertThat(linked.get("row").asString()).isEqualTo("pairwise-and-o64.other.s1");
    assertThat(seen.get("unknown").get("message").asString())
        .isEqualTo("This comparison has no cell no%zz.");
    assertThat(texts(seen.get("unknown").get("head"))).containsExactly("design", "neurons");
  }

  @Test
  void csvHasTheValuesOfTheFileUnderItsNames() throws IOException {
    Path copy = Files.createDirectory(directory.resolve("copy"));
    for (String name : List.of("resolved.yaml", "environment.json")) {
      Files.copy(directory.resolve(name), copy.resolve(name));
    }
    Files.writeString(copy.resolve("results.csv"), seen.get("csv").asString());

    List<CellResult> read = StoredResults.read(copy).rows();

    List<CellResult> written = StoredResults.read(directory).rows();
    assertThat(read).containsExactlyInAnyOrderElementsOf(written);
    assertThat(seen.get("all").get("rows").asInt()).isEqualTo(25);
  }

  @Test
  void whatIsExportedIsWhatIsShown() {
    List<String> exports = texts(seen.get("exports"));
    assertThat(exports.get(0).lines()).hasSize(3);
    assertThat(exports.get(0)).startsWith("design,").contains(",reason");
    assertThat(exports.get(1))
        .startsWith("% superpose, comparison sample ")
        .contains("2 of 25 cells; needs \\usepackage{booktabs}\n\\begin{tabular}{l")
        .contains("\\toprule\ndesign & ", " \\\\\n\\midrule\nnarrow & ")
        .endsWith(" \\\\\n\\bottomrule\n\\end{tabular}\n");
    assertThat(exports.get(2).lines()).hasSize(4);
    assertThat(exports.get(2)).startsWith("| design | ").contains(" ---: |");
  }

  @Test
  void namesCannotBreakOutOfATable() {
    assertThat(seen.get("latex").asString())
        .contains(
            "\\textless{}/script\\textgreater{}\\textless{}img src=x onerror=\\textquotedbl{}")
        .contains("\\{\\{data\\}\\}", "\\&lt;");
    assertThat(seen.get("latex").asString().lines()).hasSize(25 + 7);
    assertThat(seen.get("markdown").asString())
        .contains("&lt;/script&gt;&lt;img src=x", "&amp;lt;")
        .doesNotContain("<");
    long bars =
        seen.get("markdown")
            .asString()
            .lines()
            .findFirst()
            .orElseThrow()
            .chars()
            .filter(c -> c == '|')
            .count();
    assertThat(seen.get("markdown").asString().lines())
        .hasSize(27)
        .allSatisfy(line -> assertThat(line.chars().filter(c -> c == '|').count()).isEqualTo(bars));
    assertThat(seen.get("title").asString()).contains("sample </script>");
  }

  @Test
  void nothingIsWiderThanAPhoneAndTheDesignStaysInView() {
    JsonNode phone = seen.get("phone");
    assertThat(phone.get("over").asInt()).isZero();
    assertThat(phone.get("choosing").asInt()).isZero();
    assertThat(phone.get("all").asInt()).isZero();
    assertThat(phone.get("left").asDouble()).isBetween(0.0, 2.0);
    assertThat(phone.get("export").asBoolean()).isTrue();
  }
}
