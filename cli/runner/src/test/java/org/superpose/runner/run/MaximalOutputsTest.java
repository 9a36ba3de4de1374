package org.superpose.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.ConfigurationException;
import org.superpose.runner.config.ConfigurationReader;
import org.superpose.runner.plugin.PluginRegistry;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;

/** The capacity of constructions that everyone can work out. */
class MaximalOutputsTest {

  @TempDir private Path directory;

  private Comparison comparison(String construction) throws IOException, ConfigurationException {
    String text =
        """
        name: capacity
        tasks: [{id: pairwise-and, features: 12, outputs: maximal}]
        constructions: [%s]
        """
            .formatted(construction);
    Path file = Files.writeString(directory.resolve("comparison.yaml"), text);
    return ConfigurationReader.read(file, List.of(), PluginRegistry.discover(List.of()));
  }

  @Test
  void oneNeuronPerOutputHasAsManyOutputsAsNeurons() throws Exception {
    Comparison comparison = comparison("{id: one-neuron-per-output, neurons: 29}");
    PlannedCell planned = Planner.plan(comparison).getFirst();
    CellRunner runner = new CellRunner(comparison);

    Outcome outcome = runner.run(planned, 1);

    CellResult row = outcome.row();
    assertThat(row.number(Column.SEARCH_OUTPUTS)).hasValue(29);
    assertThat(row.number(Column.SEARCH_OVER)).hasValue(30);
    assertThat(row.number(Column.M_OUT)).hasValue(29);
    assertThat(row.text(Column.CELL)).contains("omaximal");
    PlannedCell shown = runner.shownBy(planned, row).orElseThrow();
    assertThat(runner.run(shown, 1).row().number(Column.M_OUT)).hasValue(29);
    assertThat(outcome.probes()).hasSizeGreaterThan(6);
  }

  @Test
  void thereAreNoMoreOutputsThanPairs() throws Exception {
    Comparison comparison = comparison("{id: one-neuron-per-output, neurons: 200}");

    CellResult row = new CellRunner(comparison).run(Planner.plan(comparison).getFirst(), 1).row();

    // By hand: 12 * 11 / 2 pairs.
    assertThat(row.number(Column.SEARCH_OUTPUTS)).hasValue(66);
    assertThat(row.text(Column.VERDICT)).isEqualTo("verified");
  }

  @Test
  void aConstructionForOtherTasksIsUnsupported() throws Exception {
    Comparison comparison = comparison("{id: random-codes, neurons: 8}");

    assertThat(Planner.plan(comparison).getFirst().outcome())
        .isInstanceOf(PlannedOutcome.Unsupported.class);
  }
}
