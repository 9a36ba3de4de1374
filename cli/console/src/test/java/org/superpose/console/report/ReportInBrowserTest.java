package org.superpose.console.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Uses the page as a reader does; skipped where there is no browser. */
class ReportInBrowserTest {

  @TempDir static Path directory;

  private static JsonNode seen;

  /** Opens the report in a frame of a page whose script uses it and writes down what it sees. */
  @BeforeAll
  static void useThePage() throws IOException, InterruptedException {
    SampleResults.write(directory);
    Files.writeString(directory.resolve("report.html"), ReportPage.render(directory));
    seen = Chromium.use("driver.html", directory);
  }

  @Test
  void filtersSortsDrawsAndLeadsToCells() {
    // SampleResults has 24 cells, 12 of each design, 2 of them falsified: the narrow ones of 64.
    assertThat(seen.get("rows").asInt()).isEqualTo(24);
    assertThat(seen.get("falsified").asInt()).isEqualTo(2);
    assertThat(seen.get("met").asInt()).isEqualTo(22);
    // Neurons as shown, and the parameter bits of the same cell, 2050 x 2048 = 4,198,400.
    assertThat(seen.get("digits").asInt()).isEqualTo(1);
    assertThat(seen.get("large").asInt()).isEqualTo(1);
    assertThat(seen.get("found").asInt()).isEqualTo(12);
    assertThat(seen.get("cleared").asInt()).isEqualTo(24);
    assertThat(seen.get("sortedFirst").asString()).contains("2,050"); // 2048 + 2, the widest
    // Width, bits, parameters, non-zero weights, margin, failure at two sizes, where each design
    // works, predictions.
    assertThat(seen.get("plots").asInt()).isEqualTo(10);
    assertThat(seen.get("laws").asString()).contains("✗ ruled out").contains("✓ allowed");
    assertThat(seen.get("emptyPlots").asInt()).isZero();
    assertThat(seen.get("reason").asString()).contains(SampleResults.HOSTILE);
    assertThat(seen.get("images").asInt()).isZero();
    assertThat(seen.get("title").asString()).contains("sample </script>");
  }

  @Test
  void aWitnessIsReplayedAlsoIfNoInputIsActive() {
    assertThat(seen.get("command").asString())
        .isEqualTo("superpose replay . pairwise-and-o64.narrow.s1 --inputs 3,9");
    assertThat(seen.get("emptyCommand").asString())
        .isEqualTo("superpose replay . pairwise-and-o64.narrow.s2 --inputs ''");
  }

  @Test
  void aClickOnALegendFadesTheOtherDesignsInEveryPlotThatHasOne() {
    // All but the two that show where a design works.
    assertThat(seen.get("picks").values()).hasSize(8);
    assertThat(seen.get("picks").values())
        .allSatisfy(
            pick -> {
              assertThat(pick.get("before").asInt()).as(pick.toString()).isZero();
              assertThat(pick.get("after").asInt()).as(pick.toString()).isPositive();
            });
  }

  @Test
  void unsupportedCellsAreCountedAndShownOnDemand() {
    assertThat(seen.get("count").asString()).isEqualTo("24 of 25 cells");
    assertThat(seen.get("unsupported").asInt()).isEqualTo(1);
    assertThat(seen.get("all").asInt()).isEqualTo(25);
  }

  @Test
  void theTableShowsWhatPruningLeaves() {
    assertThat(seen.get("head").asString()).contains("prunednonzerosstored bitsmargin");
    // The last of the pruned ones, 2050 x 2048 entries without three.
    assertThat(seen.get("sortedFirst").asString()).contains("34.198 M4.198 M1.500");
  }

  @Test
  void thePageIsAsWideAsAPhone() {
    JsonNode phone = seen.get("phone");
    assertThat(phone.get("scrollWidth").asInt()).isEqualTo(phone.get("clientWidth").asInt());
  }

  @Test
  void drawsTheBoundOfEveryDesignOnceAndOnlyLawsThatTheDataAllow() {
    JsonNode own = seen.get("plotsOf");
    assertThat(texts(own, "bounds"))
        .containsExactly(
            "a | lower bound of a | 16: 144",
            "a | lower bound of a | 32: 288",
            "lower bound of b neurons=auto, b neurons=8 and 1 more"
                + " | lower bound of b neurons=auto, b neurons=8, c | 16: 8",
            "lower bound of b neurons=auto, b neurons=8 and 1 more"
                + " | lower bound of b neurons=auto, b neurons=8, c | 32: 16");
    assertThat(texts(own, "laws")).containsExactly("a | m′^0.5", "b neurons=auto | m′");
    assertThat(texts(own, "medians")).containsExactly("b neurons=8", "c");
  }

  private static List<String> texts(JsonNode node, String name) {
    return node.get(name).valueStream().map(JsonNode::asString).toList();
  }
}
