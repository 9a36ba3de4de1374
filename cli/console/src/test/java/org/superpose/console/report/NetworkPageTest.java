package org.superpose.console.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    Verification verification =
        Verifier.verify(
            new VerificationRequest(
                NETWORK, PROBLEM, new Criterion.EveryInput(), Limits.standard(), new Seed(1)));
    return NetworkPage.render(
        name,
        "built by hand",
        NETWORK,
        PROBLEM,
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
}
