package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Everything that is written and printed is the same under every default locale. The oracle is what
 * the neutral locale gives; Persian has digits of its own, Turkish another I, German another
 * decimal sign.
 */
class LocalesTest extends CommandTest {

  /** Reasons with numbers of all kinds: unsupported, sized, sampled, proved. */
  private static final String COMPARISON =
      """
      name: locales
      seeds: [1]
      tasks:
        - {id: pairwise-and, features: [8, 24]}
        - {id: permutation, features: 16}
      constructions:
        - one-neuron-per-output
        - {id: output-channels-sparse, neurons: [6, auto]}
        - {id: linear-associator, neurons: [4, 100]}
        - {id: mixed-channels, neurons: 64}
      limits: {memory: 3MiB, exhaustive_inputs: 100, samples_per_stratum: 1000}
      criterion: {kind: random-input, failure: 0.05}
      """;

  private Locale before;

  @BeforeEach
  void keepTheLocale() {
    before = Locale.getDefault();
  }

  @AfterEach
  void restoreTheLocale() {
    Locale.setDefault(before);
  }

  private static String withoutTimes(String text) {
    return text.replaceAll("\"(build|verify)_seconds\":[0-9.E-]+", "")
        .replaceAll("\\d+\\.\\d{3},\\d+\\.\\d{3},", "")
        .replaceAll("\"checksum\":\"[0-9a-f]+\"", "") // of the times, too
        .replaceAll("\"started\"[^,]*,", "");
  }

  /** Returns all texts, and the bytes of networks as texts, that a comparison and a build leave. */
  private Map<String, String> written(Locale locale, String folder) throws IOException {
    Locale.setDefault(locale);
    Path file = Files.writeString(directory.resolve("comparison.yaml"), COMPARISON);
    Path results = directory.resolve(folder);
    Map<String, String> all = new TreeMap<>();
    all.put("code", String.valueOf(run("compare", file, "--out", results, "--workers", 1)));
    all.put("printed", withoutTimes(out));
    all.put("said", err.replace(results.toString(), ""));
    run("plan", file);
    all.put("plan", out);
    Path networks = results.resolve("networks");
    run("build", file, "--out", networks, "--formats", "npz,safetensors,onnx", "--proofs");
    run("verify", networks);
    all.put("verify", out);
    try (Stream<Path> files = Files.walk(results)) {
      for (Path path : files.filter(Files::isRegularFile).toList()) {
        String name = results.relativize(path).toString();
        if (!name.matches(".*(parquet|environment.json|report.html)")) {
          all.put(
              name,
              withoutTimes(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1)));
        }
      }
    }
    return all;
  }

  @Test
  void filesAndTextsAreTheSameEverywhere() throws IOException {
    Map<String, String> neutral = written(Locale.ROOT, "neutral");

    for (String tag : List.of("fa-IR", "tr-TR", "de-DE")) {
      Map<String, String> local = written(Locale.forLanguageTag(tag), tag);
      assertThat(local.keySet()).as(tag).isEqualTo(neutral.keySet());
      local.forEach(
          (name, text) -> assertThat(text).as("%s of %s", name, tag).isEqualTo(neutral.get(name)));
    }
    assertThat(neutral.get("results.csv"))
        .contains("unsupported", "unknown", "P(some output wrong)");
    assertThat(neutral.keySet()).anyMatch(name -> name.endsWith(".safetensors"));
  }

  @Test
  void theLocalesDoDiffer() {
    Locale.setDefault(Locale.forLanguageTag("fa-IR"));
    assertThat("%d".formatted(12)).isNotEqualTo("12");
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    assertThat("I".toLowerCase(Locale.getDefault())).isNotEqualTo("i");
    Locale.setDefault(Locale.GERMANY);
    assertThat("%.1f".formatted(0.5)).isNotEqualTo("0.5");
  }
}
