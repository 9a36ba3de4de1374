package org.superpose.constructions.pairwiseand;

import java.util.Locale;
import java.util.Optional;
import org.superpose.core.task.Problem;

/**
 * The mixed case of Adler and Shavit: every gate has one input of high and one of low influence,
 * and its channel is drawn from the neurons of the high one; a second layer re-encodes the outputs
 * on a public code. The same as {@link ThreeChannels} where no other gates exist.
 */
public final class MixedChannels extends SplitConstruction {

  /** Makes the construction. */
  public MixedChannels() {
    super(
        "mixed-channels",
        "Pairwise AND of a hub with a feature of low influence, re-encoded on a public code.",
        true,
        true);
  }

  @Override
  Optional<String> outside(Problem problem, double split) {
    for (int output = 0; output < problem.outputs(); output++) {
      int first = problem.influence(problem.input(output, 0));
      int second = problem.influence(problem.input(output, 1));
      if (first > split == second > split) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "needs one input above and one not above influence %.1f, output %s has influences"
                    + " %s and %s",
                split,
                output,
                first,
                second));
      }
    }
    return Optional.empty();
  }
}
