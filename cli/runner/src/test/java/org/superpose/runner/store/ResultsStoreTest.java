package org.superpose.runner.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.core.construction.Sizing;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import org.superpose.runner.result.Rows;
import org.superpose.runner.run.Cell;
import org.superpose.runner.run.PlannedCell;
import org.superpose.runner.run.PlannedOutcome;

class ResultsStoreTest {

  private static final CellKey KEY = new CellKey(Map.of("the seed", "1"));

  @TempDir private Path directory;

  private static PlannedCell cell(String name) {
    return new PlannedCell(
        new Cell(name, null, null, 1, 0, true),
        new PlannedOutcome.Ready(new Sizing.Sized(1, OptionalDouble.empty(), 0)));
  }

  private static Entry entry(String name, CellKey key, String status) {
    CellResult row = Rows.judged().set(Column.CELL, name).set(Column.STATUS, status).build();
    return new Entry(key, row, List.of());
  }

  @Test
  void aFinishedCellIsReusedByAnotherStoreOfTheDirectory() throws IOException {
    Entry finished = entry("a", KEY, "ok");
    try (ResultsStore store = ResultsStore.open(directory)) {
      assertThat(store.decide(cell("a"), KEY)).isEqualTo(new Decision.Run("new"));
      store.add(finished);
    }

    try (ResultsStore store = ResultsStore.open(directory)) {
      assertThat(store.decide(cell("a"), KEY)).isEqualTo(new Decision.Reuse(finished));
    }
  }

  @Test
  void aChangedKeyRunsAgainAndSaysWhatChanged() throws IOException {
    try (ResultsStore store = ResultsStore.open(directory)) {
      store.add(entry("a", KEY, "ok"));

      assertThat(store.decide(cell("a"), new CellKey(Map.of("the seed", "2"))))
          .isEqualTo(new Decision.Run("the seed changed"));
      assertThat(store.decide(cell("b"), new CellKey(Map.of("the seed", "2"))))
          .isEqualTo(new Decision.Run("new"));
    }
  }

  @Test
  void goingBackToAnEarlierKeyReusesItsRow() throws IOException {
    CellKey other = new CellKey(Map.of("the seed", "2"));
    try (ResultsStore store = ResultsStore.open(directory)) {
      store.add(entry("a", KEY, "ok"));
      store.add(entry("a", other, "ok"));

      assertThat(store.decide(cell("a"), KEY)).isEqualTo(new Decision.Reuse(entry("a", KEY, "ok")));
    }
  }

  @Test
  void failedCellsRunAgain() throws IOException {
    try (ResultsStore store = ResultsStore.open(directory)) {
      store.add(entry("a", KEY, "failed"));

      assertThat(store.decide(cell("a"), KEY)).isEqualTo(new Decision.Run("failed before"));
    }
  }

  @Test
  void aCellWithoutNetworkIsNeverLookedUp() throws IOException {
    try (ResultsStore store = ResultsStore.read(directory)) {
      PlannedCell unsupported =
          new PlannedCell(cell("a").cell(), new PlannedOutcome.Unsupported("no such gate"));

      assertThat(store.decide(unsupported, KEY)).isEqualTo(new Decision.Impossible("unsupported"));
    }
  }

  @Test
  void aDirectoryIsOpenOnceAtATime() throws IOException {
    try (ResultsStore _ = ResultsStore.open(directory)) {
      assertThatThrownBy(() -> ResultsStore.open(directory))
          .isInstanceOf(StoreInUseException.class)
          .hasMessageContaining("another superpose is writing to " + directory);
    }
    try (ResultsStore again = ResultsStore.open(directory)) {
      assertThat(again).isNotNull();
    }
  }

  @Test
  void aStoreThatWasReadTakesNothing() throws IOException {
    try (ResultsStore store = ResultsStore.read(directory)) {
      assertThatThrownBy(() -> store.add(entry("a", KEY, "ok")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the store is open for reading only");
    }
    assertThat(directory).isEmptyDirectory();
  }
}
