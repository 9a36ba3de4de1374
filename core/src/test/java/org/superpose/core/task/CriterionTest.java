package org.superpose.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CriterionTest {

  @Test
  void printsKindAndLimits() {
    assertThat(new Criterion.EveryInput()).hasToString("every-input");
    assertThat(new Criterion.RandomInput(0.01, 0.99))
        .hasToString("random-input(failure=0.01, confidence=0.99)");
    assertThat(new Criterion.ExpectedWrongOutputs(2, 0.9))
        .hasToString("expected-wrong-outputs(limit=2.0, confidence=0.9)");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 0, 1, 1.5, Double.NaN})
  void rejectsWhatIsNoProbability(double value) {
    assertThatThrownBy(() -> new Criterion.RandomInput(value, 0.9))
        .hasMessage("failure must be between 0 and 1, was " + value);
    assertThatThrownBy(() -> new Criterion.RandomInput(0.1, value))
        .hasMessage("confidence must be between 0 and 1, was " + value);
    assertThatThrownBy(() -> new Criterion.ExpectedWrongOutputs(1, value))
        .hasMessage("confidence must be between 0 and 1, was " + value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 0, Double.NaN, Double.POSITIVE_INFINITY})
  void rejectsLimitsThatAreNotPositive(double limit) {
    assertThatThrownBy(() -> new Criterion.ExpectedWrongOutputs(limit, 0.9))
        .hasMessage("limit must be positive and finite, was " + limit);
  }
}
