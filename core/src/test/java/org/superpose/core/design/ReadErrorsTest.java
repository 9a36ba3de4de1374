package org.superpose.core.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.ProblemShape;

class ReadErrorsTest {

  private static final ProblemShape SHAPE = new ProblemShape("test", 10, 10, 2, 0, 0);

  @Test
  void combinesReadsAsIndependent() {
    // By hand: 1 - 0.9^2 * 0.99^8 and 2 * 0.1 + 8 * 0.01.
    ReadErrors errors = new ReadErrors(0.1, 0.01);
    assertThat(errors.failure(SHAPE)).isCloseTo(0.252576798, within(1e-9));
    assertThat(errors.expectedWrongOutputs(SHAPE)).isCloseTo(0.28, within(1e-12));
  }

  @Test
  void surviveTheExtremes() {
    assertThat(new ReadErrors(0, 0).failure(SHAPE)).isZero();
    assertThat(new ReadErrors(1, 1).failure(SHAPE)).isOne();
    ProblemShape allActive = new ProblemShape("test", 2, 2, 2, 0, 0);
    assertThat(new ReadErrors(0, 1).failure(allActive)).isZero();
    assertThat(new ReadErrors(0, 1e-20).failure(SHAPE)).isCloseTo(8e-20, within(1e-30));
  }

  @Test
  void everyInputCountsAllInputs() {
    // By hand: 1 + 10 + 45 = 56 inputs, so one read may cost 0.01 / 56 wrong outputs on average.
    double limit = 0.01 / 56;
    Criterion criterion = new Criterion.EveryInput();
    assertThat(new ReadErrors(0, 0.999 * limit / 8).meet(criterion, SHAPE)).isTrue();
    assertThat(new ReadErrors(0, 1.001 * limit / 8).meet(criterion, SHAPE)).isFalse();
    assertThat(new ReadErrors(0, 0).meet(criterion, SHAPE)).isTrue();
  }

  @Test
  void statisticalCriteriaKeepSomeInReserve() {
    // By hand: 0.2526 / 0.6 = 0.421 and 0.28 / 0.6 = 0.467.
    ReadErrors errors = new ReadErrors(0.1, 0.01);
    assertThat(errors.meet(new Criterion.RandomInput(0.43, 0.99), SHAPE)).isTrue();
    assertThat(errors.meet(new Criterion.RandomInput(0.42, 0.99), SHAPE)).isFalse();
    assertThat(errors.meet(new Criterion.ExpectedWrongOutputs(0.47, 0.99), SHAPE)).isTrue();
    assertThat(errors.meet(new Criterion.ExpectedWrongOutputs(0.46, 0.99), SHAPE)).isFalse();
  }

  @Test
  void normalNoiseGivesTails() {
    ReadErrors errors = ReadErrors.normal(0, 1);
    assertThat(errors.missed()).isEqualTo(0.5);
    // Table of the normal distribution.
    assertThat(errors.spurious()).isCloseTo(0.158655254, within(1e-9));
  }

  @Test
  void rejectsWhatIsNoProbability() {
    assertThatThrownBy(() -> new ReadErrors(-0.1, 0))
        .hasMessage("not probabilities: missed -0.1, spurious 0.0");
  }
}
