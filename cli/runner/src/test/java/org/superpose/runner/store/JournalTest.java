package org.superpose.runner.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import org.superpose.runner.result.Rows;

class JournalTest {

  @TempDir private Path directory;

  static Entry entry(String cell) {
    CellResult row =
        Rows.judged()
            .set(Column.CELL, cell)
            .set(Column.TASK, "pairwise-and")
            .set(Column.M, 8L)
            .set(Column.M_OUT, 8L)
            .set(Column.CONSTRUCTION, "any")
            .set(Column.SEED, 1L)
            .set(Column.STATUS, "ok")
            .set(Column.VERDICT, "verified")
            .set(Column.NEURONS, 7L)
            .set(Column.PARAMETER_BITS, 0.1)
            .set(Column.MARGIN, Double.POSITIVE_INFINITY)
            .set(Column.REASON, "a \"quoted\"\nü\u2028line")
            .build();
    CellResult probe = Rows.judged().set(Column.NEURONS, 3L).build();
    CellKey key = new CellKey(Map.of("the seed", "1", "a setting of the task", cell));
    return new Entry(key, row, List.of(probe));
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
    byte[] first = (JournalLine.write(entry("a")) + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] both =
        (JournalLine.write(entry("a")) + "\n" + JournalLine.write(entry("b")) + "\n")
            .getBytes(StandardCharsets.UTF_8);
    for (int length = first.length; length < both.length - 1; length += 3) {
      Files.write(file, Arrays.copyOf(both, length));

      assertThat(Journal.read(file).entries()).as("cut at %d", length).containsExactly(entry("a"));
      try (Journal journal = Journal.append(file, Journal.read(file))) {
        journal.append(entry("c"));
      }
      assertThat(Journal.read(file).entries()).containsExactly(entry("a"), entry("c"));
    }
  }

  /** What editors, merges, other programs and other versions make of a line. */
  static Stream<Arguments> damage() {
    String line = JournalLine.write(entry("b"));
    return Stream.of(
        Arguments.of("{\"key\":{}}", "it has no checksum"),
        Arguments.of("", "it is not a finished cell"),
        Arguments.of("<<<<<<< HEAD", "it is not a finished cell"),
        Arguments.of("\0\0\0", "it is not a finished cell"),
        Arguments.of(EntryJson.write(entry("b")), "it has no checksum"),
        Arguments.of(line.replace("\"ok\"", "\"=cmd|x\""), "its checksum does not match"),
        Arguments.of(line.replaceFirst("[0-9a-f]\"}$", "x\"}"), "it has no checksum"),
        Arguments.of(line.substring(0, line.length() / 2) + line, "its checksum does not match"),
        Arguments.of(line + line, "its checksum does not match"));
  }

  @ParameterizedTest
  @MethodSource("damage")
  void aDamagedLineIsNamedAndPassedOver(String damaged, String reason) throws IOException {
    Path file = directory.resolve("cells.jsonl");
    Files.writeString(
        file,
        JournalLine.write(entry("a"))
            + "\n"
            + damaged
            + "\n"
            + JournalLine.write(entry("c"))
            + "\n");

    Journal.Content content = Journal.read(file);

    assertThat(content.entries()).containsExactly(entry("a"), entry("c"));
    assertThat(content.damage()).hasSize(1);
    assertThat(content.damage().getFirst())
        .startsWith(file + ":2: skipped, its cell runs again: " + reason);
  }

  /** A checksum can be made anew; what all who read rows rely on is checked nevertheless. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"status\":\"ok\" | \"status\":\"=cmd\" | '=cmd' is not a status",
        "\"status\":\"ok\" | \"status\":7 | the column status holds 7",
        "\"criterion_met\":\"yes\" | \"criterion_met\":5 | the column criterion_met holds 5",
        "\"m\":8 | \"m\":\"8\" | the column m holds \"8\"",
        "\"m\":8 | \"m\":8.5 | the column m holds 8.5",
        "\"m\":8 | \"m\":99999999999999999999 | the column m holds 99999999999999999999",
        "\"m\":8 | \"m\":null | the column m holds null",
        "\"m\":8 | \"m_out\":8 | has no m",
        "\"neurons\":7 | \"neurons\":\"wide\" | the column neurons holds \"wide\"",
        "\"seed\":1 | \"seed\":2 | the column seed differs from the key",
      })
  void aRowThatCannotBeIsNoEntry(String before, String after, String reason) {
    String json = EntryJson.write(entry("a"));
    assertThat(json).contains(before);

    assertThatThrownBy(() -> EntryJson.read(json.replace(before, after)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(reason);
  }

  /** As editors and other systems leave it. */
  @ParameterizedTest
  @CsvSource({"'\n', ''", "'\r\n', '\r\n'", "'\r\n', ''"})
  void endsOfLinesMayDiffer(String between, String last) throws IOException {
    Path file = directory.resolve("cells.jsonl");
    Files.writeString(
        file, JournalLine.write(entry("a")) + between + JournalLine.write(entry("b")) + last);

    try (Journal journal = Journal.append(file, Journal.read(file))) {
      journal.append(entry("c"));
    }

    Journal.Content content = Journal.read(file);
    assertThat(content.entries()).containsExactly(entry("a"), entry("b"), entry("c"));
    assertThat(content.damage()).isEmpty();
  }

  @Test
  void aLineWithoutMeasureTakesNoMemory() throws IOException {
    Path file = directory.resolve("cells.jsonl");
    byte[] line = (JournalLine.write(entry("a")) + "\n").getBytes(StandardCharsets.UTF_8);
    try (RandomAccessFile written = new RandomAccessFile(file.toFile(), "rw")) {
      written.write(line);
      written.seek(1 << 28);
      written.write('\n');
      written.write(line);
    }

    Journal.Content content = Journal.read(file);

    assertThat(content.entries()).hasSize(2);
    assertThat(content.damage())
        .containsExactly(
            file + ":2: skipped, its cell runs again: it is longer than any finished cell");
    try (RandomAccessFile written = new RandomAccessFile(file.toFile(), "rw")) {
      written.setLength(20L << 30);
    }
    assertThatThrownBy(() -> Journal.read(file))
        .hasMessage(file + " has 21,474,836,480 bytes; at most 4,294,967,296 are read");
  }

  @Test
  void whatIsNoFileIsNotRead() {
    assertThatThrownBy(() -> Journal.read(Path.of("/dev/zero")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not a file that can hold finished cells");
  }

  @Test
  void aMissingFileIsEmpty() throws IOException {
    assertThat(Journal.read(directory.resolve("none")).entries()).isEmpty();
  }
}
