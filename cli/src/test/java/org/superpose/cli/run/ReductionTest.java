package org.superpose.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.superpose.cli.config.Reduction;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;

/** Networks with fewer weights and less precision, all worked out by hand. */
class ReductionTest {

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

  @Test
  void theRowCountsWhatIsLeft() throws Exception {
    Network network = network(Alphabet.integers(0, 9), hubs());
    var comparison =
        Fakes.comparison(
            Fakes.building("loose", _ -> network),
            new Reduction(OptionalInt.empty(), OptionalDouble.empty()));

    Row row = Fakes.run(comparison, 1).getFirst();

    assertThat(row.text(Column.OPTIONS)).isEqualTo("prune=maximal");
    assertThat(row.text(Column.CELL)).endsWith("loose-prunemaximal.s1");
    // The network is always off and so wrong: nothing can be removed that leaves it right.
    assertThat(row.number(Column.PRUNED)).hasValue(0);
    assertThat(row.text(Column.CRITERION_MET)).isEqualTo("no");
    assertThat(row.number(Column.NONZEROS)).hasValue(6 + 6); // weights and biases
  }

  private static double[] hubs() {
    double[] weights = new double[Fakes.FEATURES * Fakes.FEATURES];
    for (int i = 0; i < Fakes.FEATURES; i++) {
      weights[i] = 1;
    }
    return weights;
  }
}
