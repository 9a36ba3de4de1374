package org.superpose.formats.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.superpose.core.settings.EdgeList;
import org.superpose.formats.graph.GraphRules.Ids;
import org.superpose.formats.graph.GraphRules.OnFault;
import org.superpose.formats.input.Quotes;

/** Makes a graph of the pairs of a file, whatever its format, and notes what is wrong with them. */
final class PairCollector {

  /** Both directions of as many pairs as a problem may have. */
  private static final int LARGEST = 20_000_000;

  private final GraphRules rules;
  private final Faults faults = new Faults();
  private final EdgeList.Builder pairs = new EdgeList.Builder();
  private final FeatureIds ids;
  private final List<String> remarks = new ArrayList<>();
  private int[] lines = new int[16]; // [pairs]: where each was read
  private long loops;
  private long repeats;

  PairCollector(GraphRules rules) {
    this.rules = rules;
    ids = new FeatureIds(rules.ids(), faults);
  }

  /** Returns whether it is known what ends of pairs are. */
  boolean knowsIds() {
    return ids.areKnown();
  }

  boolean hasNames() {
    return ids.areNames();
  }

  /** Settles what ends of pairs are, unless the rules say so. */
  void settle(Ids found) {
    ids.settle(found);
  }

  /** Settles it by the first end that a file has. */
  void settleBy(String end) {
    ids.settleBy(end);
  }

  void fault(int line, String complaint) {
    faults.add(line, complaint);
  }

  void remark(String sentence) {
    remarks.add(sentence);
  }

  /** Notes a feature, which may be in no pair. */
  void vertex(int line, String end, String context) {
    ids.feature(line, end, context);
  }

  /** Notes that there are as many features, whether in pairs or not. */
  void features(int count) {
    ids.atLeast(count);
  }

  /**
   * Notes a pair.
   *
   * @param context the line as it is, for messages
   */
  void pair(int line, String first, String second, String context) throws GraphFileException {
    int a = ids.feature(line, first, context);
    int b = a < 0 ? a : ids.feature(line, second, context);
    if (b >= 0) {
      pair(line, a, b, context);
    }
  }

  private void pair(int line, int first, int second, String context) throws GraphFileException {
    if (first == second) {
      loops++;
      if (rules.loops() == OnFault.REFUSE) {
        faults.add(
            line, Quotes.quote(context) + " pairs feature " + ids.shown(first) + " with itself");
      }
      return;
    }
    int earlier = pairs.add(first, second);
    if (earlier >= 0) {
      repeats++;
      if (rules.repeats() == OnFault.REFUSE) {
        faults.add(
            line,
            "the pair %s,%s is already on line %s"
                .formatted(ids.shown(first), ids.shown(second), lines[earlier]));
      }
      return;
    }
    int at = pairs.size() - 1;
    if (at == LARGEST) {
      throw new GraphFileException(
          line, "is beyond %s pairs, the most that are read".formatted(LARGEST));
    }
    if (at == lines.length) {
      lines = Arrays.copyOf(lines, 2 * at);
    }
    lines[at] = line;
  }

  /**
   * Returns the graph.
   *
   * @param lastLine the last line that was read
   * @throws GraphFileException with all that was wrong
   */
  Graph graph(int lastLine) throws GraphFileException {
    faults.throwIfAny();
    if (pairs.size() == 0) {
      throw new GraphFileException(Math.max(1, lastLine), "the file has no pairs");
    }
    remarkCount(loops, "pair", "of a feature with itself left out");
    remarkCount(repeats, "repeated pair", "left out");
    EdgeList edges = ids.areSorted() ? sorted() : pairs.build(ids.count());
    remarkCount(
        edges.reversals(),
        "pair",
        "listed in both directions; gates whose inputs are alike take both as one");
    return new Graph(edges, ids.names(), remarks);
  }

  private void remarkCount(long count, String one, String rest) {
    if (count > 0) {
      remark(String.format(Locale.ROOT, "%,d %s%s %s", count, one, count == 1 ? "" : "s", rest));
    }
  }

  /** Numbers the features anew in the order of their names. */
  private EdgeList sorted() {
    int[] rank = ids.sort();
    EdgeList byAppearance = pairs.build(ids.count());
    EdgeList.Builder builder = new EdgeList.Builder();
    for (int i = 0; i < byAppearance.size(); i++) {
      builder.add(rank[byAppearance.first(i)], rank[byAppearance.second(i)]);
    }
    return builder.build(ids.count());
  }
}
