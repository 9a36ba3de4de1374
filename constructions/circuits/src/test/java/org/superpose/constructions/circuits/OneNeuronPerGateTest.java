package org.superpose.constructions.circuits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.superpose.core.circuit.Circuit;
import org.superpose.core.circuit.RandomCircuits;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Network;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Domain;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.Verifier;

class OneNeuronPerGateTest {

  private static final OneNeuronPerGate CONSTRUCTION = new OneNeuronPerGate();
  private static final Settings NONE = Settings.of(CONSTRUCTION.describe().parameters(), Map.of());

  /** Exactly the largest of features, conjunctions and outputs; right on all 2^16 inputs. */
  @Test
  void isRightOnEveryInput() {
    Circuit circuit = Circuit.union(new RandomCircuits(4, 3, 4, 2).draw(4, new Seed(3).stream()));
    Problem problem = Libraries.problem(circuit, new Domain.AtMost(16));
    Criterion every = new Criterion.EveryInput();
    Sizing sizing = CONSTRUCTION.size(new SizeRequest(problem, OptionalInt.empty(), NONE, every));
    int neurons = ((Sizing.Sized) sizing).neurons();
    Network network =
        CONSTRUCTION.build(new BuildRequest(problem, neurons, NONE, every, new Seed(1)));
    assertThat(network.neurons()).isEqualTo(neurons);
    assertThat(
            Verifier.verify(
                    new VerificationRequest(
                        network,
                        problem,
                        every,
                        VerificationRequest.Limits.standard(),
                        new Seed(2)))
                .wrongInputs())
        .hasValue(0);
  }

  @Test
  void needsAllItsNeurons() {
    Problem problem = Libraries.decoder(4);
    assertThat(
            CONSTRUCTION.size(
                new SizeRequest(problem, OptionalInt.of(15), NONE, new Criterion.EveryInput())))
        .isEqualTo(new Sizing.Unsupported("needs 17 neurons, but only 15 are allowed"));
  }

  /** No two gates share a neuron, so no stage of all has any noise. */
  @Test
  void stagesAreWithoutNoise() {
    Problem problem = Libraries.library(new RandomCircuits(4, 3, 4, 2), 8, new Seed(4));
    BuildRequest request =
        new BuildRequest(problem, 100, NONE, new Criterion.EveryInput(), new Seed(1));
    assertThat(Libraries.stageMargins(CONSTRUCTION, request)).containsExactly(1.0, 1.0, 1.0);
  }
}
