package org.superpose.core.truth;

import java.util.OptionalInt;

/**
 * One change that makes a network wrong on inputs that are known.
 *
 * @param kind what was changed
 * @param output the output whose threshold or row of the readout it is
 * @param neuron the neuron of the last layer that the changed weight reads; empty for thresholds
 * @param before the number that was there
 * @param after the number that is there now
 * @param wrongInputs on how many inputs it makes the output wrong
 */
public record Fault(
    Kind kind, int output, OptionalInt neuron, double before, double after, long wrongInputs) {

  /** What a fault changes. */
  public enum Kind {
    /** A threshold that is too high: the output is off on inputs where it is to be on. */
    RAISED_THRESHOLD,
    /** A threshold that is too low: the output is on on inputs where it is to be off. */
    LOWERED_THRESHOLD,
    /** A weight of the readout that is lost. */
    LOST_READOUT_WEIGHT
  }
}
