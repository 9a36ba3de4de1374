package org.superpose.constructions.pairwiseand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.superpose.core.design.BalancedPacking;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Problem;

class EffectiveConnectionsTest {

  private static final Seed ROOT = new Seed(20_261_123);
  private static final int NEURONS = 30;

  private final Problem problem = UniformPairs.problem(80, 60, 2, ROOT.derive("pairs"));
  private final RandomStream random = ROOT.derive("moves").stream();
  private final int[][] codes = BalancedPacking.deal(80, 3, NEURONS, random);

  /** Oracle: an index built afresh from the channels that the moves led to. */
  @Test
  void movingGatesKeepsTheIndexRight() {
    int[][] channels = BalancedPacking.deal(60, 3, NEURONS, random);
    EffectiveConnections moved = new EffectiveConnections(problem, codes, channels, NEURONS);
    for (int move = 0; move < 300; move++) {
      int gate = random.nextInt(60);
      channels[gate] = random.subset(3, NEURONS);
      moved.detach(gate);
      IntStream.of(channels[gate]).forEach(neuron -> moved.attach(gate, neuron));
    }
    EffectiveConnections fresh = new EffectiveConnections(problem, codes, channels, NEURONS);

    for (int neuron = 0; neuron < NEURONS; neuron++) {
      assertThat(moved.heardBy(neuron)).isEqualTo(fresh.heardBy(neuron));
      assertThat(moved.gatesOf(neuron)).containsExactlyInAnyOrder(fresh.gatesOf(neuron));
    }
    for (int gate = 0; gate < 60; gate++) {
      assertThat(moved.falsePositives(gate)).isEqualTo(fresh.falsePositives(gate)).isNotNegative();
    }
  }

  /** Oracle: the index after the gate has taken the neuron. */
  @Test
  void foreseesWhatTakingANeuronDoes() {
    EffectiveConnections hearing =
        new EffectiveConnections(
            problem, codes, BalancedPacking.deal(60, 3, NEURONS, random), NEURONS);
    for (int gate = 0; gate < 60; gate++) {
      hearing.detach(gate);
      int neuron = random.nextInt(NEURONS);
      long[] before = hearing.heardBy(neuron);
      int[] foreseen = hearing.newlyHeard(gate, neuron);
      int falsePositives = others(hearing, gate);
      int newFalsePositives = hearing.newFalsePositives(neuron, foreseen);
      hearing.attach(gate, neuron);

      long[] after = hearing.heardBy(neuron);
      int[] heard =
          IntStream.range(0, 80)
              .filter(i -> (after[i >>> 6] >>> i & 1) > (before[i >>> 6] >>> i & 1))
              .toArray();
      assertThat(foreseen).isEqualTo(heard);
      assertThat(newFalsePositives).isEqualTo(others(hearing, gate) - falsePositives);
    }
  }

  private static int others(EffectiveConnections hearing, int gate) {
    return IntStream.range(0, 60).filter(q -> q != gate).map(hearing::falsePositives).sum();
  }
}
