package org.superpose.constructions.jlrepresentation;

import org.superpose.core.design.ReadErrors;
import org.superpose.core.task.ProblemShape;

/**
 * The exact distribution of one read of random +-1 codes with n entries while v features are
 * active: the read of an inactive feature is a sum of n v fair signs, that of an active one is n
 * plus a sum of n (v - 1) fair signs.
 *
 * @param shape the problem
 * @param neurons n
 */
record SignReads(ProblemShape shape, int neurons) {

  private long offSigns() {
    return (long) neurons * shape.sparsity();
  }

  private long onSigns() {
    return (long) neurons * (shape.sparsity() - 1);
  }

  /** Returns the errors of a read against a threshold. */
  ReadErrors errors(double threshold) {
    return new ReadErrors(
        SignSum.atLeast(onSigns(), neurons - threshold), SignSum.above(offSigns(), threshold));
  }

  /** Returns the threshold halfway between the mean reads of inactive and active features. */
  double half() {
    return neurons / 2.0;
  }

  /**
   * Returns the threshold with the fewest wrong outputs expected: where a read is for the first
   * time as likely to come from one of the v active features as from one of the others. All reads
   * are even or all are odd; the threshold lies between two of them.
   */
  double best() {
    int parity = (int) (offSigns() & 1);
    long low = 0; // counts the reads below the threshold, from 1 or 2 in steps of 2
    long high = (neurons + 1L) / 2;
    while (low < high) {
      long middle = (low + high) / 2;
      if (likelierActive(2 * middle + 2 - parity)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return 2.0 * low + 1 - parity;
  }

  private boolean likelierActive(long read) {
    int on = shape.sparsity();
    return Math.log(on) + SignSum.logProbability(onSigns(), read - neurons)
        >= Math.log(shape.outputs() - on) + SignSum.logProbability(offSigns(), read);
  }
}
