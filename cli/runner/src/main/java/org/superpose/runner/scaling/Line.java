package org.superpose.runner.scaling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.superpose.core.statistics.LineWeights;
import org.superpose.core.statistics.Replicates.Reading;

/**
 * The distances ln n - ln f(m') of widths from one model f, over ln m', and the line through them
 * by least squares: level, except for the model of any power. Its results are weighted sums of the
 * sizes' means.
 */
final class Line {

  private static final int BEYOND = 16; // times the largest size

  private final GrowthModel model;
  private final double[] logOutputs; // [sizes]
  private final List<List<Reading>> distances; // of each size, by seed
  private final int[] seeds; // [sizes]
  private final LineWeights weights;

  Line(GrowthModel model, double[] outputs, List<List<Reading>> logWidths) {
    this.model = model;
    logOutputs = Arrays.stream(outputs).map(Math::log).toArray();
    distances = new ArrayList<>();
    for (int size = 0; size < outputs.length; size++) {
      double growth = Math.log(model.growth(outputs[size]));
      distances.add(logWidths.get(size).stream().map(width -> less(width, growth)).toList());
    }
    seeds = distances.stream().mapToInt(List::size).toArray();
    weights = LineWeights.of(logOutputs, seeds);
  }

  private static Reading less(Reading width, double growth) {
    return new Reading(width.value() - growth, width.low() - growth, width.high() - growth);
  }

  GrowthModel model() {
    return model;
  }

  /** Returns the distances of each size, by seed. */
  List<List<Reading>> distances() {
    return distances;
  }

  /** Returns whether any power is the model: then the line has a slope, otherwise it is level. */
  boolean isPower() {
    return model == GrowthModel.POWER;
  }

  /** Returns whether every size has more than one seed. */
  boolean isRepeated() {
    return Arrays.stream(seeds).allMatch(count -> count > 1);
  }

  /** Returns the weights of ln a. */
  double[] logConstant() {
    return at(0);
  }

  /** Returns the weights of the slope: the exponent of any power, the drift of the others. */
  double[] slope() {
    return weights.slope();
  }

  /** Returns the weights of the distance beyond the data. */
  double[] logBeyond() {
    return at(Math.log(beyond()));
  }

  /** Returns the weights of the distances that the model itself has, at every size. */
  double[][] weightsOfTheModel() {
    return Arrays.stream(logOutputs).mapToObj(this::at).toArray(double[][]::new);
  }

  private double[] at(double logOutputs) {
    return isPower() ? weights.at(logOutputs) : LineWeights.mean(seeds);
  }

  /** Returns a weighted sum of the means of each size. */
  double estimate(double[] ofMeans) {
    double sum = 0;
    for (int size = 0; size < ofMeans.length; size++) {
      sum += ofMeans[size] * mean(distances.get(size));
    }
    return sum;
  }

  private static double mean(List<Reading> readings) {
    return readings.stream().mapToDouble(Reading::value).average().orElseThrow();
  }

  /** Returns the standard deviation around the model. */
  double deviation() {
    double squares = 0;
    for (int size = 0; size < seeds.length; size++) {
      double fitted = estimate(at(logOutputs[size]));
      for (Reading reading : distances.get(size)) {
        squares += Math.pow(reading.value() - fitted, 2);
      }
    }
    return Math.sqrt(squares / (Arrays.stream(seeds).sum() - (isPower() ? 2 : 1)));
  }

  /** Returns the m' to extrapolate to. */
  double beyond() {
    return BEYOND * Math.rint(Math.exp(logOutputs[logOutputs.length - 1]));
  }

  /** Returns the width there, from the distance to the model. */
  double extrapolation(double logDistance) {
    return Math.exp(logDistance) * model.growth(beyond());
  }
}
