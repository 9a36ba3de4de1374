package org.superpose.runner.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Results as values of columns, and back. */
class CellResultTest {

  private static int place(Column column) {
    return 1 + List.of(Column.values()).indexOf(column);
  }

  /** Values of all columns that hold what a cell without search has. */
  private static RowValues values() {
    RowValues row = Rows.judged().set(Column.M_OUT, 4).set(Column.NEURONS, 6);
    for (Column column : Column.values()) {
      switch (column) {
        case STATUS, VERDICT, CRITERION_MET, M_OUT, NEURONS -> {}
        default -> {
          if (!column.name().startsWith("SEARCH_")) {
            row.set(column, Integer.toString(place(column)));
          }
        }
      }
    }
    return row;
  }

  private static RowValues ofCapacity() {
    RowValues row = Rows.searched(RowValues.of(values().build()), 1, 1);
    return row.set(Column.SEARCH_OUTPUTS, 29).set(Column.SEARCH_OVER, 30);
  }

  static Stream<CellResult> results() {
    return Stream.of(
        Rows.ended(Status.TIMEOUT).set(Column.REASON, "too slow").build(),
        Rows.judged().build(),
        values().build(),
        Rows.searched(values(), 15, 14).build(),
        ofCapacity().build());
  }

  @ParameterizedTest
  @MethodSource("results")
  void aResultComesBackFromItsValues(CellResult result) {
    assertThat(RowValues.of(result).build()).isEqualTo(result);
  }

  @ParameterizedTest
  @MethodSource("results")
  void everyValueIsOfTheKindOfItsColumn(CellResult result) {
    for (Column column : Column.values()) {
      Class<?> type =
          switch (column.kind()) {
            case TEXT -> String.class;
            case WHOLE -> Long.class;
            case REAL -> Double.class;
          };
      result
          .get(column)
          .ifPresent(value -> assertThat(value).as(column.label()).isInstanceOf(type));
    }
  }

  /** Each value is the place of its column, so that no column shows the value of another. */
  @ParameterizedTest
  @EnumSource
  void everyColumnShowsItsOwnValue(Column column) {
    CellResult result = values().build();
    switch (column) {
      case STATUS -> assertThat(result.status()).isEqualTo(Status.OK);
      case VERDICT -> assertThat(result.is(VerdictLabel.VERIFIED)).isTrue();
      case CRITERION_MET -> assertThat(result.isRight()).isTrue();
      case M_OUT -> assertThat(result.cell().outputs()).isEqualTo(4);
      case NEURONS -> assertThat(result.network().orElseThrow().neurons()).isEqualTo(6);
      case NEURONS_PER_OUTPUT -> assertThat(result.number(column)).hasValue(6 / 4.0);
      case BITS_OVER_BOUND ->
          assertThat(result.number(column))
              .hasValue((double) place(Column.PARAMETER_BITS) / place(Column.BOUND_PARAMETER_BITS));
      default -> {
        if (column.name().startsWith("SEARCH_")) {
          assertThat(result.get(column)).isEmpty();
        } else {
          assertThat(result.text(column)).matches(place(column) + "(\\.0)?");
        }
      }
    }
  }

  @Test
  void theWitnessWithoutActiveInputIsAnInputToo() {
    assertThat(witnessInputs(Rows.judged())).isEmpty();
    assertThat(witnessInputs(Rows.judged().set(Column.WITNESS, "3 9 -> 5"))).hasValue("[3, 9]");
    assertThat(witnessInputs(Rows.judged().set(Column.WITNESS, " -> 5"))).hasValue("[]");
  }

  private static Optional<String> witnessInputs(RowValues row) {
    return row.build().judgement().orElseThrow().witnessInputs().map(Arrays::toString);
  }

  @Test
  void valuesThatMakeNoResultAreRefused() {
    assertThatThrownBy(() -> new RowValues().set(Column.STATUS, "ok").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("has no m");
    assertThatThrownBy(() -> Rows.judged().set(Column.STATUS, "fine").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'fine' is not a status");
    assertThatThrownBy(() -> Rows.judged().set(Column.M, 1L << 31).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("m is too large: 2147483648");
    assertThatThrownBy(() -> new RowValues().set(Column.M, "many"))
        .isInstanceOf(NumberFormatException.class);
    assertThatThrownBy(() -> new RowValues().set(Column.M, 0.5))
        .isInstanceOf(NumberFormatException.class);
  }
}
