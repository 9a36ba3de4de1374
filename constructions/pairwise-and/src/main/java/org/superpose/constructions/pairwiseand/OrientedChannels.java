package org.superpose.constructions.pairwiseand;

/**
 * Channels by influence in one hidden layer, for any pair list: {@link SplitChannels} assigns them,
 * {@link ChannelRepair} (v = 2) moves them until every input is right. The readout depends on the
 * pairs: every row that deviates from the public assignment is counted in the parameter bits.
 *
 * <p>Alphabet, bias and readout are those of {@link SparseOutputChannels}. Cost: as there. Right on
 * every input, for v = 2, whenever repair ends without a remaining gate, which is what the
 * automatic width allows for.
 */
public final class OrientedChannels extends SplitConstruction {

  /** Makes the construction. */
  public OrientedChannels() {
    super(
        "oriented-channels",
        "Pairwise AND of any pairs in one layer: channels inside the neurons of hubs, deviations"
            + " counted.",
        true,
        false);
  }
}
