package org.superpose.checks.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.superpose.checks.campaign.Spec.Hidden;
import org.superpose.core.random.RandomStream;

/**
 * Steps that change the numbers of a network and not its outputs: exactly so by powers of two and
 * by terms that cancel, nearly so by any other factor.
 */
final class Disguise {

  private static final double[] CANCELLING = {3, -5, 1000, 0x1p30, 1e16, 1e17};
  private static final double[] MIXING = {0.5, -0.5, 0.25, 0.1, -0.3, 1 / 3.0, 1};

  private static final int MOST_ROWS = 240;

  private final Spec spec;
  private final RandomStream random;

  private Disguise(Spec spec, RandomStream random) {
    this.spec = spec;
    this.random = random;
  }

  /** Changes the numbers of a network and returns it, or another one in its place. */
  static Spec apply(Spec spec, RandomStream random) {
    Spec spread = spec;
    for (int steps = random.nextInt(4); steps > 0; steps--) {
      Disguise disguise = new Disguise(spread, random);
      switch (random.nextInt(11)) {
        case 0 -> disguise.scaleOutputs();
        case 1 -> disguise.scaleNeurons();
        case 2 -> disguise.scaleLayer();
        case 3 -> disguise.shear();
        case 4 -> disguise.swapNeurons();
        case 5, 6 -> disguise.jitter();
        case 7 -> disguise.mix();
        case 8 -> spread = disguise.spread(2 + random.nextInt(12));
        case 9 -> disguise.stretch();
        default -> disguise.scaleAll();
      }
    }
    boolean bury = !spread.layers().isEmpty() && random.nextInt(8) == 0;
    if (!bury) {
      return spread;
    }
    // Many terms of about one unit each: what is lost of each of them adds up.
    int copies = 20 + random.nextInt(20);
    Spec coded = random.nextInt(3) > 0 ? new Disguise(spread, random).spread(copies) : spread;
    return new Disguise(coded, random).bury();
  }

  /**
   * Adds a dead neuron with a bias so large that the pre-activations of all others come to a few
   * units of its last place.
   */
  private Spec bury() {
    List<Hidden> layers = new ArrayList<>(spec.layers());
    Hidden first = layers.getFirst();
    double loudest = terms(first.weights()) * largest(first.weights()) * largest(spec.encoder());
    int exponent = random.nextInt(4) > 0 ? 33 + random.nextInt(3) : 30 + random.nextInt(12);
    int neurons = first.bias().length;
    double[][] weights = Arrays.copyOf(first.weights(), neurons + 1);
    weights[neurons] = random.nextInt(2) == 0 ? weights[0].clone() : new double[weights[0].length];
    double[] bias = Arrays.copyOf(first.bias(), neurons + 1);
    bias[neurons] = finite(-Math.scalb(loudest, exponent) * (1 + random.nextDouble()));
    layers.set(0, new Hidden(weights, bias));
    double[][] reader = readerOf(0);
    double[][] wider = new double[reader.length][];
    Arrays.setAll(wider, row -> Arrays.copyOf(reader[row], neurons + 1));
    wider[random.nextInt(wider.length)][neurons] = random.nextInt(3) == 0 ? 1 : 0;
    if (layers.size() > 1) {
      layers.set(1, new Hidden(wider, layers.get(1).bias()));
    }
    return new Spec(
        spec.problem(),
        spec.encoder(),
        layers,
        layers.size() > 1 ? spec.readout() : wider,
        spec.thresholds());
  }

  /** Returns the largest number of terms in the sum of an effective weight. */
  private int terms(double[][] weights) {
    int most = 0;
    for (double[] row : weights) {
      for (int feature = 0; feature < spec.features(); feature++) {
        int terms = 0;
        for (int k = 0; k < row.length; k++) {
          terms += row[k] != 0 && spec.encoder()[k][feature] != 0 ? 1 : 0;
        }
        most = Math.max(most, terms);
      }
    }
    return most;
  }

