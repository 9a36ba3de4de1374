package org.superpose.constructions.circuits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.superpose.core.circuit.Circuit;
import org.superpose.core.circuit.RandomCircuits;
import org.superpose.core.circuit.StageDesign;
import org.superpose.core.circuit.StatedCircuit;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Network;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.verify.Method;
import org.superpose.core.verify.Verification;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.Verifier;

class LayeredCircuitTest {

  private static final LayeredCircuit CONSTRUCTION = new LayeredCircuit();
  private static final Settings DEFAULTS =
      Settings.of(CONSTRUCTION.describe().parameters(), Map.of());

  private static int automatic(Problem problem) {
    Sizing sizing =
        CONSTRUCTION.size(
            new SizeRequest(problem, OptionalInt.empty(), DEFAULTS, new Criterion.EveryInput()));
    return ((Sizing.Sized) sizing).neurons();
  }

  private static Network built(Problem problem, int neurons, Settings options) {
    return CONSTRUCTION.build(
        new BuildRequest(problem, neurons, options, new Criterion.EveryInput(), new Seed(1)));
  }

  private static Verification judged(Problem problem, int neurons) {
    return Verifier.verify(
        new VerificationRequest(
            built(problem, neurons, DEFAULTS),
            problem,
            new Criterion.EveryInput(),
            VerificationRequest.Limits.standard(),
            new Seed(2)));
  }

  @Test
  void libraryIsRightBelowAGateOfItsWidestLevel() {
    Problem problem = Libraries.library(new RandomCircuits(4, 3, 4, 2), 128, new Seed(5));
    int neurons = automatic(problem);
    assertThat(neurons).as("neurons, for 512 gates of a level").isLessThan(512);
    Verification verification = judged(problem, neurons);
    assertThat(verification.method()).isEqualTo(Method.EXHAUSTIVE);
    assertThat(verification.wrongInputs()).hasValue(0);
    assertThat(verification.inputsChecked()).hasValue(1 + 128 * 15);
  }

  @Test
  void decoderIsRightOnHalfANeuronForEachOutput() {
    Verification verification = judged(Libraries.decoder(8), 128);
    assertThat(verification.wrongInputs()).hasValue(0);
    assertThat(verification.inputsChecked()).hasValue(256);
  }

  @Test
  void quickOptionsOfTheAuditGiveTheSameFreeParts() {
    Problem problem = Libraries.library(new RandomCircuits(4, 3, 4, 2), 8, new Seed(6));
    int neurons = automatic(problem);
    Settings quick = CONSTRUCTION.auditOptions(DEFAULTS);
    Network network = built(problem, neurons, DEFAULTS);
    Network other = built(problem, neurons, quick);
    assertThat(quick.integer("training-inputs")).isEqualTo(1);
    assertThat(other.encoder().sameEntries(network.encoder())).isTrue();
    assertThat(other.readout().sameEntries(network.readout())).isTrue();
    assertThat(other.thresholds().sameEntries(network.thresholds())).isTrue();
  }

  /** Against the definition, with exact forward passes on every input. */
  @Test
  void everyStageIsMeasured() {
    Problem problem = Libraries.library(new RandomCircuits(4, 3, 4, 2), 8, new Seed(6));
    BuildRequest request =
        new BuildRequest(problem, 60, DEFAULTS, new Criterion.EveryInput(), new Seed(1));
    Circuit circuit = StatedCircuit.of(problem);
    Network network = CONSTRUCTION.build(request);
    List<StageDesign> stages = CONSTRUCTION.stages(request);
    double[] least = new double[stages.size()];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (int[] input : Inputs.of(problem, 1000, new Seed(2))) {
      ForwardPass pass = ForwardPass.of(network, input);
      for (int number = 0; number < least.length; number++) {
        StageDesign stage = stages.get(number);
        BitSet meant = stage.activeNeurons(circuit.activeSignals(input));
        BigDecimal[] values = pass.layer(stage.layer());
        for (int neuron = 0; neuron < values.length; neuron++) {
          double part = 2 * values[neuron].doubleValue() / stage.one() - 1;
          least[number] = Math.min(least[number], meant.get(neuron) ? part : -part);
        }
      }
    }
    assertThat(Libraries.stageMargins(CONSTRUCTION, request))
        .hasSize(3)
        .zipSatisfy(
            Arrays.stream(least).boxed().toList(),
            (measured, expected) -> assertThat(measured).isCloseTo(expected, within(1e-12)));
  }

  @Test
  void tooNarrowNetworkIsWrongRatherThanRefused() {
    Verification verification = judged(Libraries.decoder(6), 6);
    assertThat(verification.wrongInputs().orElseThrow()).isPositive();
  }

  /** 5,500 pairs of features, any of which may be active: a code of three neurons for each. */
  @Test
  void moreActiveSignalsThanAnyLayerHoldsAreDeclinedWithNumbers() {
    int[][] pairs = new int[5500][];
    Arrays.setAll(pairs, i -> new int[] {2 * i, 2 * i + 1});
    Problem problem =
        new Problem(new ProblemShape("pairs", 11_000, 5500, 11_000, 0, 0), Gate.AND, pairs);
    assertThat(
            CONSTRUCTION.size(
                new SizeRequest(
                    problem, OptionalInt.empty(), DEFAULTS, new Criterion.EveryInput())))
        .isEqualTo(
            new Sizing.Unsupported(
                "16,500 neurons would be needed, at most 16,384 are possible: level 1 has 5,500"
                    + " signals, up to 5,500 of them active at once, each on 3 neurons"));
  }
}
