package org.superpose.runner.diff;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.superpose.core.statistics.SignedRankTest;
import org.superpose.runner.result.CellResult;

/**
 * A measure of a design on a problem that changed with some seed.
 *
 * @param design the common part of the names of its cells, which differ in their seed
 * @param measure what changed
 * @param pairs the cells that are in both results: the earlier and the later result of each
 * @param changes of the measure
 * @param adjusted the p-value of the test over seeds, adjusted for the number of tests; empty where
 *     no value is better than another
 */
public record DesignChange(
    String design,
    Measure measure,
    List<Pair> pairs,
    List<CellChange> changes,
    OptionalDouble adjusted) {

  /**
   * A cell in both results.
   *
   * @param before its earlier result
   * @param after its later one
   */
  public record Pair(CellResult before, CellResult after) {}

  /** Copies the lists. */
  public DesignChange {
    pairs = List.copyOf(pairs);
    changes = List.copyOf(changes);
  }

  DesignChange adjusted(double value) {
    return new DesignChange(design, measure, pairs, changes, OptionalDouble.of(value));
  }

  /** Returns how many cells changed so. */
  public long count(Effect effect) {
    return changes.stream().filter(change -> change.effect() == effect).count();
  }

  /** Returns what the changes mean together: worse if that of one is. */
  public Effect effect() {
    return Stream.of(Effect.WORSE, Effect.BETTER)
        .filter(effect -> count(effect) > 0)
        .findFirst()
        .orElse(Effect.NEUTRAL);
  }

  /** Returns whether the change is significant over seeds. */
  public boolean isSignificant() {
    return adjusted.isPresent() && adjusted.getAsDouble() <= ResultsDiff.LEVEL;
  }

  /**
   * Returns the median of the earlier or later values of all cells, of a failure rate the largest,
   * as far as there are any.
   */
  public OptionalDouble typical(boolean later) {
    double[] values =
        pairs.stream()
            .map(pair -> measure.value(later ? pair.after() : pair.before()))
            .flatMapToDouble(OptionalDouble::stream)
            .sorted()
            .toArray();
    if (values.length == 0) {
      return OptionalDouble.empty();
    }
    int half = values.length / 2;
    return OptionalDouble.of(
        measure == Measure.FAILURE_RATE
            ? values[values.length - 1]
            : values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2);
  }

  /** Returns how many cells have the best outcome before or after, of a measure that is one. */
  public long best(boolean later) {
    return pairs.stream()
        .map(pair -> (later ? pair.after() : pair.before()).text(measure.column()))
        .filter(measure.best()::equals)
        .count();
  }

  /** Tests over seeds whether the values moved; those that are missing on one side say nothing. */
  public SignedRankTest test() {
    return SignedRankTest.of(
        pairs.stream()
            .flatMapToDouble(
                pair -> {
                  OptionalDouble before = measure.value(pair.before());
                  OptionalDouble after = measure.value(pair.after());
                  return before.isEmpty() || after.isEmpty()
                      ? Arrays.stream(new double[0])
                      : Arrays.stream(
                          new double[] {
                            measure.worsening(before.getAsDouble(), after.getAsDouble(), 0)
                          });
                })
            .toArray());
  }
}
