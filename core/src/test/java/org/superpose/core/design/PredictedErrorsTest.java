package org.superpose.core.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.superpose.core.task.Criterion;

class PredictedErrorsTest {

  @Test
  void everyCriterionLooksAtItsOwnErrors() {
    assertThat(new PredictedErrors(0.01, 1, 9).meet(new Criterion.EveryInput())).isTrue();
    assertThat(new PredictedErrors(0.0101, 0, 0).meet(new Criterion.EveryInput())).isFalse();
    Criterion random = new Criterion.RandomInput(0.1, 0.95);
    assertThat(new PredictedErrors(1e9, 0.0599, 9).meet(random)).isTrue();
    assertThat(new PredictedErrors(0, 0.0601, 0).meet(random)).isFalse();
    Criterion expected = new Criterion.ExpectedWrongOutputs(2, 0.95);
    assertThat(new PredictedErrors(1e9, 1, 1.19).meet(expected)).isTrue();
    assertThat(new PredictedErrors(0, 0, 1.21).meet(expected)).isFalse();
  }

  @Test
  void whatIsNoNumberMeetsNothing() {
    PredictedErrors none = new PredictedErrors(Double.NaN, Double.NaN, Double.NaN);
    assertThat(none.meet(new Criterion.EveryInput())).isFalse();
    assertThat(none.meet(new Criterion.RandomInput(0.5, 0.95))).isFalse();
  }

  @Test
  void rejectsNegativeErrors() {
    assertThatThrownBy(() -> new PredictedErrors(0, -0.5, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("predicted errors must not be negative, were 0.0, -0.5 and 0.0");
  }
}