  private static double largest(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0);
  }

  /**
   * Encodes every number by several rows of the encoder, of which each weight reads a part: every
   * feature reaches every neuron by a sum of many terms.
   */
  private Spec spread(int wanted) {
    int rows = spec.encoder().length;
    int copies = Math.min(wanted, MOST_ROWS / rows);
    if (copies < 2) {
      return spec;
    }
    double[] shares = shares(copies);
    double[][] encoder = new double[rows * copies][];
    Arrays.setAll(encoder, row -> spec.encoder()[row / copies].clone());
    List<Hidden> layers = new ArrayList<>(spec.layers());
    double[][] reader = spec.layers().isEmpty() ? spec.readout() : layers.getFirst().weights();
    double[][] reading = new double[reader.length][rows * copies];
    for (int r = 0; r < reader.length; r++) {
      for (int k = 0; k < reading[r].length; k++) {
        reading[r][k] = product(reader[r][k / copies], shares[k % copies]);
      }
    }
    if (!layers.isEmpty()) {
      layers.set(0, new Hidden(reading, layers.getFirst().bias()));
    }
    return new Spec(
        spec.problem(),
        encoder,
        layers,
        layers.isEmpty() ? reading : spec.readout(),
        spec.thresholds());
  }

  /** Returns numbers whose sum is 1, at least nearly. */
  private double[] shares(int count) {
    double[] shares = new double[count];
    if (random.nextInt(2) == 0) {
      Arrays.fill(shares, 1.0 / count);
      return shares;
    }
    double left = 1;
    for (int i = 0; i < count - 1; i++) {
      shares[i] = random.nextInt(2) == 0 ? 1.0 / count : 0.1 * (1 + random.nextInt(9));
      left -= shares[i];
    }
    shares[count - 1] = left;
    return shares;
  }

  private double factor() {
    return switch (random.nextInt(4)) {
      case 0 -> Math.scalb(1.0, random.nextInt(9) - 4);
      case 1 -> 1 + 2 * random.nextInt(50);
      case 2 -> Math.scalb(1.0, random.nextInt(601) - 300);
      default -> Numbers.pick(random).magnitude(random);
    };
  }

  /** Multiplies the readout and the threshold of some outputs. */
  private void scaleOutputs() {
    for (int q = 0; q < spec.outputs(); q++) {
      double factor = random.nextInt(2) == 0 ? factor() : 1;
      scale(spec.readout()[q], factor);
      spec.thresholds()[q] = product(spec.thresholds()[q], factor);
    }
  }

  /** Multiplies what some neurons give, and divides what is read of them. */
  private void scaleNeurons() {
    for (int l = 0; l < spec.layers().size(); l++) {
      Hidden layer = spec.layers().get(l);
      for (int r = 0; r < layer.bias().length; r++) {
        double factor = random.nextInt(3) == 0 ? factor() : 1;
        scale(layer.weights()[r], factor);
        layer.bias()[r] = product(layer.bias()[r], factor);
        scaleColumn(readerOf(l), r, 1 / factor);
      }
    }
  }

  private double[][] readerOf(int layer) {
    List<Hidden> layers = spec.layers();
    return layer + 1 < layers.size() ? layers.get(layer + 1).weights() : spec.readout();
  }

  /** Multiplies the encoder, and divides what reads it. */
  private void scaleLayer() {
    double factor = Math.scalb(1.0, random.nextInt(801) - 400);
    for (double[] row : spec.encoder()) {
      scale(row, factor);
    }
    for (double[] row : readerOf(-1)) {
      scale(row, 1 / factor);
    }
  }

  /** Multiplies the encoder, all biases and all thresholds. */
  private void scaleAll() {
    double factor = Math.scalb(1.0, random.nextInt(2) == 0 ? -random.nextInt(40) : 100);
    for (double[] row : spec.encoder()) {
      scale(row, factor);
    }
    spec.layers().forEach(layer -> scale(layer.bias(), factor));
    scale(spec.thresholds(), factor);
  }

  /**
   * Takes the encoder to one end of the range of doubles and what reads it to the other, so that
   * only their products are far from both; all biases and thresholds go with these.
   */
  private void stretch() {
    int down = random.nextInt(2) == 0 ? 1074 - random.nextInt(300) : random.nextInt(1000);
    int up = Math.clamp((long) down + random.nextInt(801) - 700, 0, 1000);
    int encoder = random.nextInt(3) > 0 ? -down : up;
    int reader = encoder < 0 ? up : -down;
    stretch(spec.encoder(), encoder);
    stretch(readerOf(-1), reader);
    spec.layers().forEach(layer -> stretch(new double[][] {layer.bias()}, encoder + reader));
    stretch(new double[][] {spec.thresholds()}, encoder + reader);
  }

  private static void stretch(double[][] rows, int exponent) {
    for (double[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = finite(Math.scalb(row[i], exponent));
      }
    }
  }

  /** Adds a multiple of a row of the encoder to another, and takes it back in all that read it. */
  private void shear() {
    shear(Numbers.pick(CANCELLING, random));
  }

  /** Makes every feature reach every neuron by several ways. */
  private void mix() {
    for (int steps = 2 * spec.encoder().length; steps > 0; steps--) {
      shear(Numbers.pick(MIXING, random));
    }
  }

  private void shear(double factor) {
    int rows = spec.encoder().length;
    int from = random.nextInt(rows);
    int to = random.nextInt(rows);
    if (from == to) {
      return;
    }
    double[] row = spec.encoder()[to];
    for (int i = 0; i < row.length; i++) {
      row[i] = finite(row[i] + product(spec.encoder()[from][i], factor));
    }
    for (double[] reader : readerOf(-1)) {
      reader[from] = finite(reader[from] - product(reader[to], factor));
    }
  }

  private void swapNeurons() {
    for (int l = 0; l < spec.layers().size(); l++) {
      Hidden layer = spec.layers().get(l);
      int a = random.nextInt(layer.bias().length);
      int b = random.nextInt(layer.bias().length);
      double[] row = layer.weights()[a];
      layer.weights()[a] = layer.weights()[b];
      layer.weights()[b] = row;
      swap(layer.bias(), a, b);
      for (double[] reader : readerOf(l)) {
        swap(reader, a, b);
      }
    }
  }

  private static void swap(double[] values, int a, int b) {
    double value = values[a];
    values[a] = values[b];
    values[b] = value;
  }

  /** Changes every number by a little. */
  private void jitter() {
    double size = Math.pow(10, -3 - random.nextInt(6));
    boolean single = random.nextInt(2) == 0;
    for (double[] row : spec.rows()) {
      for (int i = 0; i < row.length; i++) {
        double changed = row[i] * (1 + size * random.nextGaussian());
        row[i] = single && Float.isFinite((float) changed) ? (float) changed : finite(changed);
      }
    }
  }

  private static void scaleColumn(double[][] matrix, int column, double factor) {
    for (double[] row : matrix) {
      row[column] = product(row[column], factor);
    }
  }

  private static void scale(double[] values, double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] = product(values[i], factor);
    }
  }

  private static double product(double value, double factor) {
    return value == 0 ? value : finite(value * factor);
  }

  /** Returns the nearest finite number; 0 for none. */
  static double finite(double value) {
    return Double.isNaN(value) ? 0 : Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE);
  }
}
