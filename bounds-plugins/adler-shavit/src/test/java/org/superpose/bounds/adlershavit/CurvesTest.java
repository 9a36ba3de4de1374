package org.superpose.bounds.adlershavit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.bound.BoundResult.Direction;

class CurvesTest {

  private static final Offset<Double> ROUNDING = within(1e-9);

  // By hand, at powers of two.
  static Stream<Arguments> laws() {
    return Stream.of(
        Arguments.of(new AdlerShavitNeuronsLower(), Requests.of("permutation", 65_536), 1024),
        Arguments.of(new AdlerShavitParametersLower(), Requests.of("pairwise-and", 1024), 10_240),
        Arguments.of(new AdlerShavitNeuronsUpper(), Requests.of("pairwise-and", 1024), 320),
        Arguments.of(new AdlerShavitParametersUpper(), Requests.of("pairwise-and", 1024), 102_400),
        Arguments.of(new AdlerShavitCapacity(), Requests.of("pairwise-and", 7, 256), 8192),
        Arguments.of(new HanniNeuronsUpper(), Requests.of("pairwise-and", 4096), 256));
  }

  @ParameterizedTest
  @MethodSource("laws")
  void drawsTheStatedLaw(Bound bound, BoundRequest request, double expected) {
    BoundResult.Value value = (BoundResult.Value) bound.evaluate(request);
    assertThat(value.value()).isCloseTo(expected, ROUNDING);
    assertThat(value.direction()).isEqualTo(Direction.REFERENCE);
    assertThat(value.assumptions().getFirst()).contains("constant set to 1");
  }

  @Test
  void saysWhereTheUniversalCircuitIsVacuous() {
    assertThat(new HanniNeuronsUpper().evaluate(Requests.of("pairwise-and", 64)).toString())
        .contains("vacuous below about 5,500 neurons");
  }
}
