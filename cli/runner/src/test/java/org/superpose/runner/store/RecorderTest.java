package org.superpose.runner.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.ConfigurationReader;
import org.superpose.runner.plugin.PluginRegistry;
import org.superpose.runner.run.CellRunner;
import org.superpose.runner.run.Engine;
import org.superpose.runner.run.Outcome;
import org.superpose.runner.run.PlannedCell;
import org.superpose.runner.run.Planner;

/** What listeners learn of cells, and what follows from it. */
class RecorderTest {

  private static final String TWO_CELLS =
      """
      name: two
      seeds: [1, 2]
      tasks: [{id: pairwise-and, features: 8}]
      constructions: [one-neuron-per-output]
      """;

  @TempDir private Path directory;

  private Comparison comparison;
  private List<PlannedCell> plan;

  @BeforeEach
  void plan() throws Exception {
    comparison = ConfigurationReader.read("test", TWO_CELLS, PluginRegistry.discover(List.of()));
    plan = Planner.plan(comparison);
  }

  private Recorder recorder(ResultsStore store, boolean failFast) {
    return new Recorder(new Resumption(comparison, plan, store), new Silent(), failFast);
  }

  /** Ignores everything and wants nothing. */
  private static final class Silent implements Engine.Watcher {
    @Override
    public void started(PlannedCell cell) {
      // A watcher of tests.
    }

    @Override
    public void finished(PlannedCell cell, Outcome outcome) {
      // A watcher of tests.
    }

    @Override
    public boolean hasSeenEnough() {
      return false;
    }
  }

  @Test
  void aFailureCountsWhateverEndsAfterIt() throws IOException {
    try (ResultsStore store = ResultsStore.open(directory)) {
      Recorder recorder = recorder(store, true);
      recorder.finished(plan.get(0), CellRunner.failed(plan.get(0).cell(), comparison, "no"));
      recorder.finished(plan.get(1), new CellRunner(comparison).run(plan.get(1), 1));

      assertThat(recorder.hasSeenEnough()).isTrue();
      assertThat(recorder.outcomes()).hasSize(2);
    }
  }

  @Test
  void noCellStartsAfterOneThatCannotBeStored() throws IOException {
    ResultsStore store = ResultsStore.open(directory);
    Recorder recorder = recorder(store, false);
    Outcome outcome = new CellRunner(comparison).run(plan.getFirst(), 1);
    store.close(); // the next write fails, as on a disk that is full

    assertThatThrownBy(() -> recorder.finished(plan.getFirst(), outcome))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(recorder.hasSeenEnough()).isTrue();
    assertThat(recorder.outcomes()).isEmpty();
  }
}
