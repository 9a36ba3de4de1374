package org.superpose.runner.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import org.superpose.runner.result.Rows;

class ResultsFilesTest {

  /** The columns that DESIGN section 5 fixes, in its order. */
  private static final String CONTRACT =
      "cell,task,graph,m,m_out,sparsity,construction,seed,status,neurons,layers,parameters,nonzeros,"
          + "parameter_bits,criterion,verdict,method,failure_rate,failure_low,failure_high,"
          + "inputs_checked,wrong_inputs,margin,predicted_failure,bound_neurons,"
          + "bound_parameter_bits,bits_over_bound,build_seconds,verify_seconds,reason";

  @Test
  void headingStartsWithTheColumnsOfTheContract() {
    assertThat(ResultsFiles.csv(List.of())).startsWith(CONTRACT + ",");
  }

  @Test
  void quotesWhatCsvCannotHoldPlainly() {
    CellResult row =
        Rows.judged()
            .set(Column.CELL, "plain")
            .set(Column.TASK, "with,comma")
            .set(Column.REASON, "says \"no\"\nand more")
            .build();

    assertThat(ResultsFiles.csv(List.of(row)))
        .contains("\nplain,\"with,comma\",")
        .contains("\"says \"\"no\"\"\nand more\"");
  }

  @Test
  void numbersKeepAllTheirDigitsAndTimesThree() {
    CellResult row =
        Rows.judged()
            .set(Column.PARAMETER_BITS, 17_479.123456789)
            .set(Column.WRONG_INPUTS, 1_794L)
            .set(Column.BUILD_SECONDS, 0.123456)
            .build();

    assertThat(ResultsFiles.csv(List.of(row)))
        .contains(",17479.123456789,")
        .contains(",1794,")
        .contains(",0.123,");
  }

  @Test
  void mapsHaveEveryColumnWithItsType() {
    CellResult row =
        Rows.judged().set(Column.NEURONS, 320L).set(Column.VERDICT, "verified").build();

    assertThat(ResultsFiles.maps(List.of(row)).getFirst())
        .hasSize(Column.values().length)
        .containsEntry("neurons", 320L)
        .containsEntry("verdict", "verified")
        .containsEntry("margin", null);
  }
}
