package org.superpose.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.superpose.core.random.Seed;

class GroupedBootstrapTest {

  private static final Seed SEED = new Seed(1_993);

  /** Efron and Tibshirani (1993), table 2.1: survival of mice in days, treatment and control. */
  private static final double[] TREATED = {94, 197, 16, 38, 99, 141, 23};

  private static final double[] CONTROL = {52, 104, 146, 10, 51, 30, 40, 27, 46};

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0));
  }

  @Test
  void theStandardErrorsOfTheMiceAreThePublishedOnes() {
    GroupedBootstrap mice = new GroupedBootstrap(new double[][] {TREATED, CONTROL}, 20_000, SEED);

    // Table 2.1: estimated standard errors 25.24, 14.14, and 28.93 of the difference of 30.63.
    assertThat(deviation(mice.replicates(groups -> mean(groups[0])))).isCloseTo(25.24, within(0.4));
    assertThat(deviation(mice.replicates(groups -> mean(groups[1])))).isCloseTo(14.14, within(0.3));
    double[] differences = mice.replicates(groups -> mean(groups[0]) - mean(groups[1]));
    assertThat(mean(differences)).isCloseTo(30.63, within(0.8));
    assertThat(deviation(differences)).isCloseTo(28.93, within(0.5));
  }

  @Test
  void anIntervalLeavesOutEqualTails() {
    GroupedBootstrap mice = new GroupedBootstrap(new double[][] {TREATED}, 999, SEED);
    double[] sorted = mice.replicates(groups -> mean(groups[0]));

    // By hand: 2.5 % of 1,000 gaps is the 25th smallest and the 25th largest.
    assertThat(mice.interval(groups -> mean(groups[0]), 0.95))
        .containsExactly(sorted[24], sorted[974]);
  }

  @Test
  void groupsOfOneAreRefused() {
    assertThatThrownBy(() -> new GroupedBootstrap(new double[][] {{1}}, 10, SEED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("every group needs two observations or more");
    assertThatThrownBy(() -> new GroupedBootstrap(new double[][] {TREATED}, 0, SEED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("replicates must be positive, was 0");
  }
}
