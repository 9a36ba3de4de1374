package org.superpose.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.statistics.Replicates.Interval;
import org.superpose.core.statistics.Replicates.Misfit;
import org.superpose.core.statistics.Replicates.Reading;

class ReplicatesTest {

  private static final Seed SEED = new Seed(20_261_126);
  private static final int RUNS = 3_000;
  private static final double CONFIDENCE = 0.99;

  /** Noise of mean 0 and deviation 1. */
  enum Noise {
    NORMAL,
    EXPONENTIAL,
    EXPONENTIAL_DOWN,
    UNIFORM;

    double draw(RandomStream random) {
      return switch (this) {
        case NORMAL -> random.nextGaussian();
        case EXPONENTIAL -> -Math.log1p(-random.nextDouble()) - 1;
        case EXPONENTIAL_DOWN -> 1 + Math.log1p(-random.nextDouble());
        case UNIFORM -> Math.sqrt(12) * (random.nextDouble() - 0.5);
      };
    }
  }

  private static Reading exactly(double value) {
    return new Reading(value, value, value);
  }

  private static Replicates groups(int groups, int count, Noise noise, RandomStream random) {
    List<List<Reading>> drawn = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      List<Reading> readings = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        readings.add(exactly(noise.draw(random)));
      }
      drawn.add(readings);
    }
    return new Replicates(drawn);
  }

  /** Refuses a number of misses that the claimed confidence makes all but impossible. */
  private static void assertCovers(String what, int misses) {
    assertThat(ClopperPearson.interval(misses, RUNS, 0.9999).low())
        .as("%s: missed %d of %d", what, misses, RUNS)
        .isLessThanOrEqualTo(1 - CONFIDENCE);
  }

  @ParameterizedTest
  @CsvSource({
    "3,2,NORMAL", "3,3,NORMAL", "5,2,NORMAL", "7,5,NORMAL",
    "3,2,EXPONENTIAL", "3,3,EXPONENTIAL", "3,5,EXPONENTIAL", "5,2,EXPONENTIAL",
    "7,3,EXPONENTIAL", "7,5,EXPONENTIAL", "3,2,EXPONENTIAL_DOWN", "5,3,EXPONENTIAL_DOWN",
    "3,2,UNIFORM", "6,3,UNIFORM"
  })
  void intervalsAndTheTestOfTheModelErrAsRarelyAsTheySay(int groups, int count, Noise noise) {
    RandomStream random = SEED.derive(groups + " " + count + " " + noise).stream();
    int[] counts = new int[groups];
    Arrays.fill(counts, count);
    double[] x = new double[groups];
    Arrays.setAll(x, i -> 6 + i);
    LineWeights line = LineWeights.of(x, counts);
    double[][] statistics = {LineWeights.mean(counts), line.slope(), line.at(0), line.at(20)};
    double[][] constant = new double[groups][];
    Arrays.fill(constant, LineWeights.mean(counts));
    double[][] straight = Arrays.stream(x).mapToObj(line::at).toArray(double[][]::new);
    int[] misses = new int[6];
    for (int run = 0; run < RUNS; run++) {
      Replicates drawn = groups(groups, count, noise, random);
      for (int i = 0; i < statistics.length; i++) {
        Interval interval = drawn.interval(statistics[i], CONFIDENCE);
        misses[i] += interval.low() > 0 || interval.high() < 0 ? 1 : 0;
      }
      misses[4] += drawn.misfit(constant, 1, CONFIDENCE).contradicts() ? 1 : 0;
      misses[5] += drawn.misfit(straight, 2, CONFIDENCE).contradicts() ? 1 : 0;
    }
    List<String> names = List.of("mean", "slope", "intercept", "beyond", "level", "line");
    for (int i = 0; i < misses.length; i++) {
      assertCovers(names.get(i), misses[i]);
    }
  }

  // By hand: within groups 4 squares of 1, 2 degrees of freedom, so s = sqrt(2); t at 0.975 of two
  // degrees is 6.2053 (t = sqrt(2) q / sqrt(1 - q^2) at q = 0.975); weights of 1/2 for each group
  // are 1/4 for each reading, of norm 1/2. Slopes have no term of skewness.
  @Test
  void theSlopeOfTwoPairsHasAClosedForm() {
    List<Reading> low = List.of(exactly(9), exactly(11));
    List<Reading> high = List.of(exactly(19), exactly(21));
    double t = Math.sqrt(2) * 0.975 / Math.sqrt(1 - 0.975 * 0.975);

    Interval interval = new Replicates(List.of(low, high)).interval(new double[] {-0.5, 0.5}, 0.95);

    assertThat(interval.low()).isCloseTo(5 - Math.sqrt(2) * t / 2, within(1e-9));
    assertThat(interval.high()).isCloseTo(5 + Math.sqrt(2) * t / 2, within(1e-9));
  }

  // By hand: three groups at 0, 0 and 3, mean 1, sum of squares 2 (1 + 1 + 4) = 12 with two degrees
  // of freedom; within them 6 squares of 0.01 with three; F at 0.9 for (2, 3) is 5.4624 (tables).
  @Test
  void misfitIsFishersRatio() {
    List<List<Reading>> groups = new ArrayList<>();
    for (double center : new double[] {0, 0, 3}) {
      groups.add(List.of(exactly(center - 0.1), exactly(center + 0.1)));
    }
    double[][] level = new double[3][];
    Arrays.fill(level, LineWeights.mean(new int[] {2, 2, 2}));

    Misfit misfit = new Replicates(groups).misfit(level, 1, 0.8);

    assertThat(misfit.distance()).isCloseTo(Math.sqrt(6), within(1e-12));
    assertThat(misfit.explained()).isCloseTo(Math.sqrt(0.02 * 5.4624), within(1e-4));
    assertThat(misfit.contradicts()).isTrue();
  }

  @Test
  void equalReadingsOfRoundedNumbersDoNotMakeTheMeanCertain() {
    Reading three = new Reading(3, 2.5, 3.5);
    Replicates rounded = new Replicates(List.of(List.of(three, three), List.of(three, three)));
    Interval mean = rounded.interval(new double[] {0.5, 0.5}, CONFIDENCE);

    assertThat(mean.low()).isLessThan(2.5);
    assertThat(mean.high()).isGreaterThan(3.5);
    // 2.5 and 3.5 may both have been read as 3.
    double[][] level = {{0.5, 0.5}, {0.5, 0.5}};
    Reading four = new Reading(4, 3.5, 4.5);
    Replicates apart = new Replicates(List.of(List.of(three, three), List.of(four, four)));
    assertThat(apart.misfit(level, 1, CONFIDENCE).contradicts()).isFalse();
  }

  @Test
  void rejectsSingleObservationsAndImpossibleReadings() {
    assertThatThrownBy(() -> new Replicates(List.of(List.of(exactly(1)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("every group needs two observations or more");
    assertThatThrownBy(() -> new Replicates(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Reading(3, 3.5, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3.0 is not between 3.5 and 4.0");
  }
}
