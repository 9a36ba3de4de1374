package org.superpose.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;

class ProblemTest {

  private static final Seed SEED = new Seed(20_260_518);

  private static Problem problem(Gate gate, int features, int[]... inputs) {
    return new Problem(new ProblemShape("test", features, inputs.length, 2, 0, 0), gate, inputs);
  }

  @Test
  void listsGatesByOutputAndByFeature() {
    Problem problem = problem(Gate.AND, 4, new int[] {3, 1}, new int[] {1, 0}, new int[] {0, 3, 1});

    assertThat(problem.inputs(2)).containsExactly(0, 3, 1);
    assertThat(problem.arity(2)).isEqualTo(3);
    assertThat(problem.input(0, 0)).isEqualTo(3);
    assertThat(problem.influence(1)).isEqualTo(3);
    assertThat(problem.influence(2)).isZero();
    assertThat(IntStream.range(0, 2).map(i -> problem.outputOf(3, i))).containsExactly(0, 2);
    assertThat(problem.largestInfluence()).isEqualTo(3);
  }

  @Test
  void doesNotShareItsArrays() {
    int[] gate = {0, 1};
    Problem problem = problem(Gate.AND, 2, gate);
    gate[0] = 7;
    problem.inputs(0)[1] = 7;

    assertThat(problem.inputs(0)).containsExactly(0, 1);
  }

  /** Against the definition of each gate, on all 2^7 inputs of random gates with 1 to 4 inputs. */
  @ParameterizedTest
  @EnumSource
  void oracleAgreesWithTheDefinition(Gate gate) {
    RandomStream random = SEED.derive("gates").stream();
    int[][] gates = new int[40][];
    Arrays.setAll(gates, i -> gateInputs(gate, random));
    Problem problem = problem(gate, 7, gates);
    for (int set = 0; set < 128; set++) {
      int active = set;
      int[] input = IntStream.range(0, 7).filter(f -> (active >> f & 1) == 1).toArray();
      int[] on = IntStream.range(0, 40).filter(q -> defined(gate, gates[q], active)).toArray();
      assertThat(problem.activeOutputs(input)).as("%s", Arrays.toString(input)).isEqualTo(on);
      for (int q = 0; q < 40; q++) {
        assertThat(problem.isOn(q, input)).isEqualTo(defined(gate, gates[q], active));
      }
    }
  }

  private static int[] gateInputs(Gate gate, RandomStream random) {
    int[] inputs = random.subset(gate == Gate.IDENTITY ? 1 : 1 + random.nextInt(4), 7);
    random.shuffle(inputs);
    return inputs;
  }

  private static boolean defined(Gate gate, int[] inputs, int active) {
    boolean[] x = new boolean[inputs.length];
    int count = 0;
    for (int i = 0; i < inputs.length; i++) {
      x[i] = (active & (1 << inputs[i])) != 0;
      count += x[i] ? 1 : 0;
    }
    return switch (gate) {
      case IDENTITY -> x[0];
      case AND -> count == x.length;
      case OR -> count > 0;
      case XOR -> count % 2 == 1;
      case AND_NOT -> x[0] && count == 1;
    };
  }

  @Test
  void rejectsGatesThatDoNotFit() {
    assertThatThrownBy(
            () -> new Problem(new ProblemShape("test", 4, 2, 2, 0, 0), Gate.OR, new int[][] {{0}}))
        .hasMessage("the shape has 2 outputs, the problem 1");
    assertThatThrownBy(() -> problem(Gate.AND, 4, new int[] {0, 1}, new int[] {1, 4}))
        .hasMessage("output 1 depends on feature 4, but features are 0 to 3");
    assertThatThrownBy(() -> problem(Gate.AND, 4, new int[] {-1}))
        .hasMessage("output 0 depends on feature -1, but features are 0 to 3");
    assertThatThrownBy(() -> problem(Gate.AND, 4, new int[] {2, 1, 2}))
        .hasMessage("output 0 depends on feature 2 twice");
    assertThatThrownBy(() -> problem(Gate.AND, 4, new int[] {}))
        .hasMessage("output 0 is AND of 0 inputs");
    assertThatThrownBy(() -> problem(Gate.XOR, 40, IntStream.range(0, 32).toArray()))
        .hasMessage("output 0 is XOR of 32 inputs");
    assertThatThrownBy(() -> problem(Gate.IDENTITY, 4, new int[] {0, 1}))
        .hasMessage("output 0 is IDENTITY of 2 inputs");
  }

  // By hand.
  static Stream<Arguments> alike() {
    return Stream.of(
        Arguments.of(Gate.AND, new int[][] {{0, 1}, {2, 1}}, new Gates(Gate.AND, 2)),
        Arguments.of(Gate.AND_NOT, new int[][] {{0, 1}, {1, 0}}, new Gates(Gate.AND_NOT, 2)),
        Arguments.of(Gate.OR, new int[][] {{2}, {0}}, new Gates(Gate.IDENTITY, 1)),
        Arguments.of(Gate.AND, new int[][] {{0, 1}, {1, 0}}, null),
        Arguments.of(Gate.AND_NOT, new int[][] {{0, 1, 2}, {0, 2, 1}}, null),
        Arguments.of(Gate.XOR, new int[][] {{0, 1}, {0, 1, 2}}, null),
        Arguments.of(Gate.IDENTITY, new int[][] {{1}, {1}}, null));
  }

  @ParameterizedTest
  @MethodSource("alike")
  void saysWhatItsOutputsAreWhereTheyAreAlike(Gate gate, int[][] inputs, @Nullable Gates expected) {
    assertThat(problem(gate, 3, inputs).gates()).isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void representsWhereASingleOrderOfFeaturesIsAllThereIs() {
    int[][] order = {{1}, {0}};
    ProblemShape many = new ProblemShape("test", 2, 2, 1, 1, 1);
    assertThat(problem(Gate.IDENTITY, 2, order).isRepresentation()).isTrue();
    assertThat(new Problem(many, Gate.IDENTITY, order).isRepresentation()).isFalse();
    assertThat(problem(Gate.AND, 2, new int[] {0, 1}).isRepresentation()).isFalse();
  }

  @Test
  void rejectsGatesThatTheShapeDenies() {
    ProblemShape pairs = new ProblemShape("test", 4, 1, 2, 0, 0).with(new Gates(Gate.AND, 2));
    assertThat(new Problem(pairs, Gate.AND, new int[][] {{0, 3}}).gates())
        .contains(new Gates(Gate.AND, 2));
    assertThatThrownBy(() -> new Problem(pairs, Gate.AND, new int[][] {{0, 1, 2}}))
        .hasMessage("output 0 is AND of 3 inputs, but its shape says that all are AND of 2 inputs");
    assertThatThrownBy(() -> new Problem(pairs, Gate.OR, new int[][] {{0, 1}}))
        .hasMessageStartingWith("output 0 is OR of 2 inputs, but its shape says");
    assertThatThrownBy(() -> new Gates(Gate.IDENTITY, 2))
        .hasMessage("no output is IDENTITY of 2 inputs");
    assertThatThrownBy(() -> new Gates(Gate.AND, 32)).hasMessage("no output is AND of 32 inputs");
  }

  @Test
  void acceptsGatesOfThirtyOneInputs() {
    Problem problem = problem(Gate.AND, 31, IntStream.range(0, 31).toArray());

    assertThat(problem.isOn(0, IntStream.range(0, 31).toArray())).isTrue();
    assertThat(problem.isOn(0, IntStream.range(0, 30).toArray())).isFalse();
  }
}
