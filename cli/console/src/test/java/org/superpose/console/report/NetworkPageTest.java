package org.superpose.console.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.BitMatrix;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.verify.Verification;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.VerificationRequest.Limits;
import org.superpose.core.verify.Verifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NetworkPageTest {

  @TempDir Path directory;

  /** AND(0, 1) and AND(0, 2) on two neurons; feature 3 is on the first too, so {1, 3} is wrong. */
  private static final Problem PROBLEM =
      new Problem(
          new ProblemShape("pairwise-and", 4, 2, 2, 4, 2), Gate.AND, new int[][] {{0, 1}, {0, 2}});

  private static final Network NETWORK =
      new Network(
          BitMatrix.binary(2, 4, (row, column) -> row == 0 ? column != 2 : column % 2 == 0),
          new Origin.Public(),
          List.of(
              new Layer(
                  BitMatrix.binary(2, 2, (row, column) -> row == column),
                  DenseMatrix.generate(2, 1, Alphabet.integers(-1, 0), (_, _) -> -1))),
          BitMatrix.binary(2, 2, (row, column) -> row == column),
          DenseMatrix.uniformColumn(2, 0.5),
          new Origin.Program());

  private static String page(String name) {
    return page(name, NETWORK, PROBLEM);
  }

  private static String page(String name, Network network, Problem problem) {
    Verification verification =
        Verifier.verify(
            new VerificationRequest(
                network, problem, new Criterion.EveryInput(), Limits.standard(), new Seed(1)));
    return NetworkPage.render(
        name,
        "built by hand",
        network,
        problem,
        List.of(),
        verification,
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void embedsTheNetworkAndItsWitness() {
    String page = page("tiny");
    String marker = "<script type=\"application/json\" id=\"data\">";
    int start = page.indexOf(marker) + marker.length();
    JsonNode data =
        JsonMapper.shared().readTree(page.substring(start, page.indexOf("</script>", start)));
    // Rows as column, value, column, value, ...
    assertThat(data.get("encoder").get("rows").toString())
        .isEqualTo("[[0,1.0,1,1.0,3,1.0],[0,1.0,2,1.0]]");
    assertThat(data.get("layers").get(0).get("bias").toString()).isEqualTo("[-1.0,-1.0]");
    assertThat(data.get("inputs").toString()).isEqualTo("[[0,1],[0,2]]");
    assertThat(data.get("witness").size()).isEqualTo(2);
    assertThat(page).contains("It is wrong on some input");
  }

  @Test
  void hostileNamesStayText() {
    assertThat(page(SampleResults.HOSTILE)).doesNotContain("<img");
  }

  @Test
  void saysHowLargeALargePageIs() {
    assertThat(NetworkPage.heaviness(2_097_152, 1_000_000)).isEmpty();
    assertThat(NetworkPage.heaviness(2_306_867, 965_265))
        .hasValue("the page takes 2.2 MiB for 965,265 weights; a browser needs a while to open it");
  }

  /** The page's own evaluation against exact arithmetic; skipped where there is no browser. */
  @Test
  void evaluatesTheWitnessAsTheHostDoes() throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("page.html"), page(SampleResults.HOSTILE));
    Chromium.Opened opened = Chromium.open(file, directory);
    assertThat(opened.console()).isEmpty();
    assertThat(opened.content()).contains("class=\"ready\"");
    int[] witness = {1, 3};
    ForwardPass pass = ForwardPass.of(NETWORK, witness);
    assertThat(opened.content())
        .contains(
            "<td>0</td><td>AND(0, 1)</td><td>%s</td><td>%s</td>"
                .formatted(pass.score(0).toPlainString(), pass.threshold(0).toPlainString()))
        .contains("\u2717 on")
        .contains("1 output wrong")
        .contains("it reads neurons 0 (1), in all 1, more than the threshold 0.5");
  }

  /**
   * A network that takes 240 features as they are, and has neuron n of eight read those that leave
   * n when divided by eight, with a third of each; outputs AND(2 i, 2 i + 1).
   */
  private static String pageOfAPlainInput() {
    int[][] pairs = new int[120][];
    Arrays.setAll(pairs, i -> new int[] {2 * i, 2 * i + 1});
    Problem problem =
        new Problem(new ProblemShape("pairwise-and", 240, 120, 2, 240, 1), Gate.AND, pairs);
    Network network =
        new Network(
            BitMatrix.binary(240, 240, (row, column) -> row == column),
            new Origin.Public(),
            List.of(
                new Layer(
                    DenseMatrix.generate(
                        8, 240, Alphabet.FLOAT64, (n, i) -> i % 8 == n ? 1 / 3.0 : 0),
                    DenseMatrix.generate(8, 1, Alphabet.FLOAT64, (_, _) -> 0))),
            BitMatrix.binary(120, 8, (output, n) -> 2 * output % 8 == n / 2 * 2),
            DenseMatrix.uniformColumn(120, 0.5),
            new Origin.Program());
    return page("plain", network, problem);
  }

  @Test
  void theFirstChapterFitsAnInputOfFeaturesAndBadInputIsToldInALine()
      throws IOException, InterruptedException {
    Files.writeString(directory.resolve("network.html"), pageOfAPlainInput());

    JsonNode seen = Chromium.use("network-driver.html", directory);

    assertThat(seen.path("error").asString("")).isEmpty();
    assertThat(seen.get("sharing").asString())
        .startsWith("The input is the features themselves, a place for each")
        .contains(
            "Every feature is read by 1 of 8 neurons, and every neuron reads 30 of 240 features");
    assertThat(seen.get("note").asString()).startsWith("The weights of layer 1, ");
    assertThat(seen.get("five").asString())
        .isEqualTo(
            "Feature 5 is read by neurons 5. It shares them with 29 other features, with none more"
                + " than 1 of 1.");
    // A third and its multiples, in six digits.
    assertThat(seen.get("strips").toString()).contains("(0.333333)").doesNotContain("0.3333333");
    assertThat(seen.get("table").toString()).contains("0.666667").doesNotContain("0.6666666");
    assertThat(seen.get("beyond").get("told").asString()).isEqualTo("0 to 239");
    assertThat(seen.get("beyond").get("feature")).isEqualTo(seen.get("five"));
    assertThat(seen.get("picked").toString()).isEqualTo("[\"239\",\"7\"]");
    assertThat(seen.get("odd").asString())
        .isEqualTo("x: features are 0 to 239, separated by commas. Below: the input before.");
    assertThat(seen.get("large").get("note").asString()).startsWith("240: features are 0 to 239");
    assertThat(seen.get("large").get("isBad").asBoolean()).isTrue();
    assertThat(seen.get("good").get("isBad").asBoolean()).isFalse();
    assertThat(seen.get("toomany").asString()).startsWith("Not an input that the network is for");
    assertThat(seen.get("over").asInt()).isZero();
  }

  @Test
  void longAndTallMatricesAreFolded() throws IOException, InterruptedException {
    Files.writeString(directory.resolve("network.html"), pageOfAPlainInput());

    JsonNode matrices = Chromium.use("network-driver.html", directory).get("matrices");

    // 240 by 8, and 120 by 8 on its side: bands about twice as wide as they are high together.
    assertThat(matrices).hasSize(2);
    assertThat(matrices.get(0).get("widths").toString()).isEqualTo("[60,60,60,60]");
    assertThat(matrices.get(0).get("heights").toString()).isEqualTo("[8,8,8,8]");
    assertThat(matrices.get(0).get("axes").get(1).asString())
        .isEqualTo("\u2192 features 60 to 119, \u2193 neurons 0 to 7");
    assertThat(matrices.get(1).get("widths").toString()).isEqualTo("[40,40,40]");
    assertThat(matrices.get(1).get("axes").get(0).asString())
        .isEqualTo("\u2192 outputs 0 to 39, \u2193 neurons of layer 1, 0 to 7");
  }
}
