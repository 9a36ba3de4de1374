package org.superpose.formats.query;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.superpose.core.exact.Dyadic;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.task.Problem;

/**
 * Takes from a network what one output depends on, and scales it to whole numbers. Every stored
 * number is a binary fraction, so nothing is rounded: each neuron gets the largest unit in which
 * its weights and its bias are whole, the score the one in which its weights are, and the threshold
 * is rounded down to it, which changes no comparison.
 */
final class QueryBuilder {

  private final Network network;
  private final Problem problem;
  private final Ranges ranges;
  private final EffectiveSums first; // of the first layer, or of the readout if there is none

  QueryBuilder(Network network, Problem problem) {
    this.network = network;
    this.problem = problem;
    ranges = new Ranges(problem.domain(), problem.features());
    first =
        new EffectiveSums(
            network.layers().isEmpty() ? network.readout() : weights(0), network.encoder());
  }

  private Matrix weights(int layer) {
    return network.layers().get(layer).weights();
  }

  /** Returns the question about an output. */
  Query of(int output) {
    Dyadic threshold = Dyadic.of(network.thresholds().get(output, 0));
    int depth = network.layers().size();
    if (depth == 0) {
      Sum score = first.of(output, Dyadic.ZERO);
      return new Query(
          problem,
          output,
          List.of(),
          score,
          Sum.quotient(threshold, score.unit()),
          ranges.ofFeatures(score));
    }
    BitSet[] read = new BitSet[depth];
    read[depth - 1] = columns(network.readout(), IntStream.of(output));
    for (int layer = depth - 1; layer > 0; layer--) {
      read[layer - 1] = columns(weights(layer), read[layer].stream());
    }
    List<List<Neuron>> layers = new ArrayList<>();
    for (int layer = 0; layer < depth; layer++) {
      layers.add(layer == 0 ? firstLayer(read[0]) : layer(layer, read, layers.getLast()));
    }
    Sum score = sum(network.readout(), output, read[depth - 1], layers.getLast(), Dyadic.ZERO);
    return new Query(
        problem,
        output,
        List.copyOf(layers),
        score,
        Sum.quotient(threshold, score.unit()),
        ranges.ofNeurons(score, layers.getLast()));
  }

  private static BitSet columns(Matrix matrix, IntStream rows) {
    BitSet columns = new BitSet();
    rows.forEach(row -> matrix.forEachInRow(row, (column, _) -> columns.set(column)));
    return columns;
  }

  private List<Neuron> firstLayer(BitSet indices) {
    return indices.stream()
        .mapToObj(
            index -> {
              Sum input = first.of(index, bias(network.layers().getFirst(), index));
              return new Neuron(1, index, input, ranges.ofFeatures(input));
            })
        .toList();
  }

  private List<Neuron> layer(int layer, BitSet[] read, List<Neuron> before) {
    Layer of = network.layers().get(layer);
    return read[layer].stream()
        .mapToObj(
            index -> {
              Sum input = sum(of.weights(), index, read[layer - 1], before, bias(of, index));
              return new Neuron(layer + 1, index, input, ranges.ofNeurons(input, before));
            })
        .toList();
  }

  private static Dyadic bias(Layer layer, int index) {
    return Dyadic.of(layer.bias().get(index, 0));
  }

  /** Returns the sum of a row over neurons, of which {@code read} has the numbers. */
  private static Sum sum(
      Matrix matrix, int row, BitSet read, List<Neuron> neurons, Dyadic constant) {
    int[] place = new int[matrix.columns()];
    int[] count = {0};
    read.stream().forEach(index -> place[index] = count[0]++);
    List<Integer> terms = new ArrayList<>();
    List<Dyadic> weights = new ArrayList<>();
    matrix.forEachInRow(
        row,
        (column, weight) -> {
          terms.add(place[column]);
          weights.add(Dyadic.of(weight).times(neurons.get(place[column]).input().unit()));
        });
    return Sum.of(terms.stream().mapToInt(Integer::intValue).toArray(), weights, constant);
  }
}
