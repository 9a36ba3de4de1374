package org.superpose.constructions.pairwiseand;

import org.superpose.core.statistics.NormalTail;

/**
 * The distribution of the sum over a channel of s neurons, sum_r ReLU(base + c_r + sigma N_r) + s
 * tau N, with c_r small independent counts and all N standard normal: tails by saddlepoint. The
 * exponent is stationary at the tilt, so a tilt known to a few thousandths is enough.
 *
 * @param neurons s
 * @param base what every neuron gets
 * @param counts the distribution of c_r
 * @param own sigma, the noise of one neuron
 * @param common tau, the noise that all neurons share
 */
record ChannelSum(int neurons, double base, double[] counts, double own, double common) {

  private static final double STEP = 1e-3;
  private static final double LARGEST_TILT = 1e4;
  private static final int BISECTIONS = 12;
  private static final double LARGEST_EXPONENT = 700;

  /** Returns P(sum > x); 1/2 or more counts as 1. */
  double above(double x) {
    return tail(x, 1);
  }

  /** Returns P(sum < x); 1/2 or more counts as 1. */
  double below(double x) {
    return tail(x, -1);
  }

  private double tail(double x, int sign) {
    if (neurons == 0 || sign * (x - slope(0)) <= 0) {
      return 1;
    }
    double low = 0;
    double high = 1;
    while (sign * (x - slope(sign * high)) > 0) {
      high *= 2;
      if (high > LARGEST_TILT) {
        return 0;
      }
    }
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (sign * (x - slope(sign * middle)) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double tilt = sign * high;
    double curvature = (slope(tilt + STEP) - slope(tilt - STEP)) / (2 * STEP);
    double lambda = high * Math.sqrt(Math.max(0, curvature));
    double exponent = cumulant(tilt) - tilt * x + lambda * lambda / 2;
    return Math.min(1, Math.exp(Math.min(exponent, LARGEST_EXPONENT)) * NormalTail.above(lambda));
  }

  /** The derivative of {@link #cumulant}. */
  private double slope(double tilt) {
    double scale = scale(tilt);
    double moment = 0;
    double derivative = 0;
    for (int c = 0; c < counts.length; c++) {
      double mean = base + c;
      double positive = counts[c] * positive(tilt, mean, scale);
      moment += positive + counts[c] * inactive(mean, scale);
      derivative +=
          (mean + tilt * own * own) * positive
              + counts[c] * own * density(mean / own) * Math.exp(-scale);
    }
    double sum = neurons * derivative / moment;
    return sum + (neurons * common) * (neurons * common) * tilt;
  }

  /** log E exp(t sum). */
  private double cumulant(double tilt) {
    double scale = scale(tilt);
    double moment = 0; // E exp(t ReLU(base + c + sigma N) - scale)
    for (int c = 0; c < counts.length; c++) {
      moment += counts[c] * (positive(tilt, base + c, scale) + inactive(base + c, scale));
    }
    double shift = neurons * common * tilt;
    return neurons * (scale + Math.log(moment)) + shift * shift / 2;
  }

  /** Keeps the largest term of the moment from overflow. */
  private double scale(double tilt) {
    double scale = 0;
    for (int c = 0; c < counts.length; c++) {
      scale = Math.max(scale, exponent(tilt, base + c));
    }
    return scale;
  }

  /** The part of the moment where the neuron fires. */
  private double positive(double tilt, double mean, double scale) {
    return NormalTail.above(-mean / own - tilt * own) * Math.exp(exponent(tilt, mean) - scale);
  }

  /** The part of the moment where the neuron is inactive. */
  private double inactive(double mean, double scale) {
    return NormalTail.above(mean / own) * Math.exp(-scale);
  }

  private static double density(double z) {
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }

  private double exponent(double tilt, double mean) {
    return tilt * mean + tilt * tilt * own * own / 2;
  }
}
