package org.superpose.constructions.pairwiseand;

import org.superpose.core.design.Influences;

/** The chance that one gate is wrong, by the analysis of a construction with fixed sizes. */
interface ChannelDistribution {

  /**
   * Returns the probability that a gate which should be off is on, over the draw of public parts.
   *
   * @param endpoints how many of the gate's inputs are active, 0 or 1
   * @param influence the influence of one other active feature; further ones count as average
   * @param overlap how many neurons of the channel belong to a gate that is on; 0 if v is 1
   */
  double wronglyOn(int endpoints, double influence, int overlap);

  /** Returns the distribution of the number of neurons that two channels share. */
  double[] overlaps();

  /** Returns this distribution for a problem whose features have other influences. */
  ChannelDistribution among(Influences influences);

  /** Returns the probability that a gate which should be on is off. */
  double missed();
}
