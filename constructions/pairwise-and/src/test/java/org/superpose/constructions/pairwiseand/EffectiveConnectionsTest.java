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
  private final int[][] codes = BalancedPacking.assign(80, 3, NEURONS, random);

  /** Oracle: an index built afresh from the channels that the moves led to. */
  @Test
  void movingGatesKeepsTheIndexRight() {
    int[][] channels = BalancedPacking.assign(60, 3, NEURONS, random);
    EffectiveConnections moved = new EffectiveConnections(problem, codes, channels, NEURONS);
    for (int move = 0; move < 300; move++) {
      int gate = random.nextInt(60);
      channels[gate] = random.subset(3, NEURONS);
      moved.detach(gate);
      IntStream.of(channels[gate]).forEach(neuron -> moved.attach(gate, neuron));
    }
    EffectiveConnections fresh = new EffectiveConnections(problem, codes, channels, NEURONS);

    for (int neuron = 0; neuron < NEURONS; neuron++) {
      assertThat(moved.effectiveFeatures(neuron)).isEqualTo(fresh.effectiveFeatures(neuron));
      assertThat(moved.gatesOf(neuron)).containsExactlyInAnyOrder(fresh.gatesOf(neuron));
    }
    for (int gate = 0; gate < 60; gate++) {
      assertThat(moved.falsePositives(gate)).isEqualTo(fresh.falsePositives(gate)).isNotNegative();
    }
  }

  /** Oracle: the index after the gate has taken the neuron. */
  @Test
  void foreseesWhatTakingANeuronDoes() {
    EffectiveConnections connections =
        new EffectiveConnections(
            problem, codes, BalancedPacking.assign(60, 3, NEURONS, random), NEURONS);
    for (int gate = 0; gate < 60; gate++) {
      connections.detach(gate);
      int neuron = random.nextInt(NEURONS);
      long[] before = connections.effectiveFeatures(neuron);
      int[] foreseen = connections.newlyEffective(gate, neuron);
      int falsePositives = others(connections, gate);
      int newFalsePositives = connections.newFalsePositives(neuron, foreseen);
      connections.attach(gate, neuron);

      long[] after = connections.effectiveFeatures(neuron);
      int[] effective =
          IntStream.range(0, 80)
              .filter(i -> (after[i >>> 6] >>> i & 1) > (before[i >>> 6] >>> i & 1))
              .toArray();
      assertThat(foreseen).isEqualTo(effective);
      assertThat(newFalsePositives).isEqualTo(others(connections, gate) - falsePositives);
    }
  }

  private static int others(EffectiveConnections connections, int gate) {
    return IntStream.range(0, 60).filter(q -> q != gate).map(connections::falsePositives).sum();
  }
}
