package org.superpose.core.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;

/** Networks with fewer weights and less precision, all worked out by hand. */
class CompressionTest {

  private static Network network(Alphabet alphabet, double... weights) {
    int size = (int) Math.sqrt(weights.length);
    return new Network(
        SparseMatrix.identity(size),
        new Origin.Public(),
        List.of(
            new Layer(
                DenseMatrix.of(size, size, alphabet, weights),
                DenseMatrix.constantColumn(size, -6))),
        SparseMatrix.identity(size),
        DenseMatrix.uniformColumn(size, 3),
        new Origin.Public());
  }

  private static double[] entries(Matrix matrix) {
    double[] entries = new double[matrix.rows() * matrix.columns()];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = matrix.get(i / matrix.columns(), i % matrix.columns());
    }
    return entries;
  }

  private static Matrix weights(Network network) {
    return network.layers().getFirst().weights();
  }

  @Test
  void twoBitsOfSignedWeightsAreMinusOneZeroAndOne() {
    Network rounded = new Quantization(2).apply(network(Alphabet.integers(-9, 9), 9, -5, 4, -1));

    assertThat(weights(rounded).alphabet()).isEqualTo(Alphabet.TERNARY);
    assertThat(entries(weights(rounded))).containsExactly(1, -1, 0, 0);
    // The spacing of 9 moves into the bias, -6 / 9, and into the thresholds, 3 / 9.
    assertThat(entries(rounded.layers().getFirst().bias())).containsExactly(-1, -1);
    assertThat(entries(rounded.thresholds())).containsExactly(1 / 3.0, 1 / 3.0);
  }

  @Test
  void twoBitsOfUnsignedWeightsAreFourValues() {
    Network rounded = new Quantization(2).apply(network(Alphabet.integers(0, 6), 6, 5, 2, 0));

    assertThat(weights(rounded).alphabet()).isEqualTo(Alphabet.integers(0, 3));
    assertThat(entries(weights(rounded))).containsExactly(3, 2, 1, 0);
    assertThat(Accounting.of(rounded).bitsPerParameter()).isEqualTo(2);
  }

  @Test
  void oneBitOfSignedWeightsIsTheSign() {
    Network rounded = new Quantization(1).apply(network(Alphabet.FLOAT64, 0.5, -0.25, 0, -1));

    assertThat(weights(rounded).alphabet()).isEqualTo(Alphabet.SIGN);
    assertThat(entries(weights(rounded))).containsExactly(1, -1, 1, -1);
  }

  @Test
  void weightsThatCostNoMoreStay() {
    Network binary = network(Alphabet.BINARY, 1, 0, 0, 1);

    assertThat(weights(new Quantization(1).apply(binary)).sameEntries(weights(binary))).isTrue();
    assertThat(new Quantization(1).apply(binary).thresholds()).isSameAs(binary.thresholds());
  }

  @Test
  void manyBitsChangeNothingButTheScale() {
    Network rounded = new Quantization(8).apply(network(Alphabet.integers(0, 510), 510, 4, 2, 0));

    // By hand: 255 steps of 2.
    assertThat(entries(weights(rounded))).containsExactly(255, 2, 1, 0);
    assertThat(entries(rounded.layers().getFirst().bias())).containsExactly(-3, -3);
    assertThat(entries(rounded.thresholds())).containsExactly(1.5, 1.5);
  }

  @Test
  void theSmallestWeightsGoFirst() {
    Pruning pruning = new Pruning(network(Alphabet.integers(-9, 9), 9, -2, 1, 2));

    assertThat(entries(weights(pruning.without(0)))).containsExactly(9, -2, 1, 2);
    assertThat(entries(weights(pruning.without(2)))).containsExactly(9, 0, 0, 2);
    assertThat(pruning.count(0.5)).isEqualTo(2);
    assertThat(entries(weights(pruning.without(4)))).containsExactly(0, 0, 0, 0);
  }

  @Test
  void removingSignsCostsTheirThirdValue() {
    Network signs = network(Alphabet.SIGN, 1, -1, -1, 1);

    assertThat(weights(new Pruning(signs).without(1)).alphabet()).isEqualTo(Alphabet.TERNARY);
    assertThat(weights(new Pruning(signs).without(0)).alphabet()).isEqualTo(Alphabet.SIGN);
  }

  @Test
  void asManyWeightsGoAsTheCriterionAllows() {
    Network network = network(Alphabet.integers(0, 9), 9, 8, 7, 6, 5, 4, 3, 2, 1);
    Pruning pruning = new Pruning(network);

    for (int needed = 0; needed <= 9; needed++) {
      int kept = needed;
      assertThat(pruning.most(candidate -> weights(candidate).nonzeros() >= kept))
          .as("%d of 9 weights are needed", needed)
          .isEqualTo(9 - needed);
    }
    assertThat(pruning.most(_ -> false)).isZero();
  }

  /** Oracle: a stable sort of all weights by magnitude; half of them are tied with others. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theOrderIsThatOfAStableSort(long seed) {
    RandomStream random = new Seed(seed).stream();
    double[][] weights = new double[2][36]; // [layers][6 x 6]
    for (double[] layer : weights) {
      Arrays.setAll(layer, _ -> random.nextInt(7) - 3);
    }
    Pruning pruning = new Pruning(layers(6, weights[0], weights[1]));
    List<int[]> order =
        IntStream.range(0, 72)
            .mapToObj(i -> new int[] {i / 36, i % 36})
            .filter(at -> weights[at[0]][at[1]] != 0)
            .sorted(Comparator.comparingDouble(at -> Math.abs(weights[at[0]][at[1]])))
            .toList();

    for (int removed = 0; removed <= order.size(); removed++) {
      Network pruned = pruning.without(removed);
      for (int l = 0; l < 2; l++) {
        assertThat(entries(pruned.layers().get(l).weights()))
            .as("layer %d without %d", l, removed)
            .containsExactly(weights[l]);
      }
      if (removed < order.size()) {
        weights[order.get(removed)[0]][order.get(removed)[1]] = 0;
      }
    }
    assertThatThrownBy(() -> pruning.without(order.size() + 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static Network layers(int size, double[]... weights) {
    return new Network(
        SparseMatrix.identity(size),
        new Origin.Public(),
        Arrays.stream(weights)
            .map(
                entries ->
                    new Layer(
                        DenseMatrix.of(size, size, Alphabet.integers(-3, 3), entries),
                        DenseMatrix.constantColumn(size, 0)))
            .toList(),
        SparseMatrix.identity(size),
        DenseMatrix.uniformColumn(size, 3),
        new Origin.Public());
  }

  /** A network of few weights that are not zero, and of many entries. */
  private static Network diagonal(int size) {
    return new Network(
        SparseMatrix.identity(size),
        new Origin.Public(),
        List.of(new Layer(SparseMatrix.identity(size), DenseMatrix.constantColumn(size, 0))),
        SparseMatrix.identity(size),
        DenseMatrix.uniformColumn(size, 0.5),
        new Origin.Public());
  }

  private static Network doubled(int size) {
    int[][] positions = IntStream.range(0, size).mapToObj(i -> new int[] {i}).toArray(int[][]::new);
    int[][] twos = IntStream.range(0, size).mapToObj(_ -> new int[] {2}).toArray(int[][]::new);
    Network diagonal = diagonal(size);
    return new Network(
        diagonal.encoder(),
        diagonal.encoderOrigin(),
        List.of(
            diagonal.layers().getFirst(),
            new Layer(
                SparseMatrix.ofRows(size, Alphabet.integers(0, 2), positions, twos),
                DenseMatrix.constantColumn(size, 0))),
        diagonal.readout(),
        diagonal.thresholds(),
        diagonal.readoutOrigin());
  }

  @Test
  void memoryIsEstimatedFromSizesAlone() {
    // By hand: 8 bytes for each magnitude and for each entry of a pruned network.
    assertThat(Pruning.bytes(diagonal(10))).isEqualTo(8 * (10 + 100));
    assertThat(Pruning.bytes(diagonal(65_536))).isEqualTo(8 * (65_536 + (1L << 32)));
    // One bit leaves the first layer, of zeros and ones, as it is.
    assertThat(new Quantization(1).bytes(doubled(10))).isEqualTo(8 * 100);
    assertThat(new Quantization(1).bytes(doubled(65_536))).isEqualTo(8 * (1L << 32));
    assertThat(new Quantization(2).bytes(doubled(65_536))).isZero();
  }

  /** 65,536 x 65,536 entries: the number of them is 0 as an int. */
  @Test
  void moreEntriesThanAnArrayHoldsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pruning(diagonal(65_536)))
        .withMessage(
            "the 65536 x 65536 weights of layer 1 are too many to compress: 4294967296, at most"
                + " 2147483639 fit one array");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Quantization(1).apply(doubled(65_536)))
        .withMessageStartingWith("the 65536 x 65536 weights of layer 2 are too many to compress");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 53})
  void bitsAreLimited(int bits) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Quantization(bits))
        .withMessage("bits must be from 1 to 52, were " + bits);
  }
}
