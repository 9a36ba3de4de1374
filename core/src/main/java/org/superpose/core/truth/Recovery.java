package org.superpose.core.truth;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Problem;

/**
 * How much of the truth of a layer was found. Similarity is the absolute cosine of the angle
 * between two directions; of two rank-one components, the product of those of both factors, which
 * is the cosine of the components as matrices.
 *
 * @param known how many directions there are to find
 * @param found how many were given
 * @param meanMaximum the mean over the known of the largest similarity to any that was given
 * @param meanMatched the mean over the known of the similarity to the one that it is matched with,
 *     no two with the same, such that the mean is largest; 0 where none is left
 * @param shareAbove the share of the known that are matched with a similarity above {@value
 *     #THRESHOLD}
 * @param coverage the share of the outputs with a direction that are recovered: all their features
 *     are so matched in the encoded input, they themselves in a hidden layer
 */
public record Recovery(
    int known,
    int found,
    double meanMaximum,
    double meanMatched,
    double shareAbove,
    double coverage) {

  /** A similarity above this counts as recovered. */
  public static final double THRESHOLD = 0.9;

  /** Each pair takes 16 bytes: a gigabyte in all. */
  private static final int MOST_PAIRS = 1 << 26;

  /**
   * Scores directions of a layer.
   *
   * @param layer 0 for the encoded input, where directions are those of features; in hidden layers
   *     they are those of outputs
   * @param found {@code [directions][neurons of the layer]}
   * @throws IllegalArgumentException if there is no such layer, a direction has another length, or
   *     there are more than 2^26 pairs of known and found
   */
  public static Recovery of(GroundTruth truth, int layer, double[][] found) {
    requireLayer(truth, layer, 0);
    requireWidth("directions", found, truth.width(layer));
    List<SparseVector> known = truth.directions(layer);
    return of(truth, layer, known, similarities(known, found), found.length);
  }

  /**
   * Scores rank-one components of a hidden layer.
   *
   * @param layer from 1
   * @param write the factors of the rows, {@code [components][neurons of the layer]}
   * @param read the factors of the columns, {@code [components][neurons of the layer before]}
   * @throws IllegalArgumentException if there is no such layer, a factor has another length, there
   *     are more factors of one kind than of the other, or more than 2^26 pairs of known and found
   */
  public static Recovery ofComponents(
      GroundTruth truth, int layer, double[][] write, double[][] read) {
    requireLayer(truth, layer, 1);
    requireWidth("write", write, truth.width(layer));
    requireWidth("read", read, truth.width(layer - 1));
    if (write.length != read.length) {
      throw new IllegalArgumentException(
          "write has %s rows, but read has %s".formatted(write.length, read.length));
    }
    List<GroundTruth.Component> known = truth.components(layer);
    List<SparseVector> written = known.stream().map(GroundTruth.Component::write).toList();
    double[][] values = similarities(written, write);
    double[][] others =
        similarities(known.stream().map(GroundTruth.Component::read).toList(), read);
    for (int row = 0; row < values.length; row++) {
      for (int column = 0; column < write.length; column++) {
        values[row][column] *= others[row][column];
      }
    }
    return of(truth, layer, written, values, write.length);
  }

  /**
   * Returns what random directions come to: normally distributed, as many as were found.
   *
   * @param draws how many times they are drawn
   */
  public static List<Recovery> chance(
      GroundTruth truth, int layer, int directions, int draws, Seed seed) {
    return IntStream.range(0, draws)
        .mapToObj(
            draw -> {
              RandomStream random = seed.derive("chance", draw).stream();
              return of(truth, layer, random(directions, truth.width(layer), random));
            })
        .toList();
  }

  /**
   * Returns what random components come to, with normally distributed factors.
   *
   * @param draws how many times they are drawn
   */
  public static List<Recovery> chanceOfComponents(
      GroundTruth truth, int layer, int components, int draws, Seed seed) {
    return IntStream.range(0, draws)
        .mapToObj(
            draw -> {
              RandomStream random = seed.derive("chance of components", draw).stream();
              double[][] write = random(components, truth.width(layer), random);
              double[][] read = random(components, truth.width(layer - 1), random);
              return ofComponents(truth, layer, write, read);
            })
        .toList();
  }

  private static double[][] random(int rows, int columns, RandomStream random) {
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      Arrays.setAll(row, _ -> random.nextGaussian());
    }
    return values;
  }

  private static void requireLayer(GroundTruth truth, int layer, int first) {
    if (layer < first || layer > truth.layers()) {
      throw new IllegalArgumentException(
          "there is no layer %s; allowed: %s to %s".formatted(layer, first, truth.layers()));
    }
  }

  private static void requireWidth(String name, double[][] rows, int width) {
    if (rows.length > 0 && rows[0].length != width) {
      throw new IllegalArgumentException(
          "%s have %s entries, but the layer has %s neurons"
              .formatted(name, rows[0].length, width));
    }
  }

  /** Returns the similarity of each known direction to each that was found. */
  private static double[][] similarities(List<SparseVector> known, double[][] found) {
    if ((long) known.size() * found.length > MOST_PAIRS) {
      throw new IllegalArgumentException(
          "%s known and %s found are more than %s pairs"
              .formatted(known.size(), found.length, MOST_PAIRS));
    }
    double[] squares = new double[found.length];
    for (int column = 0; column < found.length; column++) {
      for (double entry : found[column]) {
        squares[column] += entry * entry;
      }
    }
    double[][] similarities = new double[known.size()][found.length];
    for (int row = 0; row < known.size(); row++) {
      SparseVector direction = known.get(row);
      double square = direction.squaredLength();
      for (int column = 0; column < found.length; column++) {
        double product = 0;
        for (int i = 0; i < direction.indices().length; i++) {
          product += direction.values()[i] * found[column][direction.indices()[i]];
        }
        double both = square * squares[column];
        // In this form a direction is 1 to itself, not a rounding less.
        similarities[row][column] =
            both == 0 ? 0 : Math.min(1, Math.sqrt(product * product / both));
      }
    }
    return similarities;
  }

  private static Recovery of(
      GroundTruth truth, int layer, List<SparseVector> directions, double[][] all, int found) {
    int[] known = IntStream.range(0, all.length).filter(i -> !directions.get(i).isZero()).toArray();
    double[][] values = Arrays.stream(known).mapToObj(i -> all[i]).toArray(double[][]::new);
    int[] matched = Assignment.best(values);
    boolean[] recovered = new boolean[all.length];
    double maxima = 0;
    double sum = 0;
    int above = 0;
    for (int row = 0; row < values.length; row++) {
      maxima += Arrays.stream(values[row]).max().orElse(0);
      double value = matched[row] < 0 ? 0 : values[row][matched[row]];
      sum += value;
      recovered[known[row]] = value > THRESHOLD;
      above += value > THRESHOLD ? 1 : 0;
    }
    int count = known.length;
    double share = share(above, count);
    return new Recovery(
        count,
        found,
        share(maxima, count),
        share(sum, count),
        share,
        layer == 0 ? coverage(truth.problem(), recovered) : share);
  }

  private static double coverage(Problem problem, boolean[] recovered) {
    long covered =
        IntStream.range(0, problem.outputs())
            .filter(output -> Arrays.stream(problem.inputs(output)).allMatch(i -> recovered[i]))
            .count();
    return share((double) covered, problem.outputs());
  }

  private static double share(double part, int whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
