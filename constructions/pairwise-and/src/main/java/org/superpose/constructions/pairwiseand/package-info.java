/** Pairwise AND in superposition: every gate computes on a channel of a few shared neurons. */
package org.superpose.constructions.pairwiseand;
