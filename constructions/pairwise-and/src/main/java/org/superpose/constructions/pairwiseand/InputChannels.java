package org.superpose.constructions.pairwiseand;

import java.util.Optional;
import org.superpose.core.task.Problem;

/**
 * The high-influence case of Adler and Shavit: every feature has a random set of neurons, a gate
 * lives where the sets of its inputs meet, and a second layer re-encodes the outputs on a public
 * code. The same as {@link ThreeChannels} with every feature high. A hub whose partners have few
 * gates would crowd all its channels on its one set, so that its influence is limited.
 */
public final class InputChannels extends SplitConstruction {

  /** Makes the construction. */
  public InputChannels() {
    super(
        "input-channels",
        "Pairwise AND where random sets of neurons of the two inputs meet, re-encoded on a public"
            + " code.",
        false,
        true);
  }

  @Override
  Optional<String> outside(Problem problem, double split) {
    int largest = widthToReencode(problem);
    return problem.largestInfluence() > largest
        ? Optional.of(
            "a feature of influence %s has more gates than its set of neurons tells apart, at most %s are supported"
                .formatted(problem.largestInfluence(), largest))
        : Optional.empty();
  }
}
