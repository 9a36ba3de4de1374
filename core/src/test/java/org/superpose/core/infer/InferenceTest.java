package org.superpose.core.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.superpose.core.network.Network;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.SmallCases;
import org.superpose.core.verify.VerificationRequest.Limits;

class InferenceTest {

  private static final Seed ROOT = new Seed(1).derive("inference");

  private static Inference infer(Network network, int sparsity) {
    return Inference.of(network, sparsity, Limits.standard(), ROOT);
  }

  private static List<Optional<InferredGate>> gates(Inference inference) {
    return inference.outputs().stream().map(InferredOutput::gate).toList();
  }

  /** The oracle is the truth table over all inputs, by exact forward passes. */
  @ParameterizedTest
  @EnumSource(SmallCases.Numbers.class)
  void everyGateOfSmallNetworksIsFoundAndNoOther(SmallCases.Numbers numbers) {
    int found = 0;
    int verified = 0;
    for (int index = 0; index < 1000; index++) {
      SmallCases.Case each = SmallCases.of(ROOT, index, numbers);
      Network network = each.network();
      int sparsity = each.problem().sparsity();
      Inference inference = infer(network, sparsity);
      GateOracle oracle = new GateOracle(network, sparsity);
      boolean allFit = true;
      for (InferredOutput output : inference.outputs()) {
        Set<InferredGate> fitting = oracle.fitting(output.output());
        String name = "%s, case %s: %s, output %s".formatted(numbers, index, each, output);
        if (!oracle.isEverOn(output.output())) {
          assertThat(output.isNeverOn()).as(name).isTrue();
        } else if (fitting.stream().anyMatch(gate -> !gate.isNegated())) {
          found++;
          assertThat(output.gate()).as(name).isPresent().get().isIn(fitting);
        }
        allFit &=
            output
                .gate()
                .filter(gate -> oracle.differing(output.output(), gate).isEmpty())
                .isPresent();
      }
      if (inference.problem().isPresent()) {
        assertThat(inference.isVerified()).as("case " + index).isEqualTo(allFit);
        verified += allFit ? 1 : 0;
      }
    }
    assertThat(found).isGreaterThan(500);
    assertThat(verified).isGreaterThan(25);
  }

  static Stream<Arguments> planted() {
    return Stream.of(
        Arguments.of(Gate.IDENTITY, 1, 40, 40, 2, "permutation"),
        Arguments.of(Gate.AND, 2, 40, 60, 2, "pairwise-and"),
        Arguments.of(Gate.AND, 2, 20, 30, 4, "pairwise-and"),
        Arguments.of(Gate.AND, 3, 30, 50, 3, "k-way-and"),
        Arguments.of(Gate.AND, 4, 16, 30, 5, "k-way-and"),
        Arguments.of(Gate.OR, 2, 40, 60, 2, "pairwise-or"),
        Arguments.of(Gate.XOR, 2, 40, 60, 3, "pairwise-xor"),
        Arguments.of(Gate.AND_NOT, 2, 40, 60, 2, "pairwise-and-not"),
        Arguments.of(Gate.OR, 3, 20, 30, 2, "functions"),
        Arguments.of(Gate.XOR, 3, 20, 30, 3, "functions"),
        Arguments.of(Gate.AND_NOT, 3, 20, 30, 3, "functions"));
  }

  @ParameterizedTest
  @MethodSource
  void planted(Gate gate, int arity, int features, int outputs, int sparsity, String task) {
    RandomStream random = ROOT.derive(gate.name(), arity).stream();
    List<InferredGate> gates = PlantedGates.draw(gate, arity, features, outputs, random);

    Inference inference = infer(PlantedGates.network(gates, features, random), sparsity);

    assertThat(gates(inference)).isEqualTo(gates.stream().map(Optional::of).toList());
    assertThat(inference.problem().map(Problem::shape).map(shape -> shape.task())).contains(task);
    assertThat(inference.isVerified()).isTrue();
    assertThat(inference.differences()).isEmpty();
  }

