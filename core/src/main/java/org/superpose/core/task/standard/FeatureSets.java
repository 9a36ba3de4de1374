package org.superpose.core.task.standard;

import java.math.BigInteger;
import java.nio.IntBuffer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.superpose.core.random.RandomStream;
import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.SetList;
import org.superpose.core.settings.Settings;

/**
 * The sets of equally many features that settings ask for: checked, but not drawn yet.
 *
 * @param features m
 * @param size k, the features of a set
 * @param outputs m', the number of sets
 * @param all C(m, k)
 */
record FeatureSets(int features, int size, int outputs, BigInteger all) {

  static final String ARITY = "arity";
  private static final String OUTPUTS = "outputs";
  private static final String GIVEN = "sets";

  /** Returns the setting for the number of features of a set, which is usually 3. */
  static Parameter sizeSetting(int largest) {
    return Parameter.integer(ARITY, 2, largest, "the features of each set, k").withDefault(3L);
  }

  /** Returns the setting for the number of sets. */
  static Parameter countSetting() {
    return Parameter.integer(
            OUTPUTS,
            1,
            Sizes.LARGEST,
            "the number of sets, m'; left out: equal to the number of features")
        .orWord("features");
  }

  /** Returns the setting for the user's own sets. */
  static Parameter givenSetting() {
    return Parameter.sets(
        GIVEN,
        "the sets, a set a line: the edges of a hypergraph, hubs included; sizes follow from them."
            + " Left out: drawn at random");
  }

  /** Returns the user's own sets. */
  static Optional<SetList> given(Settings settings) {
    return settings.find(GIVEN).map(SetList.class::cast);
  }

  private static void requireAgreement(Settings settings, SetList given) {
    requireAgreement("features", settings.integer("features"), given.features(), true);
    requireAgreement(ARITY, settings.integer(ARITY), given.size(), false);
    requireAgreement(
        OUTPUTS, settings.findInteger(OUTPUTS).orElse(given.count()), given.count(), false);
  }

  private static void requireAgreement(String name, int value, int given, boolean mayBeMore) {
    if (value < given || (value > given && !mayBeMore)) {
      throw new InvalidSettingException(
          name, "is %s, but the given sets have %s".formatted(value, given));
    }
  }

  /**
   * Checks the settings against each other.
   *
   * @throws InvalidSettingException if there are not as many features or different sets
   */
  static FeatureSets of(Settings settings) {
    int features = settings.integer("features");
    int size = settings.integer(ARITY);
    Optional<SetList> given = given(settings);
    given.ifPresent(sets -> requireAgreement(settings, sets));
    if (size > features) {
      throw new InvalidSettingException(
          ARITY, "is %s, but there are only %s features".formatted(size, features));
    }
    int outputs = settings.findInteger(OUTPUTS).orElse(given.map(SetList::count).orElse(features));
    BigInteger all = BigInteger.ONE;
    for (int i = 0; i < size; i++) {
      all = all.multiply(BigInteger.valueOf(features - i)).divide(BigInteger.valueOf(i + 1L));
    }
    if (all.compareTo(BigInteger.valueOf(outputs)) < 0) {
      throw new InvalidSettingException(
          OUTPUTS,
          "is %s, but %s features have only %s different sets of %s"
              .formatted(outputs, features, all, size));
    }
    return new FeatureSets(features, size, outputs, all);
  }

  /** Draws the sets, every list of different ones equally likely: {@code [outputs][size]}. */
  int[][] draw(RandomStream random) {
    Set<IntBuffer> seen = HashSet.newHashSet(outputs);
    int[][] sets = new int[outputs][];
    for (int output = 0; output < outputs; ) {
      int[] set = random.subset(size, features);
      if (seen.add(IntBuffer.wrap(set))) {
        sets[output++] = set;
      }
    }
    return sets;
  }
}
