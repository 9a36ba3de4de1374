package org.superpose.console.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks at the plots and saves them as a reader does; skipped where there is no browser. */
class PlotsInBrowserTest {

  @TempDir static Path directory;

  private static JsonNode seen;

  @BeforeAll
  static void useThePlots() throws IOException, InterruptedException {
    PlottedResults.write(directory);
    Files.writeString(directory.resolve("report.html"), ReportPage.render(directory));
    seen = Chromium.use("plots-driver.html", directory);
    assertThat(seen.path("error").asString("")).isEmpty();
  }

  private static Stream<byte[]> saved(String format) {
    return seen.get("saved").valueStream().map(plot -> bytes(plot, format));
  }

  private static byte[] bytes(JsonNode plot, String format) {
    return Base64.getDecoder().decode(plot.get("files").get(format).get("bytes").asString());
  }

  private static JsonNode plot(String list, String title) {
    return seen.get(list)
        .valueStream()
        .filter(plot -> plot.get("title").asString().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> csv(String title) {
    return new String(bytes(plot("saved", title), "csv"), UTF_8).lines().toList();
  }

  @Test
  void drawsWhatTheResultsHaveSomethingToShowIn() {
    assertThat(seen.get("plots").valueStream().map(plot -> plot.get("title").asString()))
        .containsExactly(
            "Width against outputs",
            "Bits over the bound",
            "Neurons, bits and failure, 128 outputs",
            "Success against width, 64 outputs",
            "Success against width, 128 outputs",
            "Failure against width, 64 outputs",
            "Failure against width, 128 outputs",
            "Requested against smallest width",
            "Margin",
            "Parameters against outputs",
            "Where dense works",
            "Where narrow works",
            "The gap between representing and computing",
            "Predicted against measured");
  }

  @Test
  void nothingIsClippedOverlapsOrIsWiderThanThePage() {
    assertThat(seen.get("faults").valueStream().map(JsonNode::asString)).isEmpty();
    assertThat(seen.get("wide").valueStream().map(JsonNode::asInt)).containsOnly(0);
  }

  /** 4.5 is what WCAG 2 requires of texts of this size. */
  @Test
  void textsCanBeReadOnLightAndDarkScreens() {
    assertThat(seen.get("contrast").valueStream().map(JsonNode::asDouble))
        .hasSize(3)
        .allSatisfy(contrast -> assertThat(contrast).isGreaterThanOrEqualTo(4.5));
  }

  @Test
  void everyPlotIsSavedFromItsMenuUnderANameOfItsOwn() {
    List<JsonNode> files =
        seen.get("saved").valueStream().flatMap(plot -> plot.get("files").valueStream()).toList();
    assertThat(files)
        .hasSize(14 * 5)
        .allSatisfy(file -> assertThat(file.get("open").asBoolean()).isTrue());
    assertThat(files.stream().map(file -> file.get("name").asString()))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("plots-e-[a-z0-9-]+\\.(pdf|svg|png|csv|vl\\.json)"))
        .contains("plots-e-pairwise-and-at-most-2-active-margin.pdf");
  }

  @Test
  void picturesAreWellFormedAndHaveTheirTitle() {
    assertThat(saved("svg"))
        .allSatisfy(
            svg -> {
              Element root =
                  DocumentBuilderFactory.newInstance()
                      .newDocumentBuilder()
                      .parse(new ByteArrayInputStream(svg))
                      .getDocumentElement();
              assertThat(root.getTagName()).isEqualTo("svg");
              assertThat(root.getAttribute("width")).isEqualTo("460");
            });
    assertThat(new String(bytes(plot("saved", "Margin"), "svg"), UTF_8))
        .contains(">Margin</text>")
        .contains(">pairwise-and, at most 2 active</text>");
    assertThat(saved("png"))
        .allSatisfy(
            png -> {
              BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
              assertThat(image.getWidth()).isEqualTo(4 * 460);
              assertThat(image.getRGB(1, 1)).isEqualTo(0xffffffff);
            });
  }

  /** A reader finds every object at the place that the table at the end gives. */
  @Test
  void pdfFilesAreOnePageOfTextAndPaths() {
    assertThat(saved("pdf").map(pdf -> new String(pdf, ISO_8859_1)))
        .allSatisfy(
            pdf -> {
              assertThat(pdf).startsWith("%PDF-1.4\n").endsWith("%%EOF\n");
              assertThat(pdf).contains("/MediaBox [0 0 345 ").doesNotContain("NaN", "undefined");
              int table = Integer.parseInt(first(pdf, "startxref\n(\\d+)"));
              assertThat(pdf.substring(table)).startsWith("xref\n0 9\n");
              List<String> places = all(pdf.substring(table), "(\\d{10}) 00000 n");
              for (int i = 0; i < places.size(); i++) {
                assertThat(pdf.substring(Integer.parseInt(places.get(i))))
                    .startsWith((i + 1) + " 0 obj\n");
              }
              int start = pdf.indexOf("stream\n") + "stream\n".length();
              assertThat(pdf.substring(start + Integer.parseInt(first(pdf, "/Length (\\d+)"))))
                  .startsWith("\nendstream");
              assertThat(all(pdf, "(?m)^(q)$")).hasSameSizeAs(all(pdf, "(?m)^(Q)$"));
            });
    String margin = new String(bytes(plot("saved", "Margin"), "pdf"), ISO_8859_1);
    assertThat(margin).contains("(Margin) Tj", "/S 11 Tf (-) Tj"); // the minus is a symbol
    assertThat(margin).contains("(outputs m) Tj").contains("/S 12 Tf (\\242) Tj"); // the prime
  }

  private static List<String> all(String text, String pattern) {
    Function<MatchResult, String> group = match -> match.group(1);
    return Pattern.compile(pattern).matcher(text).results().map(group).toList();
  }

  private static String first(String text, String pattern) {
    return all(text, pattern).getFirst();
  }

  @Test
  void dataAndSpecificationStandOnTheirOwn() {
    assertThat(saved("vl.json").map(json -> JsonMapper.shared().readTree(json)))
        .allSatisfy(
            spec -> {
              assertThat(spec.get("$schema").asString()).contains("vega-lite");
              assertThat(spec.get("title").get("text").asString()).isNotEmpty();
              assertThat(spec.get("config").get("axis").isObject()).isTrue();
              assertThat(spec.get("layer").valueStream())
                  .allSatisfy(layer -> assertThat(layer.get("data").get("values")).isNotEmpty());
            });
    assertThat(csv("Requested against smallest width"))
        .hasSize(1 + 2 + 10) // the ends of the line, a row for each automatic width
        .contains("meets the criterion,35,64,pairwise-and-o128.dense-auto.s1,dense,128");
  }

  /** Limits with confidence 95 %, as tables of Clopper and Pearson's interval give them. */
  @Test
  void intervalsAreExact() {
    JsonNode median = seen.get("medians").get(0); // all three: 1 - 2 / 2^3
    assertThat(median.get("low").asInt()).isEqualTo(1);
    assertThat(median.get("high").asInt()).isEqualTo(3);
    assertThat(median.get("confidence").asDouble()).isEqualTo(0.75, within(1e-12));
    JsonNode inner = seen.get("medians").get(1); // the second to the eighth: 1 - 2 (1 + 9) / 2^9
    assertThat(inner.get("low").asInt()).isEqualTo(2);
    assertThat(inner.get("high").asInt()).isEqualTo(8);
    assertThat(inner.get("confidence").asDouble()).isEqualTo(0.9609375, within(1e-12));
    assertShare(0, 0, 0.3085);
    assertShare(1, 0.1871, 0.8129);
    assertShare(2, 0.6915, 1);
  }

  private static void assertShare(int place, double low, double high) {
    assertThat(seen.get("shares").get(place).get("low").asDouble()).isEqualTo(low, within(5e-5));
    assertThat(seen.get("shares").get(place).get("high").asDouble()).isEqualTo(high, within(5e-5));
  }

  @Test
  void successIsTheShareOfNetworksOfAWidth() {
    assertThat(csv("Success against width, 128 outputs"))
        .anyMatch(line -> line.startsWith("share of networks") && line.contains("narrow"))
        .anyMatch(line -> line.matches("share of networks that .*,24,.*0\\.6.*"));
  }

  @Test
  void theFrontNamesDesignsThatNoOtherBeats() {
    // 16 neurons are wrong on 1 % of the inputs, 24 on 2/5 of 0.1 %, 35 on none; 64 are beaten.
    assertThat(plot("plots", "Neurons, bits and failure, 128 outputs").get("caption").asString())
        .contains(
            "A narrow neurons=16 (16 neurons, 2,048 bits, failure 0.01);"
                + " B narrow neurons=24 (24 neurons, 3,072 bits, failure 0.0004);"
                + " C dense neurons=minimal (35 neurons, 4,480 bits, failure 0).")
        .doesNotContain("neurons=auto");
  }

  @Test
  void theGapComparesTheBestOfEachTask() {
    assertThat(csv("The gap between representing and computing"))
        .anyMatch(line -> line.contains("representation: codes"))
        .anyMatch(line -> line.startsWith("fitted law,") && line.contains("pairwise-and: dense"))
        .noneMatch(line -> line.contains("narrow")) // wrong on two seeds
        .noneMatch(line -> line.contains("dense-auto"));
  }
}
