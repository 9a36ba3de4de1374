package org.superpose.constructions.pairwiseand;

/**
 * The general case of Adler and Shavit: gates split by influence into three kinds, each with a
 * block of neurons of its own ({@link SplitChannels}), and a second layer that writes all outputs
 * onto a fresh public code ({@link Reencoding}). Any pair list, public encoder and readout, depth
 * 2, one-bit weights.
 *
 * <p>With v = 2, repair ({@link ReencodedRepair}) assigns new channels until every input is right;
 * nothing deviates from a public part, since both layers count anyway. The automatic width is 4.5
 * sqrt(m' log2 m'): all kinds of graphs, two dependency graphs with hubs of several hundred gates
 * among them, come out right on every input there, most down to three quarters of it. With v &gt; 2
 * nothing is repaired and two neurons of the first layer that count twice can stand in for a
 * channel, so that the width is four times what one layer is predicted to need.
 *
 * <p>Source: Adler and Shavit, arXiv 2409.15318, their theorem on computing pairwise ANDs of any
 * influence. Deviations: sparse binary codes in both layers; channels of a fixed size s inside the
 * meeting of two sets; sets of lines of a projective plane ({@link LineSets}), whose meetings are
 * of nearly equal size, in place of random ones; repair.
 */
public final class ThreeChannels extends SplitConstruction {

  /** Makes the construction. */
  public ThreeChannels() {
    super(
        "three-channels",
        "Pairwise AND of any pairs: three blocks of neurons by influence, re-encoded on a public"
            + " code.",
        true,
        true);
  }
}
