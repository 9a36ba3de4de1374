package org.superpose.constructions.pairwiseand;

/**
 * The general case of Adler and Shavit: gates split by influence into three kinds, each with a
 * block of neurons of its own ({@link SplitChannels}), and a second layer that writes all outputs
 * onto a fresh public code ({@link Reencoding}). Any pair list, public encoder and readout, depth
 * 2, one-bit weights.
 *
 * <p>Repair leaves no wrong channel in the first layer; what remains wrong comes from channels that
 * fire almost wholly and are completed by others in the second layer. At the automatic width, four
 * times that of {@link OrientedChannels}, uniform, star and bipartite pair lists come out right on
 * every input, while dense clusters of hubs (power-law, complete) leave some gates that switch
 * others on.
 *
 * <p>Source: Adler and Shavit, arXiv 2409.15318, their theorem on computing pairwise ANDs of any
 * influence. Deviations: sparse binary codes in both layers; channels of a fixed size s inside the
 * meeting of two random sets; repair of the first layer, free here since both layers count anyway.
 */
public final class ThreeChannels extends SplitConstruction {

  /** Makes the construction. */
  public ThreeChannels() {
    super(
        "three-channels",
        "pairwise AND of any pairs: three blocks of neurons by influence, re-encoded on a public"
            + " code",
        true,
        true);
  }
}
