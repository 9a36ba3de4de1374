package org.superpose.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.superpose.testkit.NetworkAssertions.assertThat;
import static org.superpose.testkit.NetworkAssertions.neurons;
import static org.superpose.testkit.NetworkAssertions.parameterBits;
import static org.superpose.testkit.NetworkAssertions.parameters;

import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.superpose.core.network.Network;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;

class NetworkAssertionsTest {

  private static final Seed SEED = new Seed(7);
  private static final Problem PROBLEM = HandMade.pairs(SEED);
  private static final Network RIGHT =
      HandMade.oneNeuronPerOutput(PROBLEM, HandMade.places(SEED), -1);

  /** Without a bias a gate is on as soon as one of its inputs is. */
  private static final Network WRONG =
      HandMade.oneNeuronPerOutput(PROBLEM, HandMade.places(SEED), 0);

  // By hand: encoder identity of 6, one layer of 4; 4 * 6 binary weights, 4 constant biases.
  @Test
  void budgetsAreInclusive() {
    assertThat(RIGHT)
        .withAtMost(neurons(6))
        .withAtMost(parameters(28))
        .withAtMost(parameterBits(24));
    assertThatThrownBy(() -> assertThat(RIGHT).withAtMost(neurons(5)))
        .hasMessageContaining("at most 5 neurons, but the network has 6");
    assertThatThrownBy(() -> assertThat(RIGHT).withAtMost(parameterBits(23.5)))
        .hasMessageContaining("at most 23.5 parameter bits, but the network has 24");
  }

  @Test
  void replayNamesTheWrongOutputs() {
    int[] first = {PROBLEM.input(0, 0)};
    int[] served = IntStream.range(0, PROBLEM.outputs()).filter(q -> reads(q, first[0])).toArray();
    Assertions.assertThat(Replay.wrongOutputs(WRONG, PROBLEM, first)).isEqualTo(served);
    Assertions.assertThat(Replay.wrongOutputs(RIGHT, PROBLEM, first)).isEmpty();
  }

  private static boolean reads(int output, int feature) {
    return PROBLEM.input(output, 0) == feature || PROBLEM.input(output, 1) == feature;
  }

  @Test
  void aRightNetworkIsProvedAndStaysWithinItsBudget() {
    assertThat(RIGHT).computes(PROBLEM).onEveryInput().withAtMost(neurons(6));
    assertThat(RIGHT).computes(PROBLEM).under(new Criterion.RandomInput(0.01, 0.9));
    assertThatThrownBy(() -> assertThat(RIGHT).failsToCompute(PROBLEM))
        .hasMessageContaining("Expected the network to fail, but it is verified");
  }

  // By hand: one active input of a gate gives its neuron 1, above the threshold 0.
  @Test
  void aWrongNetworkIsShownOnASmallestInput() {
    int smallest = IntStream.range(0, 6).filter(f -> PROBLEM.influence(f) > 0).min().orElseThrow();
    assertThatThrownBy(() -> assertThat(WRONG).computes(PROBLEM).onEveryInput())
        .hasMessageContaining("wrong on")
        .hasMessageContaining("inputs [%d]: output", smallest)
        .hasMessageContaining("is on, score 1 against threshold 0, expected off");
    assertThatThrownBy(
            () ->
                assertThat(WRONG)
                    .computes(PROBLEM)
                    .under(new Criterion.ExpectedWrongOutputs(0.01, 0.9)))
        .hasMessageContaining("expected-wrong-outputs")
        .hasMessageContaining("NOT_MET");
  }

  @Test
  void aWitnessIsRunAgain() {
    assertThat(WRONG).computes(PROBLEM).fails().withWitness(PROBLEM.input(0, 0));
    assertThatThrownBy(() -> assertThat(WRONG).failsToCompute(PROBLEM).withWitness())
        .hasMessageContaining("Expected a wrong output on inputs [], but all are right")
        .hasMessageContaining("expected off");
  }
}
