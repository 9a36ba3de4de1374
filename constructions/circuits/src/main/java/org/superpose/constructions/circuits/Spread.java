package org.superpose.constructions.circuits;

/**
 * A change of a sum, as whole steps of the weights in it.
 *
 * @param each the steps of every weight, with their sign
 * @param rest at how many places there is one step more
 */
record Spread(int each, long rest) {

  /**
   * Spreads an amount.
   *
   * @param amount the change, positive or negative, not 0
   * @param total what one step of all weights changes
   * @param one what one step of one weight changes, about
   * @param largest no weight is farther from 0, so that larger steps are in vain
   */
  static Spread of(long amount, long total, long one, int largest) {
    int sign = Long.signum(amount);
    long each = Math.abs(amount) / total;
    long rest = Math.ceilDiv(Math.abs(amount) - each * total, one);
    return new Spread(sign * (int) Math.min(2L * largest, each), sign * rest);
  }

  /** Returns the steps of the weight at a place. */
  int step(int place) {
    return place < Math.abs(rest) ? each + Long.signum(rest) : each;
  }
}
