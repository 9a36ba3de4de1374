package org.superpose.runner.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.runner.plugin.Plugin;
import org.superpose.runner.plugin.PluginRegistry;

/** Holds config/reference.yaml and the other shipped files against the built-in plugins. */
class ReferenceFileTest {

  private static final Path CONFIG = Path.of("../../config");
  private static final Path REFERENCE = CONFIG.resolve("reference.yaml");
  private static final PluginRegistry BUILT_IN = PluginRegistry.discover(List.of());

  @TempDir Path folder;

  static Stream<Path> shippedFiles() throws IOException {
    try (Stream<Path> files = Files.list(CONFIG)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  static Stream<Plugin<?>> plugins() {
    return Stream.concat(BUILT_IN.tasks().all().stream(), BUILT_IN.constructions().all().stream());
  }

  @ParameterizedTest
  @MethodSource("shippedFiles")
  void everyShippedFileIsRight(Path file) throws Exception {
    assertThat(ConfigurationReader.read(file, List.of(), BUILT_IN).tasks()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("shippedFiles")
  void everyShippedFileTellsEditorsItsSchema(Path file) throws IOException {
    assertThat(Files.readAllLines(file).getFirst())
        .isEqualTo("# yaml-language-server: $schema=comparison.schema.json");
    assertThat(CONFIG.resolve("comparison.schema.json")).exists();
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void everySettingOfEveryPluginIsThereWithItsDefault(Plugin<?> plugin) throws Exception {
    List<String> entry = entry(plugin.id());
    Map<String, Object> needed = new HashMap<>();
    for (Parameter parameter : plugin.description().parameters()) {
      String key = parameter.name() + ":";
      assertThat(entry)
          .as("%s of %s", parameter.name(), plugin.id())
          .anyMatch(
              line ->
                  line.startsWith(key)
                      || (parameter.fallback().isEmpty() && line.startsWith("# " + key)));
      if (parameter.required()) {
        boolean given = parameter.kind() == Parameter.Kind.CIRCUIT;
        needed.put(
            parameter.name(),
            given ? settings(plugin.id()).find(parameter.name()).orElseThrow() : 64L);
      }
    }
    assertThat(settings(plugin.id()))
        .isEqualTo(Settings.of(plugin.description().parameters(), needed));
  }

  /** Returns the lines of a plugin's entry, without indentation. */
  private static List<String> entry(String id) throws IOException {
    String[] entries = Files.readString(REFERENCE).split("\n(?=  - id: |\\w)");
    return Arrays.stream(entries)
        .filter(text -> text.matches("(?s)  - id: " + id + "\\s.*"))
        .flatMap(String::lines)
        .map(String::strip)
        .toList();
  }

  private static Settings settings(String id) throws ConfigurationException {
    Comparison reference = ConfigurationReader.read(REFERENCE, List.of(), BUILT_IN);
    return Stream.concat(
            reference.tasks().stream()
                .filter(task -> task.plugin().id().equals(id))
                .map(TaskCase::settings),
            reference.constructions().stream()
                .filter(construction -> construction.plugin().id().equals(id))
                .map(ConstructionCase::options))
        .findFirst()
        .orElseThrow();
  }

  static Stream<Arguments> keys() {
    return Stream.of(
            Stream.of(ComparisonKey.values()).map(key -> Arguments.of("", key.key(), false)),
            keys("limits", Limits.KEYS),
            keys("search", Search.KEYS),
            keys("corpus", CorpusVariant.KEYS),
            keys("constructions", ConstructionCase.KEYS))
        .flatMap(section -> section);
  }

  private static Stream<Arguments> keys(String section, Keys<?> keys) {
    return keys.all().stream()
        .map(key -> Arguments.of(section, key.name(), key.parameter().fallback().isPresent()));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everyKeyOfTheHouseIsThere(String section, String key, boolean hasDefault)
      throws IOException {
    String written = hasDefault ? key + ":.+" : "(# )?" + key + ":.*";
    assertThat(Arrays.stream(Files.readString(REFERENCE).split("\n(?=(# )?\\w)")))
        .filteredOn(part -> section.isEmpty() || part.startsWith(section + ":"))
        .flatExtracting(part -> part.lines().map(String::strip).toList())
        .anyMatch(line -> line.matches(written));
  }

  @Test
  void everythingElseHasItsDefaultToo() throws Exception {
    Comparison reference = ConfigurationReader.read(REFERENCE, List.of(), BUILT_IN);
    Path bare =
        Files.writeString(
            folder.resolve("bare.yaml"),
            "name: bare\ntasks: [{id: permutation, features: 4}]\nconstructions: [random-codes]\n");
    Comparison defaults = ConfigurationReader.read(bare, List.of(), BUILT_IN);

    assertThat(reference.seeds()).isEqualTo(defaults.seeds());
    assertThat(reference.bounds()).isEqualTo(defaults.bounds());
    assertThat(reference.criterion()).isEqualTo(defaults.criterion());
    assertThat(reference.limits()).isEqualTo(defaults.limits());
    assertThat(reference.search()).isEqualTo(defaults.search());
    assertThat(reference.proofs()).isEqualTo(defaults.proofs());
    assertThat(reference.engine()).isEqualTo(defaults.engine());
    assertThat(reference.constructions())
        .allMatch(construction -> construction.neurons() instanceof Neurons.Auto)
        .allMatch(construction -> construction.reduction().isNone());
  }

  @Test
  void commentedKeysAreRightToo() throws Exception {
    String text =
        Files.readString(REFERENCE)
            .replace("circuits/", CONFIG.resolve("circuits").toAbsolutePath() + "/")
            .replace("graphs/", CONFIG.resolve("graphs").toAbsolutePath() + "/")
            .replaceAll("(?m)^(    )# ([\\w-]+: )", "$1$2")
            .replaceAll("(?m)^(  )# (failure|confidence)", "$1$2")
            .replaceAll("(?m)^# (expect:.*)$", "$1")
            .replaceAll("(?m)^#(   - .*)$", "$1")
            .replace("kind: every-input ", "kind: random-input ");
    Path file = Files.writeString(folder.resolve("all.yaml"), text);

    Comparison all = ConfigurationReader.read(file, List.of(), BUILT_IN);

    assertThat(all.expectations()).hasSize(5);
    assertThat(all.criterion()).hasToString("random-input(failure=0.01, confidence=0.99)");
    assertThat(all.tasks())
        .allSatisfy(
            task ->
                assertThat(task.settings().asMap())
                    .hasSameSizeAs(task.plugin().description().parameters()));
  }

  @Test
  void builtInPluginsAreFoundWithoutProblems() {
    assertThat(plugins().map(Plugin::id).toList()).hasSizeGreaterThanOrEqualTo(10);
    assertThat(BUILT_IN.problems()).isEmpty();
    assertThat(List.copyOf(BUILT_IN.bounds().ids())).hasSizeGreaterThanOrEqualTo(4).isSorted();
  }
}
