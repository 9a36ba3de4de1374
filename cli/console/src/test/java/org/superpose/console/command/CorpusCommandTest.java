package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.superpose.formats.digest.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A corpus holds what is proved of networks, and scores what is found in them. */
class CorpusCommandTest extends CommandTest {

  private static final String SMALL =
      """
      name: small
      seeds: [1]
      tasks:
        - {id: pairwise-and, features: 24, sparsity: 2}
      constructions:
        - {id: output-channels-sparse, neurons: 96}
        - {id: output-channels-sparse, neurons: 8}
        - {id: three-channels, neurons: 96}
        - willshaw
      bounds: none
      corpus: {noise: [0, 0.001], wrong_inputs: [0, 3]}
      """;

  private static final String SPARSE = "pairwise-and-m24-v2-uniform.output-channels-sparse-n96.s1";
  private static final String DEEP = "pairwise-and-m24-v2-uniform.three-channels-n96.s1";

  private Path write(String name, Object... more) throws IOException {
    Path file = Files.writeString(directory.resolve("small.yaml"), SMALL);
    Path out = directory.resolve(name);
    Object[] arguments =
        Stream.concat(Stream.of("corpus", file, "--out", out), Stream.of(more)).toArray();
    assertThat(run(arguments)).as(err).isEqualTo(ExitCode.DONE);
    return out;
  }

  private static JsonNode read(Path file) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(file));
  }

  private static Map<String, String> digests(Path folder) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        var digest = Sha256.start();
        digest.update(Files.readAllBytes(file));
        digests.put(folder.relativize(file).toString(), Sha256.hex(digest));
      }
    }
    return digests;
  }

  @Test
  void holdsEveryNetworkThatIsProvedWithItsFilesAndDigests() throws IOException {
    Path corpus = write("corpus", "--samples", 20, "--workers", 1);

    JsonNode index = read(corpus.resolve("corpus.json"));
    assertThat(index.get("entries")).hasSize(8);
    assertThat(err).contains("output-channels-sparse-n8.s1: not written: ");
    assertThat(err).contains("willshaw.s1: not written: an associator moves every feature");
    Map<String, String> digests = digests(corpus);
    for (JsonNode entry : index.get("entries")) {
      String name = entry.get("name").asString();
      boolean planted = name.endsWith("wrong3");
      assertThat(entry.get("verdict").asString()).isEqualTo(planted ? "falsified" : "verified");
      assertThat(entry.get("wrong_inputs").asInt()).isEqualTo(planted ? 3 : 0);
      JsonNode truth = read(corpus.resolve(name + ".truth.json"));
      assertThat(truth.get("outputs")).hasSize(24);
      assertThat(truth.has("planted")).isEqualTo(planted);
      assertThat(truth.get("proof").asString()).isEqualTo(name + ".proof");
      for (JsonNode file : entry.get("files")) {
        assertThat(digests.get(file.get("file").asString()))
            .isEqualTo(file.get("sha256").asString());
      }
      assertThat(entry.get("files")).hasSize(7);
    }
    assertThat(Files.readString(corpus.resolve("load.py"))).contains("torch");
    // All of it is checked again from the files alone.
    assertThat(run("verify", corpus, "--json")).isEqualTo(ExitCode.DONE);
    assertThat(out.split("\"falsified\"", -1)).hasSize(4 * 3 + 1);
  }

  @Test
  void isTheSameOnAnyNumberOfThreads() throws IOException {
    Path one = write("one", "--samples", 10, "--workers", 1);
    Path two = write("two", "--samples", 10, "--workers", 2);

    assertThat(digests(two)).isEqualTo(digests(one)).hasSizeGreaterThan(50);
  }

  @Test
  void scoresTheTruthItselfWithOneAndRandomDirectionsByChance() throws IOException {
    Path corpus = write("corpus", "--formats", "npz,safetensors");
    Path features = corpus.resolve("samples.safetensors");
    // The network's own encoder and readout as what was found: their names are those of a network.
    Files.copy(corpus.resolve(SPARSE + ".safetensors"), features);
    assertThat(run("score", corpus.resolve(SPARSE), "--directions", features)).isEqualTo(2);
    assertThat(err).contains("has neither 'directions' [k, n] nor 'write' [k, n] and 'read'");
    assertThat(run("score", corpus.resolve("none"), "--directions", features)).isEqualTo(2);
    assertThat(err).contains("there is no network " + corpus.resolve("none") + ": no .npz");
    Path missing = directory.resolve("missing.npz");
    assertThat(run("score", corpus.resolve(SPARSE), "--directions", missing)).isEqualTo(2);
    assertThat(err).contains("missing.npz: there is no such file");
    assertThat(run("score", corpus.resolve(SPARSE), "--directions", features, "--draws", 0))
        .isEqualTo(2);
    assertThat(err).contains("--draws must be at least 1, was 0");

    Path found = FoundArrays.write(directory, read(corpus.resolve(DEEP + ".truth.json")), 2);
    assertThat(run("score", corpus.resolve(DEEP + ".truth.json"), "--directions", found, "--json"))
        .isEqualTo(ExitCode.DONE);
    for (JsonNode score : JsonMapper.shared().readTree(out).get("scores")) {
      assertThat(score.get("layer").asInt()).isEqualTo(2);
      assertThat(score.get("mean_matched").get("found").asDouble()).isEqualTo(1, within(1e-12));
      assertThat(score.get("coverage").get("found").asDouble()).isEqualTo(1);
      assertThat(score.get("mean_matched").get("chance").asDouble()).isBetween(0.01, 0.5);
    }
    assertThat(run("score", corpus.resolve(DEEP), "--directions", found)).isEqualTo(ExitCode.DONE);
    assertThat(out)
        .contains("directions of layer 2", "components of layer 2", "drawn 5 times, seed 1");
    assertThat(run("score", corpus.resolve(DEEP), "--directions", found, "--layer", 3))
        .isEqualTo(2);
    assertThat(err).contains("--layer must be from 0 to 2, was 3");
  }

  @Test
  void saysWhatIsWrongWithItsOptions() throws IOException {
    Path file = Files.writeString(directory.resolve("small.yaml"), SMALL);

    assertThat(run("corpus", file, "--out", directory.resolve("x"), "--samples", -1)).isEqualTo(2);
    assertThat(err).contains("--samples must be at least 0, was -1");
    assertThat(run("corpus", file, "--out", directory.resolve("x"), "--samples", 2_000_000_000))
        .isEqualTo(2);
    assertThat(err).contains("--samples must be at most 100000000, was 2000000000");
    assertThat(directory.resolve("x")).doesNotExist();
  }
}
