package org.superpose.checks.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.checks.Python;
import org.superpose.checks.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Does what docs/ground-truth.md tells its reader to do, with one network of the corpus. */
class GroundTruthDocumentTest {

  private static final String NAME = "pairwise-and-m64-v2-uniform.output-channels-sparse.s1";

  @TempDir Path directory;

  @Test
  void aDictionaryThatIsTrainedOnTheSamplesFindsTheGates()
      throws IOException, InterruptedException {
    Python python = new Python("/usr/bin/python3", directory);
    assumeTrue(Files.exists(Path.of(python.command())), "there is no /usr/bin/python3");
    assumeTrue(
        python.run("-c", "import numpy, torch").code() == 0, "python3 with torch is not installed");
    assertThat(Files.readString(Repository.ROOT.resolve("docs/ground-truth.md")))
        .contains("superpose corpus config/corpus.yaml --out corpus --samples 4000")
        .contains("docs/ground-truth.py corpus " + NAME + " 1 found.npz")
        .contains("superpose score corpus/" + NAME + " --directions found.npz");
    Path corpus = directory.resolve("corpus");
    Exports.Run written =
        Exports.superpose(
            "corpus",
            Repository.ROOT.resolve("config/corpus.yaml"),
            "--set",
            "tasks=[{id: pairwise-and, features: 64, sparsity: 2, graph: uniform}]",
            "--set",
            "constructions=[output-channels-sparse]",
            "--set",
            "corpus.width=1",
            "--set",
            "corpus.noise=0",
            "--set",
            "corpus.wrong_inputs=0",
            "--out",
            corpus,
            "--samples",
            4000);
    assertThat(written.code()).as(written.err()).isZero();

    Path found = directory.resolve("found.npz");
    String script = Repository.ROOT.resolve("docs/ground-truth.py").toString();
    Python.Result trained =
        python.run("-W", "ignore", script, corpus.toString(), NAME, "1", found.toString());
    assertThat(trained.code()).as(trained.output()).isZero();

    Exports.Run scored =
        Exports.superpose("score", corpus.resolve(NAME), "--directions", found, "--json");
    assertThat(scored.code()).as(scored.err()).isZero();
    JsonNode score = JsonMapper.shared().readTree(scored.out()).get("scores").get(0);
    JsonNode matched = score.get("mean_matched");
    assertThat(matched.get("found").asDouble()).isGreaterThan(0.7);
    assertThat(matched.get("chance_highest").asDouble()).isLessThan(0.4);
    assertThat(score.get("coverage").get("found").asDouble()).isGreaterThan(0.3);
  }
}
