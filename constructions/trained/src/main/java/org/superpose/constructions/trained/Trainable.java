package org.superpose.constructions.trained;

import java.util.Arrays;
import org.superpose.core.random.RandomStream;

/**
 * An array of numbers that training changes: Adam on full-precision values, which the network uses
 * as they are or rounded to whole multiples of a unit. Gradients are taken at the rounded values
 * and applied to the others (straight-through), so that small steps add up.
 *
 * <p>Deterministic: single precision, one thread, sums in a fixed order.
 *
 * <p>Sources: Kingma and Ba, Adam, arXiv 1412.6980; Bengio, Leonard and Courville, arXiv 1308.3432
 * (straight-through).
 */
final class Trainable {

  private static final float FIRST = 0.9f;
  private static final float SECOND = 0.999f;
  private static final float EPSILON = 1e-8f;

  final float[] used; // as the network uses them
  final float[] gradient; // of the loss by the used values, summed over a batch
  final float[] values; // in full precision
  private final float[] first; // moments
  private final float[] second;
  private final Grid grid;
  private final float scale; // of a step

  /**
   * Makes an array.
   *
   * @param values its numbers at first; owned by this object from now on
   * @param grid what they may be when rounded
   * @param scale how large a step is at a learning rate of 1
   */
  Trainable(float[] values, Grid grid, double scale) {
    this.values = values;
    this.grid = grid;
    this.scale = (float) scale;
    used = values.clone();
    gradient = new float[values.length];
    first = new float[values.length];
    second = new float[values.length];
  }

  /** Returns normally distributed numbers. */
  static float[] normal(int length, double deviation, RandomStream random) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return values;
  }

  /** Sets the values that the network uses. */
  void prepare(boolean rounded) {
    if (rounded) {
      for (int i = 0; i < values.length; i++) {
        used[i] = (float) (grid.nearest(values[i]) * grid.unit());
      }
    } else {
      System.arraycopy(values, 0, used, 0, values.length);
    }
  }

  /** Returns the whole numbers of units that the used values are, rounded. */
  long[] rounded() {
    long[] whole = new long[values.length];
    Arrays.setAll(whole, i -> grid.nearest(values[i]));
    return whole;
  }

  /**
   * Changes the values against the gradient, which is set to zero.
   *
   * @param rate the learning rate, corrected for the start of the moments
   * @param batch how many inputs the gradient sums
   */
  void step(float rate, int batch) {
    float inverse = 1f / batch;
    float step = rate * scale;
    float limit = (float) grid.limit();
    for (int i = 0; i < values.length; i++) {
      float slope = gradient[i] * inverse;
      first[i] = FIRST * first[i] + (1 - FIRST) * slope;
      second[i] = SECOND * second[i] + (1 - SECOND) * slope * slope;
      float next = values[i] - step * first[i] / ((float) Math.sqrt(second[i]) + EPSILON);
      values[i] = Math.clamp(next, -limit, limit);
    }
    Arrays.fill(gradient, 0);
  }

  /** Returns by what a learning rate is multiplied at a step, counted from 1. */
  static float correction(int step) {
    double zero = StrictMath.pow(FIRST, step);
    return (float) (Math.sqrt(1 - StrictMath.pow(SECOND, step)) / (1 - zero));
  }
}
