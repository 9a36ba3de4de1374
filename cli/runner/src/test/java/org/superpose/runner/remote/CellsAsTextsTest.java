package org.superpose.runner.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.ConfigurationReader;
import org.superpose.runner.plugin.PluginRegistry;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import org.superpose.runner.run.CellRunner;
import org.superpose.runner.run.Engine;
import org.superpose.runner.run.Outcome;
import org.superpose.runner.run.PlannedCell;
import org.superpose.runner.run.Planner;
import org.superpose.runner.store.CellKey;
import org.superpose.runner.store.CellKeys;
import org.superpose.runner.store.Entry;

/** Cells that travel as texts, and what comes back. The oracle is the cell run without travel. */
class CellsAsTextsTest {

  private static final PluginRegistry REGISTRY = PluginRegistry.discover(List.of());

  private static Comparison comparison(String construction, String criterion) throws Exception {
    String text =
        """
        name: texts
        seeds: [7, 8]
        tasks:
          - {id: pairwise-and, features: 20}
          - id: pairwise-and
            features: 6
            graph: {label: "a \\"graph\\"", pairs: [[0, 1], [1, 2], [2, 5]]}
        constructions: [%s]
        criterion: %s
        """
            .formatted(construction, criterion);
    return ConfigurationReader.read("test", text, REGISTRY);
  }

  private static List<PlannedCell> possible(Comparison comparison) throws Exception {
    return Planner.plan(comparison).stream().filter(PlannedCell::isPossible).toList();
  }

  private static Map<Column, Object> withoutTimes(CellResult row) {
    Map<Column, Object> values = new LinkedHashMap<>();
    Stream.of(Column.values())
        .filter(column -> !column.isTiming())
        .forEach(column -> row.get(column).ifPresent(value -> values.put(column, value)));
    return values;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{id: output-channels-sparse, neurons: 30, ones: 2}",
        "{id: output-channels-dense, neurons: 40, prune: 0.1}",
        "{id: silent-channels, neurons: auto}",
        "{id: one-neuron-per-output, neurons: minimal}",
      })
  void aCellThatTravelledGivesTheSameRowAndProbes(String construction) throws Exception {
    Comparison comparison =
        comparison(construction, "{kind: random-input, failure: 0.0123456789, confidence: 0.9}");
    var service = new LocalCellService().open(List.of());
    List<PlannedCell> cells = possible(comparison);

    assertThat(cells).isNotEmpty();
    for (PlannedCell cell : cells) {
      Outcome here = new CellRunner(comparison).run(cell, 1);
      Reply reply = Reply.read(service.apply(CellText.write(comparison, cell), 1));

      Entry entry = ((Reply.Ended) reply).entry();
      assertThat(entry.key()).isEqualTo(new CellKeys(comparison).of(cell.cell()));
      assertThat(withoutTimes(entry.row())).isEqualTo(withoutTimes(here.row()));
      assertThat(entry.probes().stream().map(CellsAsTextsTest::withoutTimes))
          .isEqualTo(here.probes().stream().map(CellsAsTextsTest::withoutTimes).toList());
    }
  }

  @Test
  void whatThePlanForeseesTravelsToo() throws Exception {
    Comparison comparison =
        comparison("{id: output-channels-sparse, neurons: [auto, minimal, 30]}", "every-input");

    for (PlannedCell cell : possible(comparison)) {
      CellText.Read read = CellText.read(CellText.write(comparison, cell), REGISTRY);

      assertThat(read.cell().outcome()).isEqualTo(cell.outcome());
      assertThat(read.cell().cell().name()).isEqualTo(cell.cell().name());
      assertThat(read.cell().cell().audited()).isEqualTo(cell.cell().audited());
    }
  }

  @Test
  void aMachineWithoutThePluginRefusesAndSaysWhy() throws Exception {
    Comparison comparison = comparison("{id: silent-channels, neurons: auto}", "every-input");
    String text = CellText.write(comparison, possible(comparison).getFirst());
    var service = new LocalCellService().open(List.of());

    Reply reply = Reply.read(service.apply(text.replace("silent-channels", "other-channels"), 1));

    assertThat(((Reply.Refused) reply).reason()).contains("'other-channels' is not a known");
  }

  /** Keeps what it receives. */
  private static final class Listener implements Engine.Watcher {
    private final List<PlannedCell> started = new ArrayList<>();
    private final Map<PlannedCell, Outcome> finished = new HashMap<>();

    @Override
    public void started(PlannedCell cell) {
      started.add(cell);
    }

    @Override
    public void finished(PlannedCell cell, Outcome outcome) {
      finished.put(cell, outcome);
    }

    @Override
    public boolean hasSeenEnough() {
      return false;
    }
  }

  @Test
  void repliesBecomeRowsUnlessOtherCodeMadeThem() throws Exception {
    Comparison comparison = comparison("{id: silent-channels, neurons: auto}", "every-input");
    List<PlannedCell> cells = possible(comparison).subList(0, 3);
    Entry made =
        ((Reply.Ended)
                Reply.read(
                    new LocalCellService()
                        .open(List.of())
                        .apply(CellText.write(comparison, cells.getFirst()), 1)))
            .entry();
    Map<String, String> otherParts = new LinkedHashMap<>(made.key().parts());
    otherParts.put("superpose itself", "of yesterday");
    Listener listener = new Listener();
    Replies replies = new Replies(comparison, cells, listener);

    replies.started(0);
    replies.finished(0, Reply.ended(made));
    replies.finished(1, Reply.ended(new Entry(new CellKey(otherParts), made.row(), List.of())));
    replies.failed(2, "its machine burnt");

    assertThat(listener.started).containsExactly(cells.getFirst());
    assertThat(listener.finished.get(cells.getFirst()).row()).isEqualTo(made.row());
    CellResult other = listener.finished.get(cells.get(1)).row();
    assertThat(other.isFailed()).isTrue();
    assertThat(other.text(Column.REASON)).startsWith("other code there than here: ");
    CellResult lost = listener.finished.get(cells.get(2)).row();
    assertThat(lost.text(Column.REASON)).isEqualTo("its machine burnt");
    assertThat(lost.text(Column.CELL)).isEqualTo(cells.get(2).cell().name());
  }
}
