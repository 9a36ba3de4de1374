package org.superpose.checks.campaign;

import java.util.List;
import org.superpose.checks.campaign.Spec.Hidden;
import org.superpose.core.random.RandomStream;

/**
 * Steps that change the numbers of a network and not its outputs: exactly so by powers of two and
 * by terms that cancel, nearly so by any other factor.
 */
final class Disguise {

  private static final double[] CANCELLING = {3, -5, 1000, 0x1p30, 1e16, 1e17};

  private final Spec spec;
  private final RandomStream random;

  private Disguise(Spec spec, RandomStream random) {
    this.spec = spec;
    this.random = random;
  }

  /** Changes the numbers of a network. */
  static void apply(Spec spec, RandomStream random) {
    Disguise disguise = new Disguise(spec, random);
    for (int steps = random.nextInt(4); steps > 0; steps--) {
      switch (random.nextInt(7)) {
        case 0 -> disguise.scaleOutputs();
        case 1 -> disguise.scaleNeurons();
        case 2 -> disguise.scaleLayer();
        case 3 -> disguise.shear();
        case 4 -> disguise.swapNeurons();
        case 5 -> disguise.jitter();
        default -> disguise.scaleAll();
      }
    }
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

  /** Adds a multiple of a row of the encoder to another, and takes it back in all that read it. */
  private void shear() {
    int rows = spec.encoder().length;
    int from = random.nextInt(rows);
    int to = random.nextInt(rows);
    if (from == to) {
      return;
    }
    double factor = Numbers.pick(CANCELLING, random);
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
