package org.superpose.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.task.BooleanFunction;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.TruthTable;

class StatedCircuitTest {

  private static final int FEATURES = 10;

  /** The oracle is the problem's own, on every input. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 6, 7, 9})
  void computesWhatTheProblemSays(int arity) {
    RandomStream random = new Seed(arity).stream();
    TruthTable table = TruthTable.of(arity, _ -> random.nextLong() < 0);
    List<BooleanFunction> functions =
        arity == 1
            ? List.of(table, Gate.IDENTITY)
            : List.of(table, Gate.AND, Gate.OR, Gate.XOR, Gate.AND_NOT);
    int[][] inputs =
        functions.stream().map(_ -> random.subset(arity, FEATURES)).toArray(int[][]::new);
    Problem problem =
        new Problem(
            new ProblemShape("test", FEATURES, inputs.length, FEATURES, 0, 0), functions, inputs);
    Circuit circuit = StatedCircuit.of(problem);
    for (int state = 0; state < 1 << FEATURES; state++) {
      int pattern = state;
      int[] active = IntStream.range(0, FEATURES).filter(i -> (pattern >> i & 1) == 1).toArray();
      assertThat(circuit.activeOutputs(active))
          .as("outputs in state %s", state)
          .isEqualTo(problem.activeOutputs(active));
    }
  }
}
