package org.superpose.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.core.network.Alphabet;
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

/** Proofs from bits are the proofs from tables. */
class ScreenTest {

  private static final int FEATURES = 700; // some blocks
  private static final int OUTPUTS = 90;
  private static final int ONES = 3;
  private static final ProofOptions OPTIONS = new ProofOptions(2, 1L << 36, 1L << 30, 100_000);

  /** Output channels on random codes: wrong where the channel is small, right where it is not. */
  private record Sample(Problem problem, int[][] codes, int[][] channels, int neurons) {

    static Sample of(int seed, int neurons, int channel) {
      RandomStream random = new Seed(seed).stream();
      int[][] pairs = new int[OUTPUTS][];
      Arrays.setAll(pairs, output -> random.subset(2, FEATURES));
      int[][] codes = new int[FEATURES][];
      Arrays.setAll(codes, feature -> random.subset(ONES, neurons));
      int[][] channels = new int[OUTPUTS][];
      Arrays.setAll(channels, output -> random.subset(channel, neurons));
      ProblemShape shape = new ProblemShape("test", FEATURES, OUTPUTS, 2, 1, 1);
      return new Sample(new Problem(shape, Gate.AND, pairs), codes, channels, neurons);
    }

    /**
     * @param inBits whether the product is of the kind that bits hold; otherwise one more neuron,
     *     which no output reads, has another weight
     */
    Network network(boolean inBits) {
      double[][] weights = new double[neurons + (inBits ? 0 : 1)][neurons];
      for (int output = 0; output < OUTPUTS; output++) {
        for (int feature : problem.inputs(output)) {
          for (int neuron : channels[output]) {
            Arrays.stream(codes[feature]).forEach(one -> weights[neuron][one] = 1);
          }
        }
      }
      if (!inBits) {
        weights[neurons][0] = 2;
      }
      double[] entries = Arrays.stream(weights).flatMapToDouble(Arrays::stream).toArray();
      return new Network(
          SparseMatrix.binaryColumns(neurons, codes),
          new Origin.Public(),
          List.of(
              new Layer(
                  DenseMatrix.of(weights.length, neurons, Alphabet.integers(0, 2), entries),
                  DenseMatrix.constantColumn(weights.length, 1 - 2 * ONES))),
          SparseMatrix.binaryRows(weights.length, channels),
          DenseMatrix.uniformColumn(OUTPUTS, channels[0].length - 0.5),
          new Origin.Public());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7})
  void proofsFromBitsAreThoseFromTables(int channel) {
    int right = 0;
    for (int seed = 0; seed < 12; seed++) {
      Sample sample = Sample.of(seed, 60 + 20 * seed, channel);
      Network network = sample.network(true);
      assertThat(isInBits(network, sample.problem)).isTrue();
      assertThat(isInBits(sample.network(false), sample.problem)).isFalse();
      Proof proof = ProofEngine.prove(network, sample.problem, OPTIONS);
      assertThat(proof)
          .as("channels of %s, seed %s", channel, seed)
          .isEqualTo(ProofEngine.prove(sample.network(false), sample.problem, OPTIONS));
      right += proof instanceof Proof.Right ? 1 : 0;
    }
    assertThat(right).isBetween(channel < 4 ? 0 : 1, 11);
  }

  private static boolean isInBits(Network network, Problem problem) {
    return Layout.of(network, problem.sparsity(), OPTIONS.memory(), 0).bits(network).isPresent();
  }

  /** A network that is right takes no more than its weights in bits. */
  @Test
  void aRightNetworkIsProvedWithoutTables() {
    Sample sample = Sample.of(1, 400, 7);
    Network network = sample.network(true);
    Proof proof = ProofEngine.prove(network, sample.problem, OPTIONS);
    assertThat(proof).isInstanceOf(Proof.Right.class);
    Layout layout = Layout.of(network, 2, OPTIONS.memory(), OPTIONS.wrongOutputs());
    assertThat(layout.bytesInBits()).isLessThan(layout.bytes());
    ProofOptions little =
        new ProofOptions(1, OPTIONS.work(), layout.bytesInBits(), OPTIONS.wrongOutputs());
    assertThat(ProofEngine.prove(network, sample.problem, little)).isEqualTo(proof);
  }

  /** Bits give what sums give. */
  @Test
  void effectiveWeightsInBitsAreThoseInSums() {
    Sample sample = Sample.of(3, 50, 4);
    Network network = sample.network(true);
    BitProduct bits = Layout.of(network, 2, OPTIONS.memory(), 0).bits(network).orElseThrow();
    EffectiveWeights tabulated = Layout.of(network, 2, OPTIONS.memory(), 0).weights(network, 1);
    long[] loud = new long[1];
    for (int feature = 0; feature < FEATURES; feature++) {
      int each = feature;
      bits.loudAt(feature, loud);
      long expected =
          IntStream.range(0, 50)
              .filter(neuron -> tabulated.of(neuron, each) == bits.largest())
              .mapToLong(neuron -> 1L << neuron)
              .sum();
      assertThat(loud[0]).isEqualTo(expected);
      for (int neuron = 0; neuron < 50; neuron++) {
        assertThat(bits.of(neuron, feature)).isEqualTo(tabulated.of(neuron, feature));
      }
    }
  }
}
