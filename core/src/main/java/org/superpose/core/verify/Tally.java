package org.superpose.core.verify;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.NullUnmarked;

/** What many inputs showed. Tallies of parts add up to the same whole in any order. */
@NullUnmarked
final class Tally {

  private final Consumer<int[]> listener; // is told of the active features of every wrong input
  private long inputs;
  private long wrongInputs;
  private long wrongOutputs;
  private double margin = Double.POSITIVE_INFINITY;
  private int[] smallest; // the active features of the smallest wrong input, null if none

  Tally() {
    this(_ -> {});
  }

  /**
   * Makes a tally that passes on what it counts.
   *
   * @param listener takes the active features of every wrong input that a judge has judged
   */
  Tally(Consumer<int[]> listener) {
    this.listener = listener;
  }

  /** Adds the input that a judge has just judged. */
  void add(InputJudge judge) {
    inputs++;
    margin = Math.min(margin, judge.margin());
    if (judge.wrong() > 0) {
      wrongInputs++;
      wrongOutputs += judge.wrong();
      listener.accept(judge.active());
      if (smallest == null || judge.size() <= smallest.length) {
        smallest = smaller(smallest, judge.active());
      }
    }
  }

  /** Adds the inputs of another tally. */
  void add(Tally other) {
    inputs += other.inputs;
    wrongInputs += other.wrongInputs;
    wrongOutputs += other.wrongOutputs;
    margin = Math.min(margin, other.margin);
    smallest = smaller(smallest, other.smallest);
  }

  /** Fewest features first, then in lexicographic order. */
  private static int[] smaller(int[] a, int[] b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    if (a.length != b.length) {
      return a.length < b.length ? a : b;
    }
    return Arrays.compare(a, b) <= 0 ? a : b;
  }

  long inputs() {
    return inputs;
  }

  long wrongInputs() {
    return wrongInputs;
  }

  long wrongOutputs() {
    return wrongOutputs;
  }

  /** Returns the smallest distance of a score from its threshold; infinite without inputs. */
  double margin() {
    return margin;
  }

  /** Returns the active features of the smallest wrong input, or null if none was wrong. */
  int[] smallest() {
    return smallest;
  }
}
