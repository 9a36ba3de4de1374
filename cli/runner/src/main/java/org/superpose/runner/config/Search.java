package org.superpose.runner.config;

import org.superpose.core.statistics.SequentialTest;

/**
 * How the smallest width is searched for. A width is enough if more than a given fraction of the
 * networks of that width meet the criterion; networks of other seeds are tried one after another
 * until that is decided, or there were as many as allowed.
 *
 * @param success the fraction, between 0 and 1, exclusive
 * @param confidence of the decision about one width, between 1/2 and 1, exclusive
 * @param networks the most that are tried at one width; undecided then, it is not enough
 * @param resolution how near the width found is to one that is not enough, relative to it
 */
public record Search(double success, double confidence, int networks, double resolution) {

  /** Returns the defaults: half the networks, 95 %, 25 networks a width, one percent. */
  public static Search standard() {
    return new Search(0.5, 0.95, 25, 0.01);
  }

  /** Returns the test of one width. */
  public SequentialTest test() {
    return SequentialTest.around(success, confidence);
  }

  /**
   * Returns the confidence that the decision about one width really has: as asked for, or less if
   * so few networks are allowed that many widths with enough right networks would be given up
   * undecided. Computed exactly, at the two ends of what the test is indifferent to, where it errs
   * most: with more right networks it says oftener that a width is enough.
   */
  public double confidenceHeld() {
    SequentialTest test = test();
    double taken = test.after(networks, test.low()).high();
    double given = 1 - test.after(networks, test.high()).high();
    return Math.min(confidence, 1 - Math.max(taken, given));
  }

  @Override
  public String toString() {
    return "success=%s, confidence=%s, networks=%s, resolution=%s"
        .formatted(success, confidence, networks, resolution);
  }
}
