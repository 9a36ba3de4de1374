package org.superpose.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * When outputs are on.
 *
 * @param relation how a score must compare with its threshold
 * @param thresholds the thresholds, one for each output or one for all
 */
record Condition(Relation relation, Offset thresholds) {

  /** How a threshold changes when it moves before an operation. */
  @FunctionalInterface
  interface Move {
    Rational apply(Rational threshold) throws IOException;
  }

  Condition not() {
    return new Condition(relation.not(), thresholds);
  }

  /** Returns the condition on the negatives of the scores. */
  Condition mirrored(int outputs) throws IOException {
    return new Condition(relation.mirrored(), moved(outputs, Rational::negated).thresholds());
  }

  /** Returns the condition with every threshold moved. */
  Condition moved(int outputs, Move move) throws IOException {
    List<Rational> moved = new ArrayList<>();
    for (Rational threshold : thresholds.numbers(outputs)) {
      moved.add(move.apply(threshold));
    }
    return new Condition(relation, new Offset.Exact(moved));
  }
}
