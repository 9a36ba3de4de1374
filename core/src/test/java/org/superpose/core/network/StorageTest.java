package org.superpose.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StorageTest {

  private static Network network(Matrix weights, Origin readout) {
    return new Network(
        SparseMatrix.identity(weights.columns()),
        new Origin.Public(),
        List.of(new Layer(weights, DenseMatrix.constantColumn(weights.rows(), 0))),
        SparseMatrix.identity(weights.rows()),
        DenseMatrix.uniformColumn(weights.rows(), 0.5),
        readout);
  }

  // By hand: 3 ones of 64 entries, C(64, 3) = 41,664 places, log2 15.3465; 3 in gamma code of 4, 5
  // bits.
  @Test
  void fewNonzerosAreListed() {
    int[][] ones = {{0}, {}, {5}, {}, {}, {}, {7}, {}};
    Storage storage = Storage.of(network(SparseMatrix.binaryRows(8, ones), new Origin.Public()));

    assertThat(storage.bits()).isCloseTo(15.3465 + 5, within(1e-4));
    assertThat(storage.sparse()).containsExactly("weights 1");
  }

  // By hand: half of 64 bits at fair chances take more than 60 bits to place, and 11 to count.
  @Test
  void manyNonzerosAreNot() {
    BitMatrix weights = BitMatrix.binary(8, 8, (row, column) -> (row + column) % 2 == 0);
    Storage storage = Storage.of(network(weights, new Origin.Public()));

    assertThat(storage.bits()).isEqualTo(64);
    assertThat(storage.sparse()).isEmpty();
  }

  // By hand: a program's identity of 8 has 8 ones of 64, log2 C(64, 8) = 32.0435 and 7 bits; its
  // thresholds are one number for all.
  @Test
  void whatIsPublicIsNotStored() {
    int[][] ones = {{0}, {}, {5}, {}, {}, {}, {7}, {}};
    SparseMatrix weights = SparseMatrix.binaryRows(8, ones);
    double before = Storage.of(network(weights, new Origin.Public())).bits();
    Storage storage = Storage.of(network(weights, new Origin.Program()));
    double thresholds = DenseMatrix.uniformColumn(8, 0.5).bits();

    assertThat(storage.bits() - before).isCloseTo(32.0435 + 7 + thresholds, within(1e-3));
    assertThat(storage.sparse()).contains("weights 1", "readout");
  }

  // Oracle: exact products. 10 real numbers of 1,000 take 64 bits each.
  @Test
  void valuesAreStoredToo() {
    double[] entries = new double[1000];
    for (int i = 0; i < 10; i++) {
      entries[97 * i] = 0.1 + i;
    }
    double places = 0;
    for (int i = 0; i < 10; i++) {
      places += Math.log((1000.0 - i) / (i + 1)) / Math.log(2);
    }
    assertThat(Storage.sparseBits(DenseMatrix.of(10, 100, Alphabet.FLOAT64, entries)))
        .isCloseTo(places + 7 + 640, within(1e-6));
  }

  @Test
  void storingIsNeverDearerThanCounting() {
    int[][] ones = {{0, 3}, {1}, {5, 6, 7}, {2}};
    Network network = network(SparseMatrix.binaryRows(8, ones), new Origin.Program());

    assertThat(Storage.of(network).bits())
        .isLessThanOrEqualTo(Accounting.of(network).parameterBits());
  }
}
