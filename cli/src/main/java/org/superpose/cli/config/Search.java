package org.superpose.cli.config;

import org.superpose.core.statistics.SequentialTest;

/**
 * How the smallest width is searched for. A width is enough if more than a given fraction of the
 * networks of that width meet the criterion; networks of other seeds are tried one after another
 * until that is decided.
 *
 * @param success the fraction, between 0 and 1, exclusive
 * @param confidence of the decision about one width, between 1/2 and 1, exclusive
 * @param networks at most so many are tried at one width; undecided then, it is not enough
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

  @Override
  public String toString() {
    return "success=%s, confidence=%s, networks=%d, resolution=%s"
        .formatted(success, confidence, networks, resolution);
  }
}
