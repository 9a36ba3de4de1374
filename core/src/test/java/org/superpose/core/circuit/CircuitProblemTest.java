package org.superpose.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.superpose.core.netlist.Netlist;
import org.superpose.core.netlist.NetlistBuilder;
import org.superpose.core.netlist.NodeFunction.Logic;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.TruthTable;

class CircuitProblemTest {

  private static Problem problem(Netlist netlist) {
    Circuit circuit = Circuit.of(netlist);
    ProblemShape shape =
        new ProblemShape("circuit", netlist.inputs(), netlist.outputs(), netlist.inputs(), 0, 0);
    return CircuitProblem.of(circuit, shape);
  }

  /** The oracle is the netlist, node by node as it was given. */
  @Test
  void theOraclesAgree() {
    RandomStream random = new Seed(16).derive("problems").stream();
    for (int trial = 0; trial < 100; trial++) {
      Netlist netlist = RandomNetlists.draw(1 + random.nextInt(7), 20, 4, random);
      Problem problem = problem(netlist);
      for (int pattern = 0; pattern < 1 << netlist.inputs(); pattern++) {
        boolean[] values = netlist.evaluate(RandomNetlists.active(pattern));
        assertThat(problem.activeOutputs(RandomNetlists.active(pattern)))
            .as("trial %s, pattern %s", trial, pattern)
            .isEqualTo(IntStream.range(0, 4).filter(i -> values[i]).toArray());
      }
    }
  }

  @Test
  void functionsThatAreGatesAreSaidAsGates() {
    NetlistBuilder builder = new NetlistBuilder();
    List.of("a", "b", "c").forEach(builder::input);
    builder.node("and", Logic.AND, List.of("c", "a", "b"));
    builder.node("xor", Logic.XOR, List.of("a", "c"));
    builder.node("nor", Logic.NOR, List.of("a", "b"));
    builder.node("one", Logic.ONE, List.of());
    List.of("and", "xor", "nor", "b", "one").forEach(builder::output);
    Problem problem = problem(builder.build());

    assertThat(problem.functions())
        .containsExactly(
            Gate.AND, Gate.XOR, TruthTable.parse("1000"), Gate.IDENTITY, TruthTable.parse("11"));
    assertThat(problem.inputs(1)).containsExactly(0, 2);
    assertThat(problem.specification()).containsInstanceOf(Circuit.class);
  }

  @Test
  void refusesOutputsOfTooManyFeatures() {
    NetlistBuilder builder = new NetlistBuilder();
    List<String> inputs = IntStream.range(0, 17).mapToObj(i -> "x" + i).toList();
    inputs.forEach(builder::input);
    builder.node("all", Logic.AND, inputs);
    builder.output("all");
    Netlist netlist = builder.build();

    assertThatThrownBy(() -> problem(netlist))
        .hasMessage("output all depends on 17 features; at most 16 are possible");
  }
}
