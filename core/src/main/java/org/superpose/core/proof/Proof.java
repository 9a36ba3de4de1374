package org.superpose.core.proof;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What a proof found about every input with at most v active features. */
public sealed interface Proof {

  /**
   * No output is wrong on any input.
   *
   * @param searched whether the bound alone left sets of features open that were then searched
   * @param margin the smallest distance of a score from its threshold; exact when all numbers are
   *     whole multiples of a common unit, otherwise a lower bound within rounding of it; empty if
   *     not found within the limits
   */
  record Right(boolean searched, OptionalDouble margin) implements Proof {}

  /**
   * Some output is wrong on some input.
   *
   * @param activeInputs a wrong input, ascending
   * @param output its first wrong output
   * @param smallest whether no wrong input has fewer active features or, with as many, comes first;
   *     otherwise the work limit ended the search
   * @param searched whether sets of features were searched
   * @param wrongInputs the number of wrong inputs; empty if not counted or above the limit
   * @param wrongOutputs the number of wrong outputs over all inputs; empty with {@code wrongInputs}
   * @param margin the largest distance of a wrong score from its threshold, negative; empty if not
   *     all of them were found
   */
  record Wrong(
      List<Integer> activeInputs,
      int output,
      boolean smallest,
      boolean searched,
      OptionalLong wrongInputs,
      OptionalLong wrongOutputs,
      OptionalDouble margin)
      implements Proof {

    /** Copies the active inputs. */
    public Wrong {
      activeInputs = List.copyOf(activeInputs);
    }
  }

  /**
   * The proof does not apply or was given up.
   *
   * @param reason why, a clause that can follow "unknown:"
   */
  record Undecided(String reason) implements Proof {}
}
