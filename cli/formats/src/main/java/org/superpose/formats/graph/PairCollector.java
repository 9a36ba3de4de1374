package org.superpose.formats.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
  private final Map<String, Integer> featureOfName = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private int[] lines = new int[16]; // [pairs]: where each was read
  private Optional<Ids> ids;
  private int features;
  private long loops;
  private long repeats;

  PairCollector(GraphRules rules) {
    this.rules = rules;
    ids = rules.ids();
  }

  /** Returns whether it is known what ends of pairs are. */
  boolean knowsIds() {
    return ids.isPresent();
  }

  boolean hasNames() {
    return ids.orElseThrow().areNames();
  }

  /** Settles what ends of pairs are, unless the rules say so. */
  void settle(Ids found) {
    ids = Optional.of(ids.orElse(found));
  }

  /** Settles it by the first end that a file has. */
  void settleBy(String end) {
    settle(isLikeANumber(end) ? Ids.ZERO_BASED : Ids.NAMES);
  }

  void fault(int line, String complaint) {
    faults.add(line, complaint);
  }

  void remark(String sentence) {
    remarks.add(sentence);
  }

  /** Notes a feature, which may be in no pair. */
  void vertex(int line, String end, String context) {
    feature(line, end, context);
  }

  /** Notes that there are as many features, whether in pairs or not. */
  void features(int count) {
    features = Math.max(features, count);
  }

  /**
   * Notes a pair.
   *
   * @param context the line as it is, for messages
   */
  void pair(int line, String first, String second, String context) throws GraphFileException {
    int a = feature(line, first, context);
    int b = a < 0 ? a : feature(line, second, context);
    if (b >= 0) {
      pair(line, a, b, context);
    }
  }

  private void pair(int line, int first, int second, String context) throws GraphFileException {
    if (first == second) {
      loops++;
      if (rules.loops() == OnFault.REFUSE) {
        faults.add(line, Quotes.quote(context) + " pairs feature " + shown(first) + " with itself");
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
                .formatted(shown(first), shown(second), lines[earlier]));
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

  private String shown(int feature) {
    return switch (ids.orElseThrow()) {
      case NAMES, SORTED_NAMES -> Quotes.quote(names.get(feature));
      case ONE_BASED -> String.valueOf(feature + 1);
      case ZERO_BASED -> String.valueOf(feature);
    };
  }

  /** Returns the feature of an end of a pair, or -1 after a fault. */
  private int feature(int line, String end, String context) {
    if (hasNames()) {
      if (end.isEmpty()) {
        faults.add(line, "a name is missing in " + Quotes.quote(context));
        return -1;
      }
      return featureOfName.computeIfAbsent(
          end,
          name -> {
            names.add(name);
            return names.size() - 1;
          });
    }
    int base = ids.orElseThrow() == Ids.ONE_BASED ? 1 : 0;
    int feature = index(end, base);
    if (feature < 0) {
      faults.add(
          line,
          "%s in %s is not a feature index: a whole number from %s%s"
              .formatted(
                  Quotes.quote(end),
                  Quotes.quote(context),
                  base,
                  end.isEmpty() || isLikeANumber(end) ? "" : "; names are read with 'ids: names'"));
    }
    features = Math.max(features, feature + 1);
    return feature;
  }

  /** Returns a whole number minus a base, or -1 if it is none or out of range. */
  private static int index(String text, int base) {
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || i > 10) {
        return -1;
      }
      value = 10 * value + digit;
    }
    return text.isEmpty() || value < base || value >= Integer.MAX_VALUE ? -1 : (int) value - base;
  }

  /** Returns whether a text is meant as a number, allowed or not. */
  static boolean isLikeANumber(String text) {
    int at = 0;
    while (at < text.length() && "+-.".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < text.length()
        && text.chars().skip(at).allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
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
    boolean sorted = ids.orElseThrow() == Ids.SORTED_NAMES;
    EdgeList edges = sorted ? sorted() : pairs.build(Math.max(features, names.size()));
    remarkCount(
        edges.reversals(),
        "pair",
        "listed in both directions; gates whose inputs are alike take both as one");
    return new Graph(edges, names, remarks);
  }

  private void remarkCount(long count, String one, String rest) {
    if (count > 0) {
      remark(String.format(Locale.ROOT, "%,d %s%s %s", count, one, count == 1 ? "" : "s", rest));
    }
  }

  /** Numbers the features anew in the order of their names. */
  private EdgeList sorted() {
    boolean numbers = names.stream().allMatch(name -> index(name, 0) >= 0);
    List<String> read = List.copyOf(names);
    names.sort(
        numbers
            ? Comparator.<String>comparingInt(name -> index(name, 0)).thenComparing(name -> name)
            : Comparator.naturalOrder());
    for (int i = 0; i < names.size(); i++) {
      featureOfName.put(names.get(i), i);
    }
    int[] rank = read.stream().mapToInt(featureOfName::get).toArray();
    EdgeList byAppearance = pairs.build(names.size());
    EdgeList.Builder builder = new EdgeList.Builder();
    for (int i = 0; i < byAppearance.size(); i++) {
      builder.add(rank[byAppearance.first(i)], rank[byAppearance.second(i)]);
    }
    return builder.build(names.size());
  }
}
