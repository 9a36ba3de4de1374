package org.superpose.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.core.task.Criterion;

/** Expected values are worked out by hand from the text of each file. */
class ConfigurationReaderTest {

  @TempDir Path folder;

  private Comparison read(String text, String... overrides)
      throws IOException, ConfigurationException {
    Path file = Files.writeString(folder.resolve("test.yaml"), text);
    return ConfigurationReader.read(file, List.of(overrides), Fakes.registry());
  }

  private static final String SMALL =
      """
      name: small
      tasks:
        - {id: gates, features: 16}
      constructions:
        - dense-codes
      """;

  @Test
  void everythingLeftOutHasItsDefault() throws Exception {
    Comparison comparison = read(SMALL);

    assertThat(comparison.name()).isEqualTo("small");
    assertThat(comparison.description()).isEmpty();
    assertThat(comparison.seeds()).containsExactly(1L);
    assertThat(comparison.criterion()).isEqualTo(new Criterion.EveryInput());
    assertThat(comparison.bounds())
        .extracting(bound -> bound.id())
        .containsExactly("capacity", "counting");
    assertThat(comparison.expectations()).isEmpty();
    assertThat(comparison.limits()).isEqualTo(Limits.standard());
    TaskCase task = comparison.tasks().getFirst();
    assertThat(task.settings().asMap())
        .hasToString(
            "{features=16, outputs=features, sparsity=2, graph=uniform, density=0.5, loops=false,"
                + " order=rising}");
    assertThat(task.graphLabel()).isEqualTo("uniform");
    assertThat(task.shape().outputs()).isEqualTo(16);
    ConstructionCase construction = comparison.constructions().getFirst();
    assertThat(construction.neurons()).isEqualTo(new Neurons.Auto());
    assertThat(construction.options().integer("channel_size")).isEqualTo(8);
  }
}
