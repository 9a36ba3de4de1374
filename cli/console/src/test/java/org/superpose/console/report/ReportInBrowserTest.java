package org.superpose.console.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Uses the page as a reader does; skipped where there is no browser. */
class ReportInBrowserTest {

  @TempDir Path directory;

  /** Opens the report in a frame of a page whose script uses it and writes down what it sees. */
  @Test
  void filtersSortsDrawsAndLeadsToCells() throws IOException, InterruptedException {
    SampleResults.write(directory);
    Files.writeString(directory.resolve("report.html"), ReportPage.render(directory));
    Path driver = directory.resolve("driver.html");
    try (InputStream in = getClass().getResourceAsStream("driver.html")) {
      Files.copy(in, driver);
    }

    Chromium.Opened opened = Chromium.open(driver, directory);

    assertThat(opened.console()).isEmpty();
    int start = opened.content().indexOf("<pre id=\"seen\">") + "<pre id=\"seen\">".length();
    JsonNode seen =
        JsonMapper.shared()
            .readTree(
                opened
                    .content()
                    .substring(start, opened.content().indexOf("</pre>", start))
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&amp;", "&"));
    // SampleResults has 24 cells, 12 of each design, 2 of them falsified: the narrow ones of 64.
    assertThat(seen.get("rows").asInt()).isEqualTo(24);
    assertThat(seen.get("falsified").asInt()).isEqualTo(2);
    assertThat(seen.get("found").asInt()).isEqualTo(12);
    assertThat(seen.get("cleared").asInt()).isEqualTo(24);
    assertThat(seen.get("sortedFirst").asString()).contains("2,050"); // 2048 + 2, the widest
    // Width, bits, parameters, failure at two sizes, where each design works, predictions.
    assertThat(seen.get("plots").asInt()).isEqualTo(8);
    assertThat(seen.get("laws").asString()).contains("✗ ruled out").contains("✓ allowed");
    assertThat(seen.get("emptyPlots").asInt()).isZero();
    assertThat(seen.get("command").asString())
        .isEqualTo("superpose replay . pairwise-and-o64.narrow.s1 --inputs 3,9");
    assertThat(seen.get("reason").asString()).contains(SampleResults.HOSTILE);
    assertThat(seen.get("svg").asString()).startsWith("<svg").contains("</svg>");
    assertThat(seen.get("images").asInt()).isZero();
    assertThat(seen.get("title").asString()).contains("sample </script>");
  }
}
