package org.superpose.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RightNetworkTest {

  static java.util.List<RightNetwork> all() {
    return RightNetwork.all();
  }

  // Oracle: enumeration of all inputs, each run exactly.
  @ParameterizedTest
  @MethodSource("all")
  void isRightOnEveryInput(RightNetwork right) {
    right.network().requireAlphabets();
    assertThat(SparseInputs.first(right.problem(), Integer.MAX_VALUE))
        .hasSize((int) SparseInputs.count(right.problem()))
        .allSatisfy(
            input ->
                assertThat(Replay.wrongOutputs(right.network(), right.problem(), input)).isEmpty());
  }
}
