package org.superpose.console.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.superpose.core.circuit.Circuit;
import org.superpose.core.netlist.NetlistBuilder;
import org.superpose.core.netlist.NodeFunction.Logic;

class CircuitSignalsTest {

  /** A full adder; the expected gates are worked out by hand. */
  @Test
  void everyLevelIsALine() {
    NetlistBuilder netlist = new NetlistBuilder();
    List.of("a", "b", "c").forEach(netlist::input);
    netlist.node("half", Logic.XOR, List.of("a", "b"));
    netlist.node("both", Logic.AND, List.of("a", "b"));
    netlist.node("sum", Logic.XOR, List.of("half", "c"));
    netlist.node("carried", Logic.AND, List.of("half", "c"));
    netlist.node("carry", Logic.OR, List.of("both", "carried"));
    List.of("sum", "carry").forEach(netlist::output);
    Circuit adder = Circuit.of(netlist.build());

    assertThat(CircuitSignals.render(adder, new int[] {0, 2}).lines())
        .hasSize(3)
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .startsWith("circuit level 1: 1 of 2 gates active: ")
                    .contains("=XOR("),
            second ->
                assertThat(second)
                    .startsWith("circuit level 2: 1 of 2 gates active: ")
                    .contains("=AND("),
            third ->
                assertThat(third)
                    .startsWith("circuit level 3: 1 of 1 gates active: ")
                    .contains("=OR("));
    assertThat(CircuitSignals.render(adder, new int[0]).lines())
        .allMatch(line -> line.endsWith(" gates active"));
  }
}
