package org.superpose.formats.graph;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.superpose.formats.graph.GraphRules.Ids;
import org.superpose.formats.input.Quotes;

/**
 * Reads a pair a line, as spreadsheets, network libraries and collections of graphs write them.
 * Blank lines and lines that start with {@code #} or {@code %} are passed over, and so is a
 * heading.
 */
final class DelimitedReader {

  /** Words that head columns of names, where nothing but the word tells it from a name. */
  private static final Set<String> HEADINGS =
      Set.of("from", "to", "src", "dst", "start", "end", "head", "tail", "id");

  private final Lines lines;
  private final PairCollector pairs;
  private final Fields fields = new Fields();
  private Row held; // the first row, until the second says what it is
  private boolean begun;
  private int columns;
  private int firstLine;

  DelimitedReader(Lines lines, PairCollector pairs) {
    this.lines = lines;
    this.pairs = pairs;
  }

  /** A line and its fields. */
  private record Row(int line, String text, List<String> fields) {

    boolean isPair() {
      return fields.size() >= 2;
    }

    boolean isOfNumbers() {
      return isPair() && ends().stream().allMatch(FeatureIds::isLikeANumber);
    }

    boolean isOfNames() {
      return isPair() && ends().stream().noneMatch(FeatureIds::isLikeANumber);
    }

    private List<String> ends() {
      return fields.subList(0, 2);
    }

    /** Above numbers, a row of words is a heading. */
    boolean mayHeadNumbers() {
      return text.chars().noneMatch(Character::isDigit)
          || fields.stream().allMatch(Row::beginsLikeAName);
    }

    private static boolean beginsLikeAName(String field) {
      return !field.isEmpty()
          && (Character.isLetter(field.codePointAt(0)) || field.startsWith("_"));
    }

    /** Above names, only the usual words are. */
    boolean headsNames() {
      return isPair() && ends().stream().allMatch(Row::isHeading);
    }

    private static boolean isHeading(String field) {
      String word = field.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
      return HEADINGS.contains(word) || word.matches(".*(node|vertex|source|target).*");
    }
  }

  Graph read() throws IOException, GraphFileException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      String text = line.strip();
      if (!text.isEmpty() && text.charAt(0) != '#' && text.charAt(0) != '%') {
        split(text);
      }
    }
    if (held != null) {
      pairs.settle(Ids.NAMES);
      begin(held);
    }
    if (!pairs.knowsIds()) {
      pairs.settle(Ids.ZERO_BASED);
    }
    if (columns > 2) {
      pairs.remark(
          columns == 3
              ? "the third column is left out"
              : "%s columns after the second are left out".formatted(columns - 2));
    }
    return pairs.graph(lines.number());
  }

  private void split(String text) throws GraphFileException {
    try {
      take(new Row(lines.number(), text, fields.split(text)));
    } catch (IllegalArgumentException e) {
      pairs.fault(lines.number(), Quotes.quote(text) + " " + e.getMessage());
    }
  }

  private void take(Row row) throws GraphFileException {
    if (begun) {
      add(row);
    } else if (held != null) {
      Row first = held;
      held = null;
      pairs.settle(row.isOfNames() ? Ids.NAMES : Ids.ZERO_BASED);
      begin(first);
      add(row);
    } else if (pairs.knowsIds() || row.isOfNumbers()) {
      pairs.settle(Ids.ZERO_BASED);
      begin(row);
    } else {
      held = row;
    }
  }

  /** Takes the first row, which may be a heading. */
  private void begin(Row row) throws GraphFileException {
    begun = true;
    boolean heads =
        pairs.hasNames() ? row.headsNames() : !row.isOfNumbers() && row.mayHeadNumbers();
    if (!heads) {
      add(row);
    } else if (pairs.hasNames()) {
      pairs.remark(
          "line %s, %s, is taken for a heading".formatted(row.line(), Quotes.quote(row.text())));
    }
  }

  private void add(Row row) throws GraphFileException {
    if (!row.isPair()) {
      pairs.fault(
          row.line(),
          Quotes.quote(row.text()) + " is not a pair; expected two feature indices like 3,17");
      return;
    }
    if (columns == 0) {
      columns = row.fields().size();
      firstLine = row.line();
    }
    if (row.fields().size() != columns) {
      pairs.fault(
          row.line(),
          "%s has %s columns, but line %s has %s; a line holds one pair"
              .formatted(Quotes.quote(row.text()), row.fields().size(), firstLine, columns));
      return;
    }
    pairs.pair(row.line(), row.fields().get(0), row.fields().get(1), row.text());
  }
}
