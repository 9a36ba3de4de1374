package org.superpose.console.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A plain-text table whose columns are as wide as their widest entry. */
public final class TextTable {

  /** On which side the entries of a column stand. */
  public enum Align {
    /** For words. */
    LEFT,
    /** For numbers. */
    RIGHT
  }

  private final List<Align> alignments = new ArrayList<>();
  private final List<String> headings = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a column to the right. */
  public TextTable column(String heading, Align align) {
    headings.add(heading);
    alignments.add(align);
    return this;
  }

  /**
   * Adds a row at the bottom.
   *
   * @throws IllegalArgumentException if the number of entries is not that of the columns
   */
  public TextTable row(List<String> entries) {
    if (entries.size() != headings.size()) {
      throw new IllegalArgumentException(
          "%s entries for %s columns".formatted(entries.size(), headings.size()));
    }
    rows.add(List.copyOf(entries));
    return this;
  }

  /** Adds a line at the bottom that belongs to no column, a heading of the rows below it. */
  public TextTable section(String heading) {
    rows.add(List.of(heading));
    return this;
  }

  /** Returns the table as lines that end in a line feed, without trailing spaces. */
  public String render() {
    int[] widths = headings.stream().mapToInt(String::length).toArray();
    for (List<String> row : rows) {
      if (isSection(row)) {
        continue;
      }
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    StringBuilder text = new StringBuilder();
    appendRow(text, headings, widths);
    appendRow(text, rule(widths), widths);
    rows.forEach(
        row -> {
          if (isSection(row)) {
            text.append(row.getFirst()).append('\n');
          } else {
            appendRow(text, row, widths);
          }
        });
    return text.toString();
  }

  private boolean isSection(List<String> row) {
    return row.size() == 1 && headings.size() > 1;
  }

  private static List<String> rule(int[] widths) {
    List<String> rule = new ArrayList<>();
    for (int width : widths) {
      rule.add(String.join("", Collections.nCopies(width, "-")));
    }
    return rule;
  }

  private void appendRow(StringBuilder text, List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String entry = row.get(column);
      String padding = " ".repeat(widths[column] - entry.length());
      line.append(column == 0 ? "" : "  ")
          .append(alignments.get(column) == Align.RIGHT ? padding + entry : entry + padding);
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }
}
