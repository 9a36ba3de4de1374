package org.superpose.runner.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.ConfigurationException;
import org.superpose.runner.config.ConfigurationReader;
import org.superpose.runner.plugin.PluginRegistry;
import org.superpose.runner.run.Planner;

/** Keys of the cells of comparisons that differ in one thing. */
class CellKeysTest {

  private static final String COMPARISON =
      """
      name: keys
      seeds: [1]
      tasks: [{id: pairwise-and, features: 64}]
      constructions: [{id: output-channels-sparse, neurons: 40, ones: 3}]
      """;

  @TempDir private Path directory;

  private CellKey key(String text) throws IOException, ConfigurationException {
    Path file = Files.writeString(directory.resolve("comparison.yaml"), text);
    Comparison comparison =
        ConfigurationReader.read(file, List.of(), PluginRegistry.discover(List.of()));
    return new CellKeys(comparison).of(Planner.plan(comparison).getFirst().cell());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "seeds: [1] | seeds: [2] | the seed changed",
        "features: 64 | features: 65 | a setting of the task changed",
        "neurons: 40 | neurons: 41 | the requested width changed",
        "ones: 3 | ones: 2 | an option of the construction changed",
        "name: keys | criterion: {kind: random-input, failure: 0.5}\\n"
            + "name: k | the criterion changed",
        "name: keys | limits: {samples_per_stratum: 7}\\nname: k | a limit changed",
        "name: keys | limits: {memory: 1GiB}\\nname: k | a limit changed",
        "name: keys | bounds: none\\nname: k | the list of bounds or a plugin of one changed",
      })
  void whatChangesARowChangesItsKey(String from, String to, String difference) throws Exception {
    CellKey before = key(COMPARISON);
    CellKey after = key(COMPARISON.replace(from, to.replace("\\n", "\n")));

    assertThat(after.differenceFrom(before)).contains(difference);
  }

  @Test
  void whatChangesNoRowChangesNoKey() throws Exception {
    String renamed =
        COMPARISON.replace(
            "name: keys", "name: other\ndescription: the same cells\nlimits: {timeout: 7s}");

    assertThat(key(renamed)).isEqualTo(key(COMPARISON));
  }

  @Test
  void aKeyNamesTheDigestsOfTheCode() throws Exception {
    CellKey key = key(COMPARISON);

    assertThat(
            Stream.of(
                    "superpose itself", "the plugin of the task", "the plugin of the construction")
                .map(key.parts()::get))
        .allMatch(digest -> digest.matches("[0-9a-f]{64}"))
        .doesNotHaveDuplicates();
  }

  @Test
  void aChangedPluginIsToldApart() {
    CellKey before = new CellKey(java.util.Map.of("the plugin of the construction", "aa"));
    CellKey after = new CellKey(java.util.Map.of("the plugin of the construction", "bb"));

    assertThat(after.differenceFrom(before)).contains("the plugin of the construction changed");
    assertThat(after.differenceFrom(after)).isEmpty();
  }
}
