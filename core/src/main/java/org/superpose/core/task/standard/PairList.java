package org.superpose.core.task.standard;

import java.util.Arrays;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.EdgeList;
import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.settings.Settings;

/**
 * The list of pairs that settings ask for: checked, but not drawn yet.
 *
 * @param features m
 * @param count m', the number of pairs
 * @param source where the pairs come from
 */
record PairList(int features, int count, Source source) {

  /** Makes the pairs, {@code [count][2]}. */
  @FunctionalInterface
  private interface Source {
    int[][] pairs(int features, int count, Seed seed);
  }

  /**
   * Checks the settings against each other.
   *
   * @param directed whether a given pair and its reversal are two pairs; otherwise the earlier one
   *     stands for both
   * @throws InvalidSettingException if the graph cannot have the requested number of pairs, a given
   *     pair names a feature that does not exist, or there are too many hubs
   */
  static PairList of(Settings settings, boolean directed) {
    int features = settings.integer("features");
    if (settings.find("graph").orElseThrow() instanceof EdgeList given) {
      EdgeList edges = directed ? given : given.undirected();
      requireFeatures(edges, features);
      int count = count(settings, "the given graph", edges.size(), edges.size(), edges.size());
      return new PairList(features, count, (_, _, _) -> listed(edges));
    }
    PairGraph graph = PairGraph.of(settings.findWord("graph").orElseThrow(), settings);
    int count = count(settings, graph.name(), graph.fewest(), graph.most(), graph.usual());
    return new PairList(features, count, (m, n, seed) -> drawn(graph, m, n, seed));
  }

  int[][] draw(Seed seed) {
    return source.pairs(features, count, seed);
  }

  private static void requireFeatures(EdgeList edges, int features) {
    if (edges.largestFeature() >= features) {
      throw new InvalidSettingException(
          "graph",
          "pairs feature %s, but the %s features are 0 to %s"
              .formatted(edges.largestFeature(), features, features - 1));
    }
  }

  private static int count(Settings settings, String graph, long fewest, long most, long usual) {
    int features = settings.integer("features");
    long count =
        settings.findInteger("outputs").isPresent()
            ? settings.integer("outputs")
            : switch (settings.findWord("outputs").orElse("")) {
              case "features" -> features;
              case "all-pairs" -> PairGraph.allPairs(features);
              default -> usual;
            };
    if (count < fewest || count > most) {
      throw new InvalidSettingException(
          "outputs",
          "is %s, but %s has %s %s different pair%s"
              .formatted(
                  count,
                  graph,
                  fewest == most ? "exactly" : "at most",
                  most,
                  most == 1 ? "" : "s"));
    }
    if (count > Sizes.LARGEST) {
      throw new InvalidSettingException(
          "outputs", "is %s; at most %s are allowed".formatted(count, Sizes.LARGEST));
    }
    return (int) count;
  }

  private static int[][] listed(EdgeList edges) {
    int[][] pairs = new int[edges.size()][];
    Arrays.setAll(pairs, i -> new int[] {edges.first(i), edges.second(i)});
    return pairs;
  }

  /** Draws the pairs, then which feature has which rank, then the order of the outputs. */
  private static int[][] drawn(PairGraph graph, int features, int count, Seed seed) {
    long[] ranks = graph.draw().apply(count, seed.derive("pairs").stream());
    int[] labels = seed.derive("labels").stream().permutation(features);
    int[] order = seed.derive("order").stream().permutation(count);
    int[][] pairs = new int[count][];
    for (int i = 0; i < count; i++) {
      int a = labels[Pair.first(ranks[i])];
      int b = labels[Pair.second(ranks[i])];
      pairs[order[i]] = new int[] {Math.min(a, b), Math.max(a, b)};
    }
    return pairs;
  }
}
