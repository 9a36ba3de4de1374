package org.superpose.constructions.pairwiseand;

/**
 * The high-influence case of Adler and Shavit: every feature has a random set of neurons, a gate
 * lives where the sets of its inputs meet, and a second layer re-encodes the outputs on a public
 * code. The same as {@link ThreeChannels} with every feature high.
 */
public final class InputChannels extends SplitConstruction {

  /** Makes the construction. */
  public InputChannels() {
    super(
        "input-channels",
        "pairwise AND where random sets of neurons of the two inputs meet, re-encoded on a public"
            + " code",
        false,
        true);
  }
}
