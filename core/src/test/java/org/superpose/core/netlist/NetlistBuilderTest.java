package org.superpose.core.netlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.superpose.core.netlist.MalformedNetlistException.Fault;
import org.superpose.core.netlist.NodeFunction.Cover;
import org.superpose.core.netlist.NodeFunction.Logic;
import org.superpose.core.netlist.NodeFunction.Table;

class NetlistBuilderTest {

  private final NetlistBuilder builder = new NetlistBuilder();

  private static void assertFault(ThrowingCallable call, Fault fault, String net, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(MalformedNetlistException.class)
        .hasMessage(message)
        .asInstanceOf(type(MalformedNetlistException.class))
        .returns(fault, MalformedNetlistException::fault)
        .returns(net, MalformedNetlistException::net);
  }

  @Test
  void takesNodesInAnyOrder() {
    builder.output("sum");
    builder.output("carry");
    builder.node("carry", Logic.NOT, List.of("none"));
    builder.node("none", Logic.NAND, List.of("a", "b"));
    builder.node("sum", new Table(2, 0b0110), List.of("a", "b"));
    builder.input("a");
    builder.input("b");

    Netlist adder = builder.build();

    assertThat(adder).hasToString("2 inputs, 3 nodes, 2 outputs");
    assertThat(adder.evaluate(new int[] {})).containsExactly(false, false);
    assertThat(adder.evaluate(new int[] {1})).containsExactly(true, false);
    assertThat(adder.evaluate(new int[] {1, 0})).containsExactly(false, true);
  }

  @Test
  void refusesTwoDrivers() {
    builder.input("a");

    assertFault(() -> builder.input("a"), Fault.DRIVEN_TWICE, "a", "net a is driven twice");
    assertFault(
        () -> builder.node("a", Logic.ONE, List.of()),
        Fault.DRIVEN_TWICE,
        "a",
        "net a is driven twice");
  }

  @Test
  void refusesNetsWithoutDriver() {
    builder.input("a");
    builder.node("y", Logic.AND, List.of("a", "b"));
    builder.output("y");

    assertFault(
        builder::build,
        Fault.UNDRIVEN,
        "b",
        "net b is used, but is neither an input nor the output of a node");
  }

  @Test
  void namesTheNetsOfACycle() {
    builder.input("a");
    builder.node("after", Logic.NOT, List.of("y"));
    builder.node("x", Logic.AND, List.of("a", "y"));
    builder.node("y", Logic.OR, List.of("x", "a"));
    builder.output("after");

    assertFault(builder::build, Fault.CYCLE, "y", "net y follows from itself: y from x from y");
  }

  @Test
  void refusesACycleOfOne() {
    builder.input("a");
    builder.node("x", Logic.AND, List.of("a", "x"));
    builder.output("x");

    assertFault(builder::build, Fault.CYCLE, "x", "net x follows from itself: x from x");
  }

  @Test
  void refusesAnotherNumberOfInputs() {
    assertFault(
        () -> builder.node("x", Logic.NOT, List.of("a", "b")),
        Fault.ARITY,
        "x",
        "net x is NOT of 2 inputs");
    assertFault(
        () -> builder.node("x", new Cover(1, List.of("1"), true), List.of("a", "b")),
        Fault.ARITY,
        "x",
        "net x is patterns for 1 inputs, of 2 inputs");
  }

  @Test
  void refusesOutputsOfTheSameNameAndNone() {
    builder.input("a");

    assertFault(builder::build, Fault.EMPTY, "", "the circuit has no outputs; give at least one");
    builder.output("a");
    assertFault(() -> builder.output("a"), Fault.OUTPUT_TWICE, "a", "output a is there twice");
  }

  @Test
  void functionsCheckTheirSizes() {
    assertThatThrownBy(() -> new Table(7, 0)).hasMessage("a table has 0 to 6 inputs, not 7");
    assertThatThrownBy(() -> new Table(1, 4))
        .hasMessage("a table of 1 inputs has 2 entries; bits beyond are set");
    assertThatThrownBy(() -> new Cover(2, List.of("1x"), true))
        .hasMessage("a pattern has 2 characters of 0, 1 and -, not '1x'");
  }
}
