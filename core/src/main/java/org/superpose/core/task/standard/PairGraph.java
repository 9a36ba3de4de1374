package org.superpose.core.task.standard;

import java.util.List;
import java.util.function.BiFunction;
import org.superpose.core.random.RandomStream;
import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.settings.Settings;

/**
 * A family of graphs from which pairs are drawn. Vertices are ranks from 0; which feature has which
 * rank is drawn elsewhere.
 *
 * @param name the family in words, for messages
 * @param fewest the smallest number of pairs
 * @param most the largest number of pairs
 * @param usual the number of pairs if none is requested
 * @param draw draws the requested number of different {@linkplain Pair pairs}
 */
record PairGraph(
    String name,
    long fewest,
    long most,
    long usual,
    BiFunction<Integer, RandomStream, long[]> draw) {

  static final List<String> WORDS =
      List.of("uniform", "regular", "power-law", "star", "bipartite", "complete");

  /** Returns N = m (m-1) / 2. */
  static long allPairs(int features) {
    return (long) features * (features - 1) / 2;
  }

  /**
   * Returns the family that a word of {@link #WORDS} names.
   *
   * @throws InvalidSettingException if there are not more features than hubs
   */
  static PairGraph of(String word, Settings settings) {
    int features = settings.integer("features");
    long all = allPairs(features);
    String name = "a " + word + " graph on " + features + " features";
    return switch (word) {
      case "regular" ->
          new PairGraph(name, 1, all, features, (n, r) -> RegularPairs.draw(features, n, r));
      case "star" -> drawn(name, 1, features - 1, new Candidates.HubAndOther(1, features));
      case "bipartite" ->
          drawn(name, 1, features, new Candidates.HubAndOther(hubs(settings), features));
      case "complete" -> drawn(name, all, all, new Candidates.AnyTwo(features, 0));
      case "power-law" ->
          drawn(name, 1, features, new Candidates.AnyTwo(features, decay(settings)));
      default -> drawn(name, 1, features, new Candidates.AnyTwo(features, 0));
    };
  }

  private static PairGraph drawn(String name, long fewest, long usual, Candidates candidates) {
    return new PairGraph(
        name,
        fewest,
        candidates.size(),
        usual,
        (count, random) -> DistinctPairs.draw(candidates, count, random));
  }

  /** Weights rank^(-1/(exponent-1)) give a degree distribution with the exponent (Chung, Lu). */
  private static double decay(Settings settings) {
    return 1 / (settings.real("exponent") - 1);
  }

  private static int hubs(Settings settings) {
    int features = settings.integer("features");
    int hubs = settings.findInteger("hubs").orElse((int) Math.round(Math.sqrt(features)));
    if (hubs >= features) {
      throw new InvalidSettingException(
          "hubs",
          "is %s, but of %s features at most %s can be hubs"
              .formatted(hubs, features, features - 1));
    }
    return hubs;
  }
}
