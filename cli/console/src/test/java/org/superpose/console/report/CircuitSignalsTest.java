package org.superpose.console.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.superpose.core.circuit.Circuit;
import org.superpose.core.circuit.StageDesign;
import org.superpose.core.circuit.StageDesign.Term;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.netlist.NetlistBuilder;
import org.superpose.core.netlist.NodeFunction.Logic;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.task.Gate;

/** The expected lines are worked out by hand. */
class CircuitSignalsTest {

  private static final int[][] SINGLES = {{0}, {1}};

  /** XOR of features 0 and 1, signal 2, from a neuron for each of its terms, which give 2. */
  private static final Network XOR = xor();

  private static Network xor() {
    return new Network(
        SparseMatrix.binaryRows(2, SINGLES),
        new Origin.Public(),
        List.of(
            new Layer(
                DenseMatrix.of(2, 2, Alphabet.integers(-3, 3), new double[] {2, -2, -1, 3}),
                DenseMatrix.uniformColumn(2, 0))),
        SparseMatrix.binaryRows(2, new int[][] {{0, 1}}),
        DenseMatrix.uniformColumn(1, 0.5),
        new Origin.Public());
  }

  private static String render(Circuit circuit, int... active) {
    return CircuitSignals.render(
        new CircuitView(circuit, List.of()), active, ForwardPass.of(XOR, new int[0]));
  }

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

    assertThat(render(adder, 0, 2).lines())
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
    assertThat(render(adder).lines()).allMatch(line -> line.endsWith(" gates active"));
  }

  @Test
  void saysWhatTheNeuronsOfALevelGive() {
    NetlistBuilder netlist = new NetlistBuilder();
    List.of("a", "b").forEach(netlist::input);
    netlist.node("xor", Logic.XOR, List.of("a", "b"));
    netlist.output("xor");
    Circuit circuit = Circuit.of(netlist.build());
    List<Term> terms = List.of(new Term(2, Gate.AND_NOT, 0, 1), new Term(2, Gate.AND_NOT, 1, 0));
    CircuitView view =
        new CircuitView(circuit, List.of(new StageDesign(circuit, 1, terms, SINGLES, 2)));

    assertThat(CircuitSignals.render(view, new int[] {1}, ForwardPass.of(XOR, new int[] {1})))
        .isEqualToNormalizingNewlines(
            """
            circuit level 1: 1 of 1 gates active: 2=XOR(0,1)
              in layer 1, neurons that stand for them: 1, giving 1.50 to 1.50 of what is meant; others give at most 0.00
            """);
    assertThat(CircuitSignals.render(view, new int[] {0, 1}, ForwardPass.of(XOR, new int[] {0, 1})))
        .isEqualToNormalizingNewlines(
            """
            circuit level 1: 0 of 1 gates active
              in layer 1, neurons that stand for them: 0; others give at most 1.00; WRONG: 1:1.00
            """);
  }
}
