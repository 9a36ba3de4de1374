package org.superpose.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class ParameterTest {

  private static final Parameter SIZE = Parameter.integer("size", 1, 9, "how large");
  private static final Parameter WIDTH = Parameter.integer("width", 1, 9, "").orWord("auto");
  private static final Parameter SCALE = Parameter.real("scale", -0.5, 2, "how much");
  private static final Parameter LOUD = Parameter.flag("loud", false, "whether to shout");
  private static final Parameter CODE = Parameter.word("code", List.of("dense", "sparse"), "which");
  private static final Parameter GRAPH = Parameter.graph("graph", List.of("star", "ring"), "which");
  private static final EdgeList EDGES = EdgeList.of(List.of(new int[] {0, 1}));

  @SuppressWarnings("unused") // named by the parameterized test
  private static final List<Arguments> ACCEPTED =
      List.of(
          Arguments.of(SIZE, 1, 1L),
          Arguments.of(SIZE, 9L, 9L),
          Arguments.of(WIDTH, "auto", "auto"),
          Arguments.of(WIDTH, 3, 3L),
          Arguments.of(SCALE, 2, 2.0),
          Arguments.of(SCALE, -0.5, -0.5),
          Arguments.of(SCALE, 1.5f, 1.5),
          Arguments.of(LOUD, true, true),
          Arguments.of(CODE, "sparse", "sparse"),
          Arguments.of(GRAPH, "ring", "ring"),
          Arguments.of(GRAPH, EDGES, EDGES));

  @SuppressWarnings("unused") // named by the parameterized test
  private static final List<Arguments> REJECTED =
      List.of(
          Arguments.of(SIZE, 0, "'0' is not allowed; allowed: a whole number from 1 to 9"),
          Arguments.of(SIZE, 10L, "'10' is not allowed; allowed: a whole number from 1 to 9"),
          Arguments.of(SIZE, 2.0, "'2.0' is not allowed; allowed: a whole number from 1 to 9"),
          Arguments.of(SIZE, "auto", "'auto' is not allowed; allowed: a whole number from 1 to 9"),
          Arguments.of(
              SIZE,
              BigInteger.TWO.pow(64),
              "'18446744073709551616' is not allowed; allowed: a whole number from 1 to 9"),
          Arguments.of(
              WIDTH, "big", "'big' is not allowed; allowed: a whole number from 1 to 9 or auto"),
          Arguments.of(SCALE, 2.1, "'2.1' is not allowed; allowed: a number from -0.5 to 2"),
          Arguments.of(SCALE, Double.NaN, "'NaN' is not allowed; allowed: a number from -0.5 to 2"),
          Arguments.of(SCALE, "1", "'1' is not allowed; allowed: a number from -0.5 to 2"),
          Arguments.of(
              Parameter.real("rate", 0, Double.POSITIVE_INFINITY, ""),
              Double.POSITIVE_INFINITY,
              "'Infinity' is not allowed; allowed: a number of at least 0"),
          Arguments.of(
              Parameter.integer("shift", Long.MIN_VALUE, 5, ""),
              6,
              "'6' is not allowed; allowed: a whole number of at most 5"),
          Arguments.of(LOUD, "yes", "'yes' is not allowed; allowed: true or false"),
          Arguments.of(CODE, "dens", "'dens' is not allowed; allowed: one of dense, sparse"),
          Arguments.of(CODE, 1, "'1' is not allowed; allowed: one of dense, sparse"),
          Arguments.of(
              GRAPH,
              "wheel",
              "'wheel' is not allowed; allowed: one of star, ring or {file: PAIRS.csv}"));

  @ParameterizedTest
  @FieldSource("ACCEPTED")
  void bringsValuesToTheTypeOfTheKind(Parameter parameter, Object given, Object held) {
    assertThat(parameter.check(given)).isEqualTo(held);
  }

  @ParameterizedTest
  @FieldSource("REJECTED")
  void saysWhatIsAllowed(Parameter parameter, Object given, String message) {
    assertThatThrownBy(() -> parameter.check(given))
        .isInstanceOfSatisfying(
            InvalidSettingException.class,
            e -> assertThat(e.parameter()).isEqualTo(parameter.name()))
        .hasMessage(message);
  }

  @Test
  void defaultsAreCheckedAndBroughtToType() {
    assertThat(SIZE.withDefault(3).fallback()).contains(3L);
    assertThat(CODE.fallback()).contains("dense");
    assertThat(LOUD.fallback()).contains(false);
    assertThat(SIZE.withDefault(3).mandatory().fallback()).isEmpty();
    assertThatThrownBy(() -> SIZE.withDefault(10)).hasMessageStartingWith("'10' is not allowed");
  }
}
