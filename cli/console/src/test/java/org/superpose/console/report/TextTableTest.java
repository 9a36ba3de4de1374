package org.superpose.console.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.superpose.console.report.TextTable.Align;

class TextTableTest {

  private final TextTable table =
      new TextTable().column("name", Align.LEFT).column("n", Align.RIGHT);

  @Test
  void alignsColumnsToTheirWidestEntry() {
    table.row(List.of("a", "1,024")).row(List.of("longer", "7"));

    assertThat(table.render())
        .isEqualTo(
            """
            name        n
            ------  -----
            a       1,024
            longer      7
            """);
  }

  @Test
  void leavesNoTrailingSpaces() {
    TextTable words = new TextTable().column("a", Align.LEFT).column("b", Align.LEFT);
    words.row(List.of("x", "wide entry")).row(List.of("y", ""));

    assertThat(words.render().lines()).noneMatch(line -> line.endsWith(" "));
  }

  @Test
  void rejectsRowsOfAnotherLength() {
    assertThatThrownBy(() -> table.row(List.of("only one"))).hasMessage("1 entries for 2 columns");
  }
}
