package org.superpose.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.superpose.core.network.BitMatrix;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

class ProofMemoryTest {

  private static final Seed SEED = new Seed(20_262);
  private static final int FEATURES = 900;
  private static final int NEURONS = 60;
  private static final int ONES = 4;
  private static final long PLENTY = 1L << 30;

  private static Problem problem() {
    RandomStream random = SEED.derive("pairs").stream();
    int[][] pairs = new int[200][];
    Arrays.setAll(pairs, output -> random.subset(2, FEATURES));
    return new Problem(new ProblemShape("test", FEATURES, pairs.length, 2, 1, 1), Gate.AND, pairs);
  }

  /** Random codes, random weights, channels of four neurons. */
  private static Network network(Problem problem) {
    RandomStream random = SEED.derive("network").stream();
    int[][] codes = new int[FEATURES][];
    Arrays.setAll(codes, feature -> random.subset(ONES, NEURONS));
    int[][] channels = new int[problem.outputs()][];
    Arrays.setAll(channels, output -> random.subset(4, NEURONS));
    return new Network(
        SparseMatrix.binaryColumns(NEURONS, codes),
        new Origin.Public(),
        List.of(
            new Layer(
                BitMatrix.binary(NEURONS, NEURONS, (row, column) -> random.nextInt(2) == 0),
                DenseMatrix.constantColumn(NEURONS, 1 - 2 * ONES))),
        SparseMatrix.binaryRows(NEURONS, channels),
        DenseMatrix.uniformColumn(problem.outputs(), 3.5),
        new Origin.Public());
  }

  /** All tables in bytes, or with numbers in half bytes; no wrong output is counted. */
  private static long peak(Network network, Problem problem, long memory) {
    return ProofEngine.peakMemory(network, problem, options(memory)).orElseThrow();
  }

  private static ProofOptions options(long memory) {
    return new ProofOptions(1, 1_000_000_000L, memory, 1_000);
  }

  /** The same numbers in half the memory give the same proof. */
  @Test
  void theFormOfNumbersDoesNotChangeTheProof() {
    Problem problem = problem();
    Network network = network(problem);
    long half = peak(network, problem, 0);
    Proof inBytes = ProofEngine.prove(network, problem, options(PLENTY));
    assertThat(inBytes).isInstanceOf(Proof.Wrong.class);
    assertThat(ProofEngine.prove(network, problem, options(half))).isEqualTo(inBytes);
    assertThat(ProofEngine.prove(network, problem, options(1_000)))
        .isInstanceOf(Proof.Undecided.class);
  }

  @Test
  void thePeakHoldsAllNumbersAndShrinksWhenMemoryIsShort() {
    Problem problem = problem();
    Network network = network(problem);
    long half = peak(network, problem, 0);
    // Numbers, a bit each, and lists of one in eight.
    assertThat(peak(network, problem, PLENTY))
        .isGreaterThan((long) (NEURONS * FEATURES * (1 + 1 / 8.0 + 4 / 8.0)))
        .isGreaterThan(half);
    assertThat(half).isGreaterThan((long) (NEURONS * FEATURES * (1 / 2.0 + 1 / 8.0 + 4 / 16.0)));
  }
}
