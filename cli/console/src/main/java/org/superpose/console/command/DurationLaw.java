package org.superpose.console.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Guesses how long cells take that are like none that has ended, from those of other sizes: time
 * grows as a power of the size, with an exponent that those of the same construction show. Where
 * they show none, it is between the cost of reading a network, n m, and of proving it.
 */
final class DurationLaw {

  private static final double EXPONENT = 1.5;
  private static final double STEEPEST = 3;

  /** Shorter cells measure the clock and the start of threads, not the work. */
  private static final double SHORTEST = 1e-3;

  /**
   * What cells of a kind took on average.
   *
   * @param construction which construction, with its options
   * @param task which task, without its size
   * @param size of the problem, at least 1
   * @param seconds the mean
   */
  record Known(String construction, String task, double size, double seconds) {}

  private final List<Known> known = new ArrayList<>();

  /** Takes in what cells took that have ended. */
  void add(Known one) {
    known.add(new Known(one.construction, one.task, one.size, Math.max(SHORTEST, one.seconds)));
  }

  /**
   * Returns how long cells of the same construction suggest that one takes, in seconds; those of
   * the same task, if there are any. Empty if none has ended.
   */
  Optional<Double> ofConstruction(String construction, String task, double size) {
    List<Known> same = those(one -> one.construction.equals(construction));
    List<Known> ofTask = same.stream().filter(one -> one.task.equals(task)).toList();
    return same.isEmpty()
        ? Optional.empty()
        : Optional.of(fit(ofTask.isEmpty() ? same : ofTask, size));
  }

  /**
   * Returns how long all cells suggest, in seconds: the median of them, each scaled to the size.
   */
  Optional<Double> ofAny(double size) {
    List<Double> scaled = known.stream().map(one -> scaled(one, size, EXPONENT)).sorted().toList();
    return scaled.isEmpty() ? Optional.empty() : Optional.of(scaled.get(scaled.size() / 2));
  }

  private List<Known> those(Predicate<Known> which) {
    return known.stream().filter(which).toList();
  }

  /** From the known cell that is nearest in size, with the exponent that all of them show. */
  private static double fit(List<Known> ones, double size) {
    Known nearest =
        ones.stream()
            .min(Comparator.comparingDouble(one -> Math.abs(Math.log(one.size / size))))
            .orElseThrow();
    return scaled(nearest, size, exponent(ones));
  }

  private static double scaled(Known one, double size, double exponent) {
    return one.seconds * Math.pow(size / one.size, exponent);
  }

  /** The slope of the line through the logarithms, by least squares. */
  private static double exponent(List<Known> ones) {
    double x = ones.stream().mapToDouble(one -> Math.log(one.size)).average().orElseThrow();
    double y = ones.stream().mapToDouble(one -> Math.log(one.seconds)).average().orElseThrow();
    double xx = ones.stream().mapToDouble(one -> Math.pow(Math.log(one.size) - x, 2)).sum();
    double xy =
        ones.stream()
            .mapToDouble(one -> (Math.log(one.size) - x) * (Math.log(one.seconds) - y))
            .sum();
    return xx < 1e-9 ? EXPONENT : Math.clamp(xy / xx, 0, STEEPEST);
  }
}
