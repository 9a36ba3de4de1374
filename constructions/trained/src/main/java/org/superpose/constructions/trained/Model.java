package org.superpose.constructions.trained;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.random.Seed;

/**
 * A network with one hidden layer that is being trained, and its gradients.
 *
 * <p>A score is (D ReLU(W E x + b)) u, with whole numbers D, W, E, b once they are rounded, and u
 * the product of their units; u is chosen such that the threshold of 1/2 lies halfway between T and
 * T + 1 units, so that no score is on it. T is public. Few features are active, so an input costs
 * the sum of v columns of W E and, for each active neuron, its row of the readout; W E is made once
 * for a batch, and so is the gradient by W.
 *
 * <p>Legend: m features, m' outputs, n neurons.
 */
final class Model {

  private static final double INITIAL = 0.5; // spread of a weight at first, over the usual one

  /** Gradient of a neuron that is off while an output that reads it should be on. */
  private static final float REVIVAL = 0.1f;

  private final int features;
  private final int outputs;
  private final int neurons;
  private final PublicParts parts;
  private final long threshold; // T
  private final Trainable weights; // [n, n], by what they read
  private final Trainable bias; // [n]
  private final Optional<Trainable> freeEncoder; // [m, n]
  private final Optional<Trainable> freeReadout; // [n, m']
  private final Grid weightGrid;
  private final Grid readoutGrid;
  private final float[] encoder; // [m, n]
  private final float[] readout; // [n, m']
  private final float[] effective; // W E, [m, n]
  private final float[] effectiveGradient; // [m, n]
  private final boolean[] touched; // [m], features with a gradient
  private final float[] preActivations; // [n]
  private final float[] scores; // [m']

  Model(int features, int outputs, int neurons, Options options, Seed seed) {
    this.features = features;
    this.outputs = outputs;
    this.neurons = neurons;
    parts = PublicParts.of(features, outputs, neurons, options.channel(), seed);
    double usual = 1 / Math.sqrt(2.0 * neurons);
    double readUnit = 1.0 / parts.channel();
    Grid encoderGrid = Grid.of(options.bits(), 1);
    Grid free = Grid.of(options.bits(), readUnit);
    double others =
        (options.freeEncoder() ? encoderGrid.unit() : 1)
            * (options.freeReadout() ? free.unit() : readUnit);
    Grid spread = Grid.of(options.bits(), usual);
    threshold = Math.max(1, (long) (Loss.THRESHOLD / (spread.unit() * others)));
    weightGrid = spread.withUnit(Loss.THRESHOLD / ((threshold + 0.5) * others));
    readoutGrid = free;
    weights =
        new Trainable(
            Trainable.normal(neurons * neurons, INITIAL * usual, seed.derive("weights").stream()),
            weightGrid,
            usual);
    double preUnit = weightGrid.unit() * (options.freeEncoder() ? encoderGrid.unit() : 1);
    bias = new Trainable(new float[neurons], new Grid(preUnit, 1L << 40, false), 1);
    encoder = new float[features * neurons];
    readout = new float[neurons * outputs];
    fill(readUnit);
    freeEncoder =
        options.freeEncoder()
            ? Optional.of(new Trainable(encoder.clone(), encoderGrid, 1))
            : Optional.empty();
    freeReadout =
        options.freeReadout()
            ? Optional.of(new Trainable(readout.clone(), free, readUnit))
            : Optional.empty();
    effective = new float[features * neurons];
    effectiveGradient = new float[features * neurons];
    touched = new boolean[features];
    preActivations = new float[neurons];
    scores = new float[outputs];
  }

  private void fill(double readUnit) {
    for (int neuron = 0; neuron < neurons; neuron++) {
      int row = neuron;
      parts
          .encoder()
          .forEachInRow(row, (feature, value) -> encoder[feature * neurons + row] = (float) value);
    }
    for (int output = 0; output < outputs; output++) {
      int row = output;
      parts
          .readout()
          .forEachInRow(
              row, (neuron, value) -> readout[neuron * outputs + row] = (float) (value * readUnit));
    }
  }

  /** Brings what inputs are run on up to date with the trained numbers, rounded or not. */
  void prepare(boolean rounded) {
    weights.prepare(rounded);
    bias.prepare(rounded);
    freeEncoder.ifPresent(free -> copyUsed(free, rounded, encoder));
    freeReadout.ifPresent(free -> copyUsed(free, rounded, readout));
    Arrays.fill(effective, 0);
    for (int feature = 0; feature < features; feature++) {
      int target = feature * neurons;
      for (int from = 0; from < neurons; from++) {
        addScaled(encoder[target + from], weights.used, from * neurons, effective, target, neurons);
      }
    }
  }

  private static void copyUsed(Trainable free, boolean rounded, float[] to) {
    free.prepare(rounded);
    System.arraycopy(free.used, 0, to, 0, to.length);
  }

