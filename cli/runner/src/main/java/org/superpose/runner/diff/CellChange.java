package org.superpose.runner.diff;

import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.superpose.runner.result.CellResult;

/**
 * A value of a cell that changed.
 *
 * @param before the earlier result of the cell
 * @param after the later one
 * @param measure in what they differ
 * @param effect what that means
 */
public record CellChange(CellResult before, CellResult after, Measure measure, Effect effect) {

  /**
   * Finds the changes of a cell. What networks cost is compared only where both do equally well,
   * with as many outputs: one that is smaller and wrong is not better.
   */
  static Stream<CellChange> of(CellResult before, CellResult after, double tolerance) {
    if (!differs(Measure.STATUS, before, after)) {
      boolean alike =
          !differs(Measure.CRITERION_MET, before, after)
              && before.cell().outputs() == after.cell().outputs();
      return Stream.of(Measure.values())
          .filter(measure -> differs(measure, before, after))
          .map(
              measure ->
                  new CellChange(
                      before,
                      after,
                      measure,
                      alike || !measure.isCost()
                          ? effect(measure, before, after, tolerance)
                          : Effect.NEUTRAL));
    }
    return Stream.of(
        new CellChange(
            before, after, Measure.STATUS, effect(Measure.STATUS, before, after, tolerance)));
  }

  /** Values are compared as they are, so that no rounding hides a change. */
  private static boolean differs(Measure measure, CellResult before, CellResult after) {
    return !before.get(measure.column()).equals(after.get(measure.column()));
  }

  private static Effect effect(
      Measure measure, CellResult before, CellResult after, double tolerance) {
    OptionalDouble old = measure.value(before);
    OptionalDouble now = measure.value(after);
    return old.isEmpty() || now.isEmpty()
        ? Effect.NEUTRAL
        : Effect.of(measure.worsening(old.getAsDouble(), now.getAsDouble(), tolerance));
  }
}
