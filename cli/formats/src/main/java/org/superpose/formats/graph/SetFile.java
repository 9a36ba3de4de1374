package org.superpose.formats.graph;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.superpose.core.settings.SetList;
import org.superpose.formats.graph.GraphRules.Ids;
import org.superpose.formats.input.Quotes;

/**
 * Reads hypergraphs: a set a line, equally many features in each, with commas, semicolons, tabs or
 * blanks between them, also compressed by gzip. Blank lines and lines that start with {@code #} or
 * {@code %} are passed over.
 */
public final class SetFile {

  /** As many features as all sets of a problem may have together. */
  private static final int LARGEST = 40_000_000;

  private final Faults faults = new Faults();
  private final FeatureIds ids;
  private final List<int[]> sets = new ArrayList<>();
  private final List<Integer> lineOf = new ArrayList<>(); // of each set
  private final SetList.Distinct distinct = new SetList.Distinct();

  private SetFile(Optional<Ids> ids) {
    this.ids = new FeatureIds(ids, faults);
  }

  /**
   * A hypergraph as read from a file.
   *
   * @param sets in the order of the file
   * @param names the name of each feature, {@code [features]}, or empty if the file has numbers
   */
  public record Hypergraph(SetList sets, List<String> names) {

    /** Copies the names. */
    public Hypergraph {
      names = List.copyOf(names);
    }
  }

  /**
   * Reads a hypergraph. Memory: about 40 bytes a set and 4 for each of its features, and the names.
   *
   * @param ids what features are called; empty for zero-based numbers if the first one is a number,
   *     otherwise names
   * @throws GraphFileException if the file cannot be read or has lines that are no sets; it carries
   *     all of them
   */
  public static Hypergraph read(Path file, Optional<Ids> ids) throws GraphFileException {
    return GraphFile.open(file, in -> new SetFile(ids).read(in));
  }

  private Hypergraph read(InputStream in) throws IOException, GraphFileException {
    Lines lines = new Lines(in);
    Fields fields = new Fields();
    for (String line = lines.next(); line != null; line = lines.next()) {
      String text = line.strip();
      if (!text.isEmpty() && text.charAt(0) != '#' && text.charAt(0) != '%') {
        take(lines.number(), text, fields);
      }
    }
    faults.throwIfAny();
    if (sets.isEmpty()) {
      throw new GraphFileException(Math.max(1, lines.number()), "the file has no sets");
    }
    if (ids.areSorted()) {
      int[] rank = ids.sort();
      sets.replaceAll(set -> Arrays.stream(set).map(feature -> rank[feature]).toArray());
    }
    return new Hypergraph(SetList.of(sets, ids.count()), ids.names());
  }

  private void take(int line, String text, Fields fields) throws GraphFileException {
    List<String> members;
    try {
      members = fields.split(text);
    } catch (IllegalArgumentException e) {
      faults.add(line, Quotes.quote(text) + " " + e.getMessage());
      return;
    }
    if (!ids.areKnown()) {
      ids.settleBy(members.getFirst());
    }
    int[] set = new int[members.size()];
    for (int i = 0; i < set.length; i++) {
      set[i] = ids.feature(line, members.get(i), text);
      if (set[i] < 0) {
        return;
      }
    }
    add(line, text, set);
  }

  private void add(int line, String text, int[] set) throws GraphFileException {
    Optional<String> complaint = SetList.complaint(set);
    if (complaint.isPresent()) {
      faults.add(line, Quotes.quote(text) + " " + complaint.get());
      return;
    }
    if (!sets.isEmpty() && set.length != sets.getFirst().length) {
      faults.add(
          line,
          "%s is a set of %s, but line %s has %s; sets of different sizes are a circuit: AND gates of a"
                  .formatted(
                      Quotes.quote(text), set.length, lineOf.getFirst(), sets.getFirst().length)
              + " BENCH or BLIF file");
      return;
    }
    int earlier = distinct.add(set);
    if (earlier >= 0) {
      faults.add(
          line,
          "%s has the features of line %s".formatted(Quotes.quote(text), lineOf.get(earlier)));
      return;
    }
    if ((long) set.length * sets.size() >= LARGEST) {
      throw new GraphFileException(
          line, "is beyond %s features in sets, the most that are read".formatted(LARGEST));
    }
    sets.add(set);
    lineOf.add(line);
  }
}
