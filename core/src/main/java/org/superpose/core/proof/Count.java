package org.superpose.core.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.superpose.core.exact.Exactness;

/**
 * What is known of all wrong inputs.
 *
 * @param complete whether all of them are counted
 * @param first the first of them, null if there is none or none is known
 * @param inputs how many there are, empty if not counted
 * @param outputs how many outputs are wrong over all of them, empty if not counted
 * @param margin the least distance of a wrong score from its threshold, empty if not known
 */
record Count(
    boolean complete,
    WrongInput first,
    OptionalLong inputs,
    OptionalLong outputs,
    OptionalDouble margin) {

  /** Returns that there is a wrong input, and no more; null if none is known. */
  static Count notOf(WrongInput first) {
    return new Count(
        false, first, OptionalLong.empty(), OptionalLong.empty(), OptionalDouble.empty());
  }

  /** Gathers the wrong inputs of one output after the other. */
  static final class Tally {
    private final List<int[]> inputs = new ArrayList<>();
    private WrongInput first;
    private BigDecimal margin;
    private long size;

    /** Returns how many outputs are wrong so far, over all inputs. */
    long size() {
      return size;
    }

    /** Returns the first wrong input so far; null if there is none. */
    WrongInput first() {
      return first;
    }

    void add(AllWrong findings) {
      size += findings.inputs().size();
      for (int[] input : findings.inputs()) {
        inputs.add(input);
        first = WrongInput.first(first, new WrongInput(input, findings.output()));
      }
      if (findings.margin() != null) {
        margin = margin == null ? findings.margin() : margin.min(findings.margin());
      }
    }

    /** Counts inputs once that are wrong at several outputs. */
    private long distinct() {
      inputs.sort(Arrays::compare);
      long count = 0;
      for (int i = 0; i < inputs.size(); i++) {
        count += i == 0 || !Arrays.equals(inputs.get(i - 1), inputs.get(i)) ? 1 : 0;
      }
      return count;
    }

    /** Returns the count, once all outputs are added. */
    Count count(boolean exact) {
      return new Count(
          true,
          first,
          OptionalLong.of(distinct()),
          OptionalLong.of(size),
          exact && margin != null
              ? OptionalDouble.of(Exactness.distance(margin))
              : OptionalDouble.empty());
    }
  }
}
