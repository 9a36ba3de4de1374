package org.superpose.core.truth;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.task.Problem;

/**
 * What a network is known to hold where, derived from its weights and the problem that it is proved
 * to compute, whoever built it.
 *
 * <p><b>Features.</b> The direction of a feature is its column of the encoder: what it adds to the
 * encoded input.
 *
 * <p><b>Outputs.</b> The direction of an output in a hidden layer is what the layer gives beyond
 * any sum of what it gives for fewer of the output's inputs. Let A be the inputs of the output,
 * h(B) the layer with exactly B active, and h'(B) = sum over C in B of (-1)^|B - C| h(C) its Möbius
 * transform, so that h(B) is the sum of h'(C) over C in B; f' likewise of the output's function f.
 * The direction is d = sum over non-empty B in A of f'(B) h'(B) / sum of f'(B)^2: the layer's
 * response regressed on the function. For an AND of two features it is h(ab) - h(a) - h(b) + h(),
 * for a copied feature h(a) - h(). A neuron serves the output if its entry is not zero; in the last
 * layer these are the channel of the output, and neurons that happen to be active with it. Outputs
 * with more inputs than may be active, or than {@value #MOST_INPUTS}, have no direction.
 *
 * <p><b>Components.</b> The part of the weights of a layer that serves an output: rows of the
 * neurons with the output's direction as their factors, columns of what these neurons are to read,
 * the codes of the output's inputs in the first layer and the output's neurons of the layer before
 * in others. The factors of the columns are those that come nearest to the weights in the sum of
 * squares; {@link Component#explained} says how much of the block the product of both accounts for.
 *
 * <p>Cost: 2^|A| forward passes for each output. Memory: the directions and components.
 */
public final class GroundTruth {

  /** Outputs of more inputs have no direction: each further one doubles the cost. */
  public static final int MOST_INPUTS = 8;

  private final Network network;
  private final Problem problem;
  private final SparseVector[] features; // [features], in the encoded input
  private final SparseVector[][] directions; // [hidden layers][outputs]
  private final Component[][] components; // [hidden layers][outputs]

  /**
   * The rank-one part of the weights of a layer that serves an output.
   *
   * @param write the factors of the rows, of neurons of the layer
   * @param read the factors of the columns, of neurons of the layer before
   * @param explained the share of the squares of the weights in these rows and columns that the
   *     product of the factors accounts for, at most 1
   */
  public record Component(SparseVector write, SparseVector read, double explained) {

    static final Component NONE = new Component(SparseVector.ZERO, SparseVector.ZERO, 0);
  }

  private GroundTruth(Network network, Problem problem) {
    this.network = network;
    this.problem = problem;
    int layers = network.layers().size();
    features = new SparseVector[network.features()];
    Arrays.setAll(features, feature -> column(network.encoder(), feature));
    directions = new SparseVector[layers][problem.outputs()];
    components = new Component[layers][problem.outputs()];
    Activations activations = new Activations(network);
    for (int output = 0; output < problem.outputs(); output++) {
      fill(output, activations);
    }
  }

  /**
   * Derives the truth of a network.
   *
   * @throws IllegalArgumentException if the network's features or outputs are not the problem's
   */
  public static GroundTruth of(Network network, Problem problem) {
    if (network.features() != problem.features() || network.outputs() != problem.outputs()) {
      throw new IllegalArgumentException("network and problem have different sizes");
    }
    return new GroundTruth(network, problem);
  }

  private void fill(int output, Activations activations) {
    int arity = problem.arity(output);
    boolean possible = arity <= Math.min(MOST_INPUTS, problem.sparsity());
    Optional<Responses> responses =
        possible ? Optional.of(Responses.of(problem, output, activations)) : Optional.empty();
    for (int l = 0; l < directions.length; l++) {
      int layer = l + 1;
      directions[l][output] =
          responses.map(some -> some.direction(layer)).orElse(SparseVector.ZERO);
      components[l][output] = nearest(layer, output);
    }
  }

  private Component nearest(int layer, int output) {
    SparseVector write = direction(layer, output);
    Matrix weights = network.layers().get(layer - 1).weights();
    BitSet columns = sources(layer, output);
    if (write.isZero() || columns.isEmpty()) {
      return Component.NONE;
    }
    double square = write.squaredLength();
    double[] read = new double[weights.columns()];
    double[] total = {0};
    for (int i = 0; i < write.indices().length; i++) {
      double factor = write.values()[i] / square;
      weights.forEachInRow(
          write.indices()[i],
          (column, weight) -> {
            if (columns.get(column)) {
              read[column] += factor * weight;
              total[0] += weight * weight;
            }
          });
    }
    SparseVector nearest = SparseVector.of(read);
    double explained = square * nearest.squaredLength() / total[0];
    return nearest.isZero()
        ? Component.NONE
        : new Component(write, nearest, Math.min(1, explained));
  }

  /** Returns the neurons of the layer before that those of an output are to read. */
  private BitSet sources(int layer, int output) {
    BitSet sources = new BitSet();
    if (layer > 1) {
      Arrays.stream(direction(layer - 1, output).indices()).forEach(sources::set);
      return sources;
    }
    for (int feature : problem.inputs(output)) {
      Arrays.stream(features[feature].indices()).forEach(sources::set);
    }
    return sources;
  }

  private static SparseVector column(Matrix matrix, int column) {
    double[] entries = new double[matrix.rows()];
    matrix.addColumn(column, 1, entries);
    return SparseVector.of(entries);
  }

  /** Returns the number of hidden layers. */
  public int layers() {
    return directions.length;
  }

  /** Returns the number of neurons of a layer; layer 0 is the encoded input. */
  public int width(int layer) {
    return layer == 0 ? network.encoder().rows() : network.layers().get(layer - 1).neurons();
  }

  /** Returns the problem. */
  public Problem problem() {
    return problem;
  }

  /** Returns the direction of a feature in the encoded input. */
  public SparseVector feature(int feature) {
    return features[feature];
  }

  /**
   * Returns the direction of an output in a hidden layer, zero if it has none.
   *
   * @param layer from 1
   */
  public SparseVector direction(int layer, int output) {
    return directions[layer - 1][output];
  }

  /** Returns the weights by which an output reads the last layer. */
  public SparseVector readout(int output) {
    double[] entries = new double[network.readout().columns()];
    network.readout().forEachInRow(output, (neuron, weight) -> entries[neuron] = weight);
    return SparseVector.of(entries);
  }

  /** Returns the directions of a layer: of features in layer 0, of outputs in others. */
  public List<SparseVector> directions(int layer) {
    return layer == 0
        ? List.of(features)
        : IntStream.range(0, problem.outputs()).mapToObj(q -> direction(layer, q)).toList();
  }

  /**
   * Returns the part of the weights of a hidden layer that serves an output, zero if there is none.
   *
   * @param layer from 1
   */
  public Component component(int layer, int output) {
    return components[layer - 1][output];
  }

  /** Returns the components of a hidden layer, one for each output, zero where there is none. */
  public List<Component> components(int layer) {
    return List.of(components[layer - 1]);
  }
}
