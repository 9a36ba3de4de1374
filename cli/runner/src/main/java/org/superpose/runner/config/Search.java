package org.superpose.runner.config;

import java.util.List;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
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

  static final Keys<Search> KEYS =
      new Keys<>(
          List.of(
              Key.between(
                  Parameter.real(
                          "success",
                          0,
                          1,
                          "a width is enough if more than this fraction of networks is right")
                      .withDefault(0.5),
                  Search::success),
              Key.between(
                  Parameter.real(
                          "confidence",
                          0.5,
                          1,
                          "of the decision about each width, from as few networks as it takes")
                      .withDefault(0.95),
                  Search::confidence),
              Key.of(
                  Parameter.integer(
                          "networks",
                          1,
                          1_000_000,
                          "a width that is undecided after this number is not enough")
                      .withDefault(25),
                  Search::networks),
              Key.between(
                  Parameter.real(
                          "resolution",
                          0,
                          1,
                          "stop this close to a width that is not enough, relative to it")
                      .withDefault(0.01),
                  Search::resolution)));

  static Search of(Settings given) {
    return new Search(
        given.real("success"),
        given.real("confidence"),
        given.integer("networks"),
        given.real("resolution"));
  }

  /** Returns the defaults: half the networks, 95 %, 25 networks a width, one percent. */
  public static Search standard() {
    return of(KEYS.standard());
  }

  /** Returns the test of one width. */
  public SequentialTest test() {
    return SequentialTest.around(success, confidence);
  }

  /**
   * Returns the confidence that the decision about one width really has: as requested, or less if
   * the allowed networks are too few and many widths with enough right networks would be given up
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
