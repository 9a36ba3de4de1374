package org.superpose.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.superpose.core.circuit.StageDesign.Term;
import org.superpose.core.netlist.NetlistBuilder;
import org.superpose.core.netlist.NodeFunction.Logic;
import org.superpose.core.task.Gate;

class StageDesignTest {

  private static final Circuit CIRCUIT = circuit();
  private static final List<Term> TERMS =
      List.of(
          new Term(2, Gate.AND, 0, 1),
          new Term(0, Gate.IDENTITY, 0, 0),
          new Term(1, Gate.AND_NOT, 1, 0));

  private static Circuit circuit() {
    NetlistBuilder netlist = new NetlistBuilder();
    List.of("a", "b").forEach(netlist::input);
    netlist.node("both", Logic.AND, List.of("a", "b"));
    netlist.output("both");
    return Circuit.of(netlist.build());
  }

  private static BitSet set(int... members) {
    BitSet set = new BitSet();
    for (int member : members) {
      set.set(member);
    }
    return set;
  }

  @Test
  void aNeuronIsActiveWithAnyOfItsTerms() {
    StageDesign design = new StageDesign(CIRCUIT, 1, TERMS, new int[][] {{0, 2}, {1}, {}}, 4);
    assertThat(design.activeTerms(set(0, 1, 2))).isEqualTo(set(0, 1));
    assertThat(design.activeNeurons(set(0, 1, 2))).isEqualTo(set(0, 1));
    assertThat(design.activeNeurons(set(1))).isEqualTo(set(0));
    assertThat(design.activeNeurons(set(0))).isEqualTo(set(1));
    assertThat(design.activeNeurons(set())).isEqualTo(set());
    assertThat(design.neuronsOf(2)).containsExactly(0);
    assertThat(design.termsOf(0)).containsExactly(0, 2);
    assertThat(design.width()).isEqualTo(3);
  }

  @Test
  void whatMakesNoStageIsRefused() {
    int[][] none = {{}};
    assertThatThrownBy(() -> new StageDesign(CIRCUIT, 0, TERMS, none, 1))
        .hasMessage("the layer of a stage must be at least 1, was 0");
    assertThatThrownBy(() -> new StageDesign(CIRCUIT, 1, TERMS, none, Double.NaN))
        .hasMessage("what an active neuron is to give must be positive, was NaN");
    assertThatThrownBy(() -> new StageDesign(CIRCUIT, 1, TERMS, new int[][] {{3}}, 1))
        .hasMessage("a stage has term 3, but there are 3");
    assertThatThrownBy(
            () -> new StageDesign(CIRCUIT, 1, List.of(new Term(2, Gate.AND, 0, 3)), none, 1))
        .hasMessage("a stage has signal 3, but there are 3");
    assertThatThrownBy(() -> new Term(0, Gate.XOR, 0, 1)).hasMessage("XOR is no term of a stage");
  }
}
