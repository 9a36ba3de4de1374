package org.superpose.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.random.Seed;

class RandomCircuitsTest {

  private static final Seed SEED = new Seed(16);

  @ParameterizedTest
  @CsvSource({"4, 3, 4, 4, 1024", "4, 3, 8, 4, 300", "2, 1, 1, 1, 5", "8, 5, 6, 3, 50"})
  void circuitsHaveTheirSizesAndDiffer(int inputs, int levels, int gates, int outputs, int count) {
    List<Circuit> circuits =
        new RandomCircuits(inputs, levels, gates, outputs).draw(count, SEED.stream());

    Set<List<ConeTable>> functions = new HashSet<>();
    for (Circuit circuit : circuits) {
      assertThat(circuit.features()).isEqualTo(inputs);
      assertThat(circuit.levels()).isEqualTo(levels);
      assertThat(circuit.outputs()).isEqualTo(outputs);
      assertThat(IntStream.rangeClosed(1, levels).map(circuit::width).toArray())
          .isEqualTo(
              IntStream.rangeClosed(1, levels).map(l -> l < levels ? gates : outputs).toArray());
      ConeTables tables = new ConeTables(circuit);
      functions.add(IntStream.range(0, outputs).mapToObj(o -> tables.of(o).orElseThrow()).toList());
    }
    assertThat(functions).hasSize(count);
  }

  @Test
  void theSameSeedGivesTheSameCircuits() {
    RandomCircuits sizes = new RandomCircuits(4, 3, 4, 2);

    assertThat(Circuit.union(sizes.draw(20, SEED.stream())).activeSignals(new int[] {0, 5, 9}))
        .isEqualTo(Circuit.union(sizes.draw(20, SEED.stream())).activeSignals(new int[] {0, 5, 9}));
  }

  @Test
  void saysWhenThereAreTooFew() {
    // One gate of two features: AND, OR, XOR and AND_NOT both ways.
    assertThatThrownBy(() -> new RandomCircuits(2, 1, 1, 1).draw(6, SEED.stream()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "only 5 different circuits of 2 inputs, 1 levels, 1 gates a level and 1 outputs were"
                + " found, not 6");
    assertThatThrownBy(() -> new RandomCircuits(2, 1, 1, 6).draw(1, SEED.stream()))
        .hasMessage(
            "no circuit of 2 inputs, 1 levels, 1 gates a level and 6 outputs was found all of"
                + " whose gates differ");
  }

  @Test
  void refusesSizesThatLeaveSignalsUnused() {
    assertThatThrownBy(() -> new RandomCircuits(1, 1, 1, 1))
        .hasMessage(
            "circuits have 2 to 10 inputs and at least 1 level, gate and output, not 1, 1, 1, 1");
    assertThatThrownBy(() -> new RandomCircuits(4, 2, 5, 2))
        .hasMessage(
            "a level of gates of two inputs uses at most twice as many signals as it has gates: 4"
                + " inputs, 5 gates a level and 2 outputs leave some unused");
  }
}
