package org.superpose.runner.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import org.superpose.runner.result.Rows;

/** Expected values by hand, from RFC 4180. */
class CsvReaderTest {

  @Test
  void readsQuotesCommasAndLineEndsWithinFields() {
    assertThat(CsvReader.read("a,b\n\"1,\"\"x\"\"\n2\",3\r\n"))
        .containsExactly(Map.of("a", "1,\"x\"\n2", "b", "3"));
  }

  @Test
  void leavesOutEmptyFieldsAndReadsTheLastLineWithoutEnd() {
    assertThat(CsvReader.read("a,b,c\n,2,\n1,,3"))
        .containsExactly(Map.of("b", "2"), Map.of("a", "1", "c", "3"));
  }

  @Test
  void readsWhatIsWritten() {
    CellResult row = Rows.judged().set(Column.CELL, "a,\"b\"\n").set(Column.REASON, "x\"").build();
    assertThat(CsvReader.read(ResultsFiles.csv(List.of(row))))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line)
                    .containsEntry("cell", "a,\"b\"\n")
                    .containsEntry("reason", "x\"")
                    .doesNotContainKey("margin"));
  }

  @Test
  void refusesLinesOfOtherLengthAndOpenQuotes() {
    assertThatThrownBy(() -> CsvReader.read("a,b\n1,2\n3\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("record 3 has 1 fields, the heading 2");
    assertThatThrownBy(() -> CsvReader.read("a,b\n1,\"2\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a quote is not closed");
  }
}
