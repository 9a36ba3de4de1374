package org.superpose.runner.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lines of a journal that was written when a row was a map of columns. */
class EarlierCellsTest {

  private static List<String> lines() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                EarlierCellsTest.class.getResourceAsStream("earlier-cells.jsonl"),
                StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  /** The oracle is the line itself: every value that it has, and no other. */
  private static void assertSame(JsonNode line, CellResult row) {
    List<String> labels = new ArrayList<>();
    for (Column column : Column.values()) {
      if (row.get(column).isPresent()) {
        labels.add(column.label());
        assertThat(row.text(column))
            .as(column.label())
            .isEqualTo(line.path(column.label()).asString());
      }
    }
    assertThat(labels).containsExactlyElementsOf(line.propertyNames());
  }

  @Test
  void areReadWithEveryValue() throws IOException {
    assertThat(lines()).hasSize(4);
    for (String line : lines()) {
      JsonNode tree = JsonMapper.shared().readTree(line);
      Entry entry = EntryJson.read(line);

      assertSame(tree.path("row"), entry.row());
      assertThat(entry.probes()).hasSize(tree.path("probes").size());
      for (int i = 0; i < entry.probes().size(); i++) {
        assertSame(tree.path("probes").get(i), entry.probes().get(i));
      }
    }
  }
}
