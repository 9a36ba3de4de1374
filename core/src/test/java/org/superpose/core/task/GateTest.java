package org.superpose.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {

  /** Truth tables by hand: the value for active = 000, 001, 010, 011, ... binary. */
  @ParameterizedTest
  @CsvSource({
    "IDENTITY, 1, 01",
    "AND, 1, 01",
    "AND, 2, 0001",
    "AND, 3, 00000001",
    "OR, 2, 0111",
    "OR, 3, 01111111",
    "XOR, 2, 0110",
    "XOR, 3, 01101001",
    "AND_NOT, 2, 0100",
    "AND_NOT, 3, 01000000"
  })
  void followsItsTruthTable(Gate gate, int arity, String table) {
    assertThat(
            IntStream.range(0, 1 << arity)
                .mapToObj(active -> gate.value(active, arity) ? "1" : "0")
                .collect(Collectors.joining()))
        .isEqualTo(table);
  }
}
