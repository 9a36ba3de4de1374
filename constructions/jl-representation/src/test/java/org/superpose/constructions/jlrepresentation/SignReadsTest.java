package org.superpose.constructions.jlrepresentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.task.ProblemShape;

class SignReadsTest {

  @ParameterizedTest
  @CsvSource({"100,1,7", "100,1,30", "100,2,31", "100,2,40", "1000,3,41", "1000,3,1", "50,50,20"})
  void theBestThresholdHasTheFewestExpectedErrors(int features, int sparsity, int neurons) {
    ProblemShape shape = new ProblemShape("test", features, features, sparsity, 0, 0);
    SignReads reads = new SignReads(shape, neurons);

    // Oracle: every threshold in turn.
    double fewest =
        IntStream.rangeClosed(0, neurons)
            .mapToDouble(threshold -> reads.errors(threshold).expectedWrongOutputs(shape))
            .min()
            .orElseThrow();
    assertThat(reads.errors(reads.best()).expectedWrongOutputs(shape)).isEqualTo(fewest);
    assertThat(reads.errors(reads.half()).expectedWrongOutputs(shape))
        .isGreaterThanOrEqualTo(fewest);
  }
}
