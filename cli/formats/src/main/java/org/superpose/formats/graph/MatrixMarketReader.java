package org.superpose.formats.graph;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.superpose.formats.graph.GraphRules.Ids;
import org.superpose.formats.input.Quotes;

/**
 * Reads a graph from a square matrix in the coordinate format of Matrix Market: an entry that is
 * not 0 is a pair of its row and column. Source: R. Boisvert, R. Pozo, K. Remington, The Matrix
 * Market Exchange Formats, NISTIR 5935, 1996.
 */
final class MatrixMarketReader {

  /** How the first line of such a file begins. */
  static final String BEGINNING = "%%MatrixMarket";

  private static final Set<String> FIELDS = Set.of("pattern", "real", "integer", "complex");
  private static final Set<String> SYMMETRIES =
      Set.of("general", "symmetric", "skew-symmetric", "hermitian");

  private final Lines lines;
  private final PairCollector pairs;
  private final Fields fields = new Fields();

  MatrixMarketReader(Lines lines, PairCollector pairs) {
    this.lines = lines;
    this.pairs = pairs;
  }

  Graph read() throws IOException, GraphFileException {
    boolean valued = readHeader();
    long entries = readSize();
    pairs.settle(Ids.ONE_BASED);
    long seen = 0;
    int zeros = 0;
    for (String line = nextOfData(); line != null; line = nextOfData()) {
      seen++;
      List<String> row = fields.split(line.strip());
      if (row.size() < (valued ? 3 : 2)) {
        pairs.fault(
            lines.number(),
            Quotes.quote(line) + " is not an entry: row, column" + (valued ? ", value" : ""));
      } else if (valued
          && row.subList(2, row.size()).stream().allMatch(MatrixMarketReader::isZero)) {
        zeros++;
      } else {
        pairs.pair(lines.number(), row.get(0), row.get(1), line.strip());
      }
    }
    if (seen != entries) {
      pairs.fault(
          lines.number(),
          "the matrix ends after %s entries; its second line says %s".formatted(seen, entries));
    }
    if (zeros > 0) {
      pairs.remark("%s entries that are 0 left out".formatted(zeros));
    }
    return pairs.graph(lines.number());
  }

  private static boolean isZero(String value) {
    return value.chars().allMatch(c -> c == '0' || c == '.' || c == '-' || c == '+');
  }

  /** Returns whether entries have values. */
  private boolean readHeader() throws IOException, GraphFileException {
    String header = String.valueOf(lines.next()).toLowerCase(Locale.ROOT);
    String[] words = header.strip().split("\\s+", -1);
    if (words.length != 5
        || !words[1].equals("matrix")
        || !words[2].equals("coordinate")
        || !FIELDS.contains(words[3])
        || !SYMMETRIES.contains(words[4])) {
      throw new GraphFileException(
          1,
          "%s is not supported; expected '%s matrix coordinate' with one of pattern, real, integer,"
                  .formatted(Quotes.quote(header), BEGINNING)
              + " complex and one of general, symmetric, skew-symmetric, hermitian");
    }
    return !words[3].equals("pattern");
  }

  /** Returns the number of entries that the file announces. */
  private long readSize() throws IOException, GraphFileException {
    String line = nextOfData();
    if (line != null && line.strip().matches("\\d{1,9}\\s+\\d{1,9}\\s+\\d{1,18}")) {
      String[] sizes = line.strip().split("\\s+", -1);
      int rows = Integer.parseInt(sizes[0]);
      if (rows == Integer.parseInt(sizes[1])) {
        pairs.features(rows);
        return Long.parseLong(sizes[2]);
      }
      throw new GraphFileException(
          lines.number(),
          "a matrix of %s rows and %s columns is not a graph; expected a square one"
              .formatted(sizes[0], sizes[1]));
    }
    throw new GraphFileException(
        Math.max(1, lines.number()), "expected rows, columns and entries as three whole numbers");
  }

  private String nextOfData() throws IOException, GraphFileException {
    String line = lines.next();
    while (line != null && (line.isBlank() || line.startsWith("%"))) {
      line = lines.next();
    }
    return line;
  }
}
