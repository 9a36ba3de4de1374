package org.superpose.formats.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.superpose.formats.graph.GraphRules.Ids;
import org.superpose.formats.input.Quotes;

/** The features that lines of a file name, by numbers or by names. */
final class FeatureIds {

  private final Faults faults;
  private final Map<String, Integer> featureOfName = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private Optional<Ids> ids;
  private int features;

  /**
   * @param ids what features are called; empty if the file has to tell
   * @param faults where faults go
   */
  FeatureIds(Optional<Ids> ids, Faults faults) {
    this.ids = ids;
    this.faults = faults;
  }

  /** Returns whether it is known what features are called. */
  boolean areKnown() {
    return ids.isPresent();
  }

  boolean areNames() {
    return ids.orElseThrow().areNames();
  }

  /** Settles what features are called, unless it is known. */
  void settle(Ids found) {
    ids = Optional.of(ids.orElse(found));
  }

  /** Settles it by the first that a file has. */
  void settleBy(String first) {
    settle(isLikeANumber(first) ? Ids.ZERO_BASED : Ids.NAMES);
  }

  /** Notes that there are as many features, whether named or not. */
  void atLeast(int count) {
    features = Math.max(features, count);
  }

  /** Returns how many features there are. */
  int count() {
    return Math.max(features, names.size());
  }

  /** Returns the name of each feature; empty if they are numbers. */
  List<String> names() {
    return names;
  }

  /** Returns what the file calls a feature. */
  String shown(int feature) {
    return switch (ids.orElseThrow()) {
      case NAMES, SORTED_NAMES -> Quotes.quote(names.get(feature));
      case ONE_BASED -> String.valueOf(feature + 1);
      case ZERO_BASED -> String.valueOf(feature);
    };
  }

  /** Returns the feature of a number or name, or -1 after a fault. */
  int feature(int line, String end, String context) {
    if (areNames()) {
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

  /** Returns whether features are numbered by their names. */
  boolean areSorted() {
    return ids.orElseThrow() == Ids.SORTED_NAMES;
  }

  /** Numbers the features anew in the order of their names; returns the new number of each. */
  int[] sort() {
    boolean numbers = names.stream().allMatch(name -> index(name, 0) >= 0);
    List<String> read = List.copyOf(names);
    names.sort(
        numbers
            ? Comparator.<String>comparingInt(name -> index(name, 0)).thenComparing(name -> name)
            : Comparator.naturalOrder());
    for (int i = 0; i < names.size(); i++) {
      featureOfName.put(names.get(i), i);
    }
    return read.stream().mapToInt(featureOfName::get).toArray();
  }
}
