package org.superpose.core.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Network;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.Verifier;

/** The oracle is the exact forward pass on every input of a small problem. */
class PlantedFaultsTest {

  private static final Seed SEED = new Seed(20_261_127);

  private static List<List<Integer>> wrong(Network network, Problem problem) {
    List<List<Integer>> wrong = new ArrayList<>();
    for (int mask = 0; mask < 1 << problem.features(); mask++) {
      int bits = mask;
      if (Integer.bitCount(mask) <= problem.sparsity()) {
        int[] input = IntStream.range(0, 31).filter(i -> (bits >>> i & 1) != 0).toArray();
        ForwardPass pass = ForwardPass.of(network, input);
        if (IntStream.range(0, problem.outputs())
            .anyMatch(output -> pass.isOn(output) != problem.isOn(output, input))) {
          wrong.add(Arrays.stream(input).boxed().toList());
        }
      }
    }
    return wrong;
  }

  @Test
  void makeANetworkWrongOnExactlyTheInputsThatAreListed() {
    Set<Fault.Kind> kinds = EnumSet.noneOf(Fault.Kind.class);
    Problem pairs = Channels.ring(9, 2);
    Problem triples = Channels.ring(9, 3);
    for (int inputs : List.of(1, 5, 9)) {
      kinds.addAll(check(Channels.network(pairs, false), pairs, inputs));
      kinds.addAll(check(Channels.network(pairs, true), pairs, inputs));
    }
    for (int seed = 1; seed <= 24; seed++) { // one fault in 9 outputs can be a lowered threshold
      kinds.addAll(check(Channels.crossed(pairs), pairs, 5, new Seed(seed)));
    }
    for (int inputs : List.of(8, 16)) {
      kinds.addAll(check(Channels.network(triples, false), triples, inputs));
      kinds.addAll(check(Channels.network(triples, true), triples, inputs));
    }
    assertThat(kinds).isEqualTo(EnumSet.allOf(Fault.Kind.class));
  }

  /** Returns the kinds of the faults. */
  private static List<Fault.Kind> check(Network right, Problem ring, int inputs) {
    return check(right, ring, inputs, SEED);
  }

  private static List<Fault.Kind> check(Network right, Problem ring, int inputs, Seed seed) {
    assertThat(wrong(right, ring)).isEmpty();
    Optional<PlantedFaults> planted =
        PlantedFaults.plant(Channels.request(right, ring), inputs, seed);
    assertThat(planted).as("%s of v = %s", inputs, ring.sparsity()).isPresent();
    PlantedFaults faults = planted.get();
    assertThat(faults.wrongInputs()).hasSize(inputs);
    assertThat(faults.wrongInputs())
        .containsExactlyInAnyOrderElementsOf(wrong(faults.network(), ring));
    assertThat(Verifier.verify(Channels.request(faults.network(), ring)).wrongInputs())
        .isEqualTo(OptionalLong.of(inputs));
    return faults.faults().stream().map(Fault::kind).toList();
  }

  @Test
  void areTheSameForTheSameSeed() {
    Problem ring = Channels.ring(9, 2);
    Network right = Channels.network(ring, false);

    PlantedFaults first = PlantedFaults.plant(Channels.request(right, ring), 4, SEED).orElseThrow();
    PlantedFaults second =
        PlantedFaults.plant(Channels.request(right, ring), 4, SEED).orElseThrow();

    assertThat(second.faults()).isEqualTo(first.faults());
    assertThat(second.wrongInputs()).isEqualTo(first.wrongInputs());
  }

  @Test
  void areNotPlantedWhereNoCombinationComesToTheNumber() {
    Problem ring = Channels.ring(9, 2);

    assertThat(PlantedFaults.plant(Channels.request(Channels.network(ring, false), ring), 47, SEED))
        .as("there are 46 inputs")
        .isEmpty();
  }

  @Test
  void areAtLeastOne() {
    Problem ring = Channels.ring(4, 2);

    assertThatThrownBy(
            () ->
                PlantedFaults.plant(Channels.request(Channels.network(ring, false), ring), 0, SEED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("at least 1 wrong input must be planted, was 0");
  }
}
