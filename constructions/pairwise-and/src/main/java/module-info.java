/**
 * Pairwise AND by channels of neurons, after Adler and Shavit.
 *
 * @provides org.superpose.core.construction.Construction the channel constructions
 */
module org.superpose.constructions.pairwiseand {
  requires ejml.core;
  requires ejml.dsparse;
  requires org.superpose.core;

  provides org.superpose.core.construction.Construction with
      org.superpose.constructions.pairwiseand.AdditiveChannels,
      org.superpose.constructions.pairwiseand.ChosenChannels,
      org.superpose.constructions.pairwiseand.DenseOutputChannels,
      org.superpose.constructions.pairwiseand.InputChannels,
      org.superpose.constructions.pairwiseand.MixedChannels,
      org.superpose.constructions.pairwiseand.OrientedChannels,
      org.superpose.constructions.pairwiseand.ReencodedChannels,
      org.superpose.constructions.pairwiseand.SparseOutputChannels,
      org.superpose.constructions.pairwiseand.ThreeChannels;
}