  /** Returns the scores of all outputs for an input; valid until the next call. */
  float[] scores(int[] input) {
    System.arraycopy(bias.used, 0, preActivations, 0, neurons);
    for (int feature : input) {
      addScaled(1, effective, feature * neurons, preActivations, 0, neurons);
    }
    Arrays.fill(scores, 0);
    for (int neuron = 0; neuron < neurons; neuron++) {
      if (preActivations[neuron] > 0) {
        addScaled(preActivations[neuron], readout, neuron * outputs, scores, 0, outputs);
      }
    }
    return scores;
  }

  /**
   * Adds the gradient of a loss at the input whose scores were asked for last.
   *
   * @param input the active features
   * @param slopes derivatives of the loss by scores, {@code [count]}
   * @param at the outputs they belong to, {@code [count]}
   * @param wanted an output that is to be on but is not, or -1: an inactive neuron that counts for
   *     it gets a part of its gradient, or else could never become active again
   */
  void addGradient(int[] input, float[] slopes, int[] at, int count, int wanted) {
    for (int neuron = 0; neuron < neurons; neuron++) {
      boolean active = preActivations[neuron] > 0;
      int row = neuron * outputs;
      if (!active && (wanted < 0 || readout[row + wanted] <= 0)) {
        continue;
      }
      float slope = 0;
      for (int i = 0; i < count; i++) {
        slope += slopes[i] * readout[row + at[i]];
      }
      if (active && freeReadout.isPresent()) {
        float[] gradient = freeReadout.get().gradient;
        for (int i = 0; i < count; i++) {
          gradient[row + at[i]] += slopes[i] * preActivations[neuron];
        }
      }
      if (!active) {
        slope = REVIVAL * Math.min(0, slope);
      }
      bias.gradient[neuron] += slope;
      for (int feature : input) {
        effectiveGradient[feature * neurons + neuron] += slope;
      }
    }
    for (int feature : input) {
      touched[feature] = true;
    }
  }

  /** Spreads the gradients by W E over W and, if it is free, E. */
  void collectGradients() {
    for (int feature = 0; feature < features; feature++) {
      if (!touched[feature]) {
        continue;
      }
      int source = feature * neurons;
      for (int from = 0; from < neurons; from++) {
        addScaled(
            encoder[source + from],
            effectiveGradient,
            source,
            weights.gradient,
            from * neurons,
            neurons);
      }
      if (freeEncoder.isPresent()) {
        for (int from = 0; from < neurons; from++) {
          freeEncoder.get().gradient[source + from] +=
              dot(weights.used, from * neurons, effectiveGradient, source, neurons);
        }
      }
      Arrays.fill(effectiveGradient, source, source + neurons, 0);
      touched[feature] = false;
    }
  }

  /** Changes all that is trained against its gradient. */
  void step(float rate, int batch) {
    trained().forEach(array -> array.step(rate, batch));
  }

  /** Returns the arrays that are trained: weights, biases, and encoder and readout where free. */
  List<Trainable> trained() {
    List<Trainable> all = new ArrayList<>(List.of(weights, bias));
    freeEncoder.ifPresent(all::add);
    freeReadout.ifPresent(all::add);
    return all;
  }

  private static void addScaled(
      float factor, float[] from, int start, float[] to, int target, int length) {
    for (int i = 0; i < length; i++) {
      to[target + i] += factor * from[start + i];
    }
  }

  private static float dot(float[] one, int start, float[] other, int offset, int length) {
    float sum = 0;
    for (int i = 0; i < length; i++) {
      sum += one[start + i] * other[offset + i];
    }
    return sum;
  }

  /** Returns the network of the rounded numbers. */
  Network network() {
    long[] whole = weights.rounded();
    DenseMatrix matrix =
        DenseMatrix.generate(
            neurons,
            neurons,
            weightGrid.alphabet(),
            (row, column) -> whole[column * neurons + row]);
    Layer layer = new Layer(matrix, bias());
    Matrix thresholds = DenseMatrix.constantColumn(outputs, threshold);
    return new Network(
        freeEncoder.map(this::encoder).orElse(parts.encoder()),
        origin(freeEncoder),
        List.of(layer),
        freeReadout.map(this::readout).orElse(parts.readout()),
        thresholds,
        origin(freeReadout));
  }

  private static Origin origin(Optional<Trainable> free) {
    return free.isPresent() ? new Origin.Program() : new Origin.Public();
  }

  private DenseMatrix bias() {
    long[] whole = bias.rounded();
    long largest = Math.max(1, Arrays.stream(whole).map(Math::abs).max().orElse(1));
    return DenseMatrix.generate(
        neurons, 1, Alphabet.integers(-largest, largest), (row, _) -> whole[row]);
  }

  private Matrix encoder(Trainable free) {
    long[] whole = free.rounded();
    return DenseMatrix.generate(
        neurons, features, weightGrid.alphabet(), (row, column) -> whole[column * neurons + row]);
  }

  private Matrix readout(Trainable free) {
    long[] whole = free.rounded();
    return DenseMatrix.generate(
        outputs, neurons, readoutGrid.alphabet(), (row, column) -> whole[column * outputs + row]);
  }
}
