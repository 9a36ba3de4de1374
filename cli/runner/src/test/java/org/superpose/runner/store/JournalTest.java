package org.superpose.runner.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import org.superpose.runner.result.Rows;

class JournalTest {

  @TempDir private Path directory;

  static Entry entry(String cell) {
    CellResult row =
        Rows.judged()
            .set(Column.CELL, cell)
            .set(Column.STATUS, "ok")
            .set(Column.NEURONS, 7L)
            .set(Column.PARAMETER_BITS, 0.1)
            .set(Column.MARGIN, Double.POSITIVE_INFINITY)
            .set(Column.REASON, "a \"quoted\"\nü\u2028line")
            .build();
    CellResult probe = Rows.judged().set(Column.NEURONS, 3L).build();
    return new Entry(new CellKey(Map.of("the seed", cell)), row, List.of(probe));
  }

  @Test
  void readsBackWhatItWrote() throws IOException {
    Path file = directory.resolve("cells.jsonl");
    try (Journal journal = Journal.append(file, Journal.read(file))) {
      journal.append(entry("a"));
      journal.append(entry("b"));
    }

    assertThat(Journal.read(file).entries()).containsExactly(entry("a"), entry("b"));
  }

  @Test
  void anInterruptedThreadStillWritesWholeLinesAndSoDoOthers() throws IOException {
    Path file = directory.resolve("cells.jsonl");
    try (Journal journal = Journal.append(file, Journal.read(file))) {
      Thread.currentThread().interrupt();
      journal.append(entry("a"));
      assertThat(Thread.interrupted()).isTrue();
      journal.append(entry("b"));
    }

    assertThat(Journal.read(file).entries()).containsExactly(entry("a"), entry("b"));
  }

  @Test
  void aTornLastLineIsPassedOverAndCutOffWhereverItIsTorn() throws IOException {
    Path file = directory.resolve("cells.jsonl");
    byte[] first = (EntryJson.write(entry("a")) + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] both =
        (EntryJson.write(entry("a")) + "\n" + EntryJson.write(entry("b")) + "\n")
            .getBytes(StandardCharsets.UTF_8);
    for (int length = first.length; length < both.length; length++) {
      Files.write(file, Arrays.copyOf(both, length));

      assertThat(Journal.read(file).entries()).as("cut at %d", length).containsExactly(entry("a"));
      try (Journal journal = Journal.append(file, Journal.read(file))) {
        journal.append(entry("c"));
      }
      assertThat(Journal.read(file).entries()).containsExactly(entry("a"), entry("c"));
    }
  }

  @Test
  void aWholeLineThatIsNoEntryIsNamed() throws IOException {
    Path file = directory.resolve("cells.jsonl");
    Files.writeString(file, EntryJson.write(entry("a")) + "\n{\"key\":{}}\n");

    assertThatThrownBy(() -> Journal.read(file))
        .isInstanceOf(DamagedStoreException.class)
        .hasMessageContaining("cells.jsonl:2: not a finished cell (has no 'probes')");
  }

  @Test
  void aMissingFileIsEmpty() throws IOException {
    assertThat(Journal.read(directory.resolve("none")).entries()).isEmpty();
  }
}
