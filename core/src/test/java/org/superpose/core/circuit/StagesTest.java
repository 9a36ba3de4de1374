package org.superpose.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.core.netlist.NetlistBuilder;
import org.superpose.core.netlist.NodeFunction.Logic;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;

class StagesTest {

  /** Stage by stage gives what the circuit gives. */
  @ParameterizedTest
  @ValueSource(ints = {0, 3, 10, 40})
  void computesTheCircuit(int nodes) {
    RandomStream random = new Seed(16).derive("stages", nodes).stream();
    for (int trial = 0; trial < 50; trial++) {
      Circuit circuit = Circuit.of(RandomNetlists.draw(6, nodes, 3, random));
      Stages stages = Stages.of(circuit);
      assertThat(stages.stages()).hasSize(circuit.levels());
      for (int pattern = 0; pattern < 64; pattern++) {
        int[] active = RandomNetlists.active(pattern);
        BitSet last = last(stages, active, circuit.activeSignals(active));
        assertThat(
                IntStream.range(0, 3)
                    .filter(i -> isActive(stages, last, i) != circuit.negated(i))
                    .toArray())
            .isEqualTo(circuit.activeOutputs(active));
      }
    }
  }

  private static boolean isActive(Stages stages, BitSet last, int output) {
    int position = stages.outputs().get(output);
    return position != Circuit.ZERO && last.get(position);
  }

  private static BitSet last(Stages stages, int[] features, BitSet signals) {
    BitSet before = new BitSet();
    IntStream.of(features).forEach(before::set);
    for (Stage stage : stages.stages()) {
      BitSet next = new BitSet();
      for (int i = 0; i < stage.size(); i++) {
        int[] inputs = stage.inputs(i);
        int pattern = 0;
        for (int j = 0; j < inputs.length; j++) {
          pattern |= before.get(inputs[j]) ? 1 << j : 0;
        }
        next.set(i, stage.gate(i).value(pattern, inputs.length));
        assertThat(next.get(i)).isEqualTo(signals.get(stage.signal(i)));
      }
      before = next;
    }
    return before;
  }

  @Test
  void carriesWhatLaterStagesNeed() {
    NetlistBuilder builder = new NetlistBuilder();
    List.of("a", "b", "c").forEach(builder::input);
    builder.node("sum", Logic.XOR, List.of("a", "b", "c"));
    builder.node("pair", Logic.AND, List.of("a", "b"));
    builder.output("sum");
    builder.output("pair");
    Stages stages = Stages.of(Circuit.of(builder.build()));

    // First c is carried beside a XOR b and a AND b, then a AND b.
    assertThat(stages.stages()).extracting(Stage::size).containsExactly(3, 2);
    assertThat(stages.stages()).extracting(Stage::carried).containsExactly(1, 1);
    assertThat(stages.size()).isEqualTo(5);
    assertThat(stages.widest()).isEqualTo(3);
  }

  /** The oracle tries all inputs one by one. */
  @ParameterizedTest
  @CsvSource({"0, 2", "5, 1", "20, 2", "20, 3", "30, 8", "60, 100"})
  void countsAreThoseOfAllInputs(int nodes, int sparsity) {
    RandomStream random = new Seed(16).derive("counts", nodes).stream();
    for (int trial = 0; trial < 10; trial++) {
      Circuit part = Circuit.of(RandomNetlists.draw(4, nodes / 2, 2, random));
      Circuit other = Circuit.of(RandomNetlists.draw(4, nodes / 2, 2, random));
      Stages stages = Stages.of(Circuit.union(List.of(part, other)));
      int[] atMost = new int[stages.stages().size() + 1];
      int[] oneBlock = new int[atMost.length];
      for (int pattern = 0; pattern < 256; pattern++) {
        if (Integer.bitCount(pattern) <= sparsity) {
          raise(atMost, stages, pattern);
        }
        if ((pattern & 15) == 0 || pattern >> 4 == 0) {
          raise(oneBlock, stages, pattern);
        }
      }

      assertThat(ActiveCounts.atMost(stages, sparsity))
          .isEqualTo(new ActiveCounts(IntStream.of(atMost).boxed().toList(), true));
      assertThat(ActiveCounts.inBlocks(stages, 2, 1))
          .isEqualTo(new ActiveCounts(IntStream.of(oneBlock).boxed().toList(), true));
    }
  }

  private static void raise(int[] largest, Stages stages, int pattern) {
    BitSet active = stages.circuit().activeSignals(RandomNetlists.active(pattern));
    largest[0] = Math.max(largest[0], Integer.bitCount(pattern));
    for (int i = 0; i < stages.stages().size(); i++) {
      Stage stage = stages.stages().get(i);
      int count =
          (int) IntStream.range(0, stage.size()).filter(o -> active.get(stage.signal(o))).count();
      largest[i + 1] = Math.max(largest[i + 1], count);
    }
  }

  @Test
  void boundsWhatCannotBeTried() {
    NetlistBuilder builder = new NetlistBuilder();
    List<String> inputs = IntStream.range(0, 40).mapToObj(i -> "x" + i).toList();
    inputs.forEach(builder::input);
    for (int i = 0; i < 40; i++) {
      builder.node("y" + i, Logic.XOR, List.of("x" + i, "x" + (i + 1) % 40));
      builder.output("y" + i);
    }
    Stages stages = Stages.of(Circuit.of(builder.build()));

    // Every feature reaches two gates; with all 2^40 inputs at most all 40 gates are active.
    assertThat(ActiveCounts.atMost(stages, 40)).isEqualTo(new ActiveCounts(List.of(40, 40), false));
    assertThat(ActiveCounts.atMost(stages, 13)).isEqualTo(new ActiveCounts(List.of(13, 26), false));
    // Few enough to be tried: two features that are no neighbours switch on two gates each.
    assertThat(ActiveCounts.atMost(stages, 2)).isEqualTo(new ActiveCounts(List.of(2, 4), true));
    // A block of ten consecutive features reaches eleven gates.
    assertThat(ActiveCounts.inBlocks(stages, 4, 1))
        .isEqualTo(new ActiveCounts(List.of(10, 11), false));
    assertThatThrownBy(() -> ActiveCounts.inBlocks(stages, 3, 1))
        .hasMessage("40 features are not 3 blocks of the same size");
  }
}