  @Test
  void featuresInOrderAreARepresentation() {
    List<InferredGate> gates = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      gates.add(InferredGate.of(Gate.IDENTITY, i));
    }
    Inference inference = infer(PlantedGates.network(gates, 7, ROOT.stream()), 3);
    assertThat(inference.problem().orElseThrow().isRepresentation()).isTrue();
    assertThat(inference.isVerified()).isTrue();
  }

  @Test
  void outputsOfDifferentGatesAreStatedByTheirFunctions() {
    List<InferredGate> gates =
        List.of(
            InferredGate.of(Gate.XOR, 0, 1),
            InferredGate.of(Gate.AND, 0, 1),
            InferredGate.of(Gate.AND_NOT, 2, 4),
            InferredGate.of(Gate.OR, 3, 4));
    Inference inference = infer(PlantedGates.network(gates, 5, ROOT.stream()), 2);
    assertThat(gates(inference)).isEqualTo(gates.stream().map(Optional::of).toList());
    assertThat(inference.isVerified()).isTrue();
    Problem problem = inference.problem().orElseThrow();
    assertThat(problem.functions()).containsExactly(Gate.XOR, Gate.AND, Gate.AND_NOT, Gate.OR);
    assertThat(problem.inputs(2)).containsExactly(2, 4);
    assertThat(problem.shape().task()).isEqualTo("functions");
  }

  /**
   * Among many outputs that are alike, one that is not is taken for what it is, if that verifies.
   */
  @Test
  void aSingleOtherOutputIsNoFaultIfItIsRight() {
    List<InferredGate> gates =
        new ArrayList<>(PlantedGates.draw(Gate.AND, 2, 20, 40, ROOT.stream()));
    gates.set(7, InferredGate.of(Gate.XOR, 3, 4));
    Inference inference = infer(PlantedGates.network(gates, 20, ROOT.stream()), 3);
    assertThat(gates(inference)).isEqualTo(gates.stream().map(Optional::of).toList());
    assertThat(inference.isVerified()).isTrue();
  }

  /** The negation of a planted network: readout and thresholds change their sign. */
  @ParameterizedTest
  @EnumSource
  void negatedGatesAreFound(Gate gate) {
    int arity = gate == Gate.IDENTITY ? 1 : 2;
    List<InferredGate> gates = PlantedGates.draw(gate, arity, 15, 12, ROOT.stream());
    BitSet all = new BitSet();
    all.set(0, 12);
    Network network = Negation.of(PlantedGates.network(gates, 15, ROOT.stream()), all);
    Inference inference = infer(network, 3);
    assertThat(gates(inference))
        .isEqualTo(gates.stream().map(each -> Optional.of(each.negated())).toList());
    assertThat(inference.isVerified()).isTrue();
    assertThat(inference.problem().orElseThrow().onByDefault()).hasSize(12);
  }

  @Test
  void equalOutputsAreStatedByTheirFunctions() {
    InferredGate gate = InferredGate.of(Gate.AND, 1, 2);
    Inference inference = infer(PlantedGates.network(List.of(gate, gate), 4, ROOT.stream()), 2);
    assertThat(inference.isVerified()).isTrue();
    assertThat(inference.problem().orElseThrow().shape().task()).isEqualTo("functions");
  }

  @Test
  void outputsThatAreAlwaysOnOrNeverOnAreSaidToBe() {
    List<InferredGate> gates =
        List.of(InferredGate.of(Gate.AND, 0, 1, 2), InferredGate.of(Gate.AND, 1, 2, 3));
    Network network = PlantedGates.network(gates, 5, ROOT.stream());
    assertThat(infer(network, 2).statement())
        .isEqualTo(
            new Statement.NotStated(
                "2 of 2 outputs match no gate: output 0 is not seen to be on with at most 2 active"
                    + " features"));
    assertThat(infer(PlantedGates.withThreshold(network, 1, -1), 3).statement())
        .isEqualTo(
            new Statement.NotStated(
                "1 of 2 outputs match no gate: output 1 is on when no feature is active"));
  }

  /** The oracle for what is wrong is the truth table. */
  @Test
  void aFewFaultsDoNotHideWhatIsMeant() {
    RandomStream random = ROOT.derive("faults").stream();
    List<InferredGate> gates = PlantedGates.draw(Gate.AND, 2, 12, 40, random);
    Network network = PlantedGates.network(gates, 12, random);
    network = PlantedGates.withThreshold(network, 17, 1.5); // never on

    Inference inference = infer(network, 2);

    assertThat(gates(inference)).isEqualTo(gates.stream().map(Optional::of).toList());
    assertThat(inference.isVerified()).isFalse();
    InferredOutput odd = inference.outputs().get(17);
    assertThat(odd.isAssumed()).isTrue();
    assertThat(odd.remark()).isEqualTo("is not seen to be on with at most 2 active features");
    assertThat(inference.differences()).hasSize(1);
    Difference difference = inference.differences().getFirst();
    List<int[]> differing = new GateOracle(network, 2).differing(17, gates.get(17));
    assertThat(difference.wrongInputs()).isEqualTo(differing.size());
    assertThat(difference.first().output()).isEqualTo(17);
    assertThat(difference.first().activeInputs())
        .isEqualTo(Arrays.stream(differing.getFirst()).boxed().toList());
  }

  /** One output of many is blocked by a feature that the sample of pairs passes over. */
  @Test
  void aRareNegationIsFound() {
    List<InferredGate> gates = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      gates.add(InferredGate.of(Gate.AND_NOT, i, (i + 1) % 64));
    }
    gates.replaceAll(gate -> InferredGate.of(Gate.IDENTITY, gate.inputs().getFirst()));
    gates.set(33, InferredGate.of(Gate.AND_NOT, 33, 5));
    Inference inference = infer(PlantedGates.network(gates, 64, ROOT.stream()), 2);
    assertThat(gates(inference)).isEqualTo(gates.stream().map(Optional::of).toList());
    assertThat(inference.isVerified()).isTrue();
  }

  @Test
  void threadsChangeNothing() {
    RandomStream random = ROOT.derive("threads").stream();
    List<InferredGate> gates = PlantedGates.draw(Gate.AND_NOT, 2, 30, 50, random);
    Network network = PlantedGates.network(gates, 30, random);
    Inference one = infer(network, 2);
    Inference three = Inference.of(network, 2, Limits.standard().withThreads(3), ROOT);
    assertThat(three.outputs()).isEqualTo(one.outputs());
    assertThat(three.verification()).isEqualTo(one.verification());
  }

  @Test
  void sparsityIsWithinTheFeatures() {
    Network network =
        PlantedGates.network(List.of(InferredGate.of(Gate.OR, 0, 1)), 3, ROOT.stream());
    assertThatThrownBy(() -> infer(network, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the sparsity is from 1 to the 3 features, was 4");
    assertThatThrownBy(() -> infer(network, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
