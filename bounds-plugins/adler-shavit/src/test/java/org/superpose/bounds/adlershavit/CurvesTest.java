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
import org.superpose.core.task.Gate;

class CurvesTest {

  private static final Offset<Double> ROUNDING = within(1e-9);

  // By hand, at powers of two.
  static Stream<Arguments> formulas() {
    return Stream.of(
        Arguments.of(new AdlerShavitNeuronsLower(), Requests.of("permutation", 65_536), 1024),
        Arguments.of(new AdlerShavitParametersLower(), Requests.of("pairwise-and", 1024), 10_240),
        Arguments.of(new AdlerShavitNeuronsUpper(), Requests.of("pairwise-and", 1024), 320),
        Arguments.of(new AdlerShavitParametersUpper(), Requests.of("pairwise-and", 1024), 102_400),
        Arguments.of(new AdlerShavitCapacity(), Requests.of("pairwise-and", 7, 256), 8192),
        Arguments.of(new HanniNeuronsUpper(), Requests.of("pairwise-and", 4096), 256));
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void drawsTheStatedFormula(Bound bound, BoundRequest request, double expected) {
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

  // A task of another project, known by its outputs only; by hand: 3 * log2 3, m^(2/3) = 4.
  @Test
  void asksAProblemWhatItsOutputsAreAndNotWhatItsTaskIsCalled() {
    int[][] pairs = {{0, 1}, {1, 2}, {6, 7}};
    assertThat(new AdlerShavitParametersLower().evaluate(Requests.untold(Gate.XOR, 8, pairs)))
        .isInstanceOfSatisfying(
            BoundResult.Value.class,
            value -> assertThat(value.value()).isCloseTo(4.754887502163468, ROUNDING));
    assertThat(new HanniNeuronsUpper().evaluate(Requests.untold(Gate.AND, 8, pairs)))
        .isInstanceOfSatisfying(
            BoundResult.Value.class, value -> assertThat(value.value()).isCloseTo(4, ROUNDING));
  }

  static Stream<BoundRequest> notPairwise() {
    return Stream.of(
        Requests.untold(8),
        Requests.untold(Gate.AND, 8, new int[][] {{0, 1}, {1, 2, 3}}),
        Requests.untold(Gate.AND, 8, new int[][] {{0, 1}, {1, 0}}), // the same output twice
        Requests.untold(Gate.AND_NOT, 8, new int[][] {{0, 1}, {1, 2}}),
        Requests.of("pairwise-and-not", 8),
        Requests.of("k-way-and", 8),
        Requests.of("permutation", 8));
  }

  @ParameterizedTest
  @MethodSource("notPairwise")
  void doesNotSpeakOfOtherOutputs(BoundRequest request) {
    assertThat(new AdlerShavitNeuronsUpper().evaluate(request))
        .isInstanceOfSatisfying(
            BoundResult.NotApplicable.class,
            no ->
                assertThat(no.reason())
                    .isEqualTo("the theorem does not cover " + request.shape().task()));
  }
}
