package org.superpose.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All expected values are counted by hand. */
class AccountingTest {

  /** Four features on three neurons, a layer of two neurons, five outputs. */
  private static final Matrix ENCODER =
      SparseMatrix.binaryColumns(3, new int[][] {{0}, {1}, {2}, {0, 1}}); // 3 x 4, 5 ones

  private static final Layer LAYER =
      new Layer(
          SparseMatrix.ofRows(
              3, Alphabet.TERNARY, new int[][] {{0, 1}, {2}}, new int[][] {{1, -1}, {1}}),
          DenseMatrix.of(2, 1, Alphabet.integers(-3, 0), new double[] {-3, 0}));

  private static final Matrix READOUT = readout(1);
  private static final Matrix THRESHOLDS = DenseMatrix.uniformColumn(5, 0.5);
  private static final double LOG2_3 = Math.log(3) / Math.log(2);

  /** -3..0: -3 is the sixth of 0, -1, 1, -2, ..., so 5 bits, and the range of 3 takes 3. */
  private static final double LIMITS = 5 + 3;

  private static final double LOG2_5 = Math.log(5) / Math.log(2);

  /** Every output reads neuron 0, but output 3 the given ones. */
  private static Matrix readout(int... third) {
    return SparseMatrix.binaryRows(2, new int[][] {{0}, {0}, {0}, third, {0}});
  }

  private static Accounting count(Origin encoder, Origin readout) {
    return Accounting.of(
        new Network(ENCODER, encoder, List.of(LAYER), READOUT, THRESHOLDS, readout));
  }

  @Test
  void publicPartsAreFree() {
    Accounting accounting = count(new Origin.Public(), new Origin.Public());

    assertThat(accounting.neurons()).isEqualTo(3);
    assertThat(accounting.layers()).isEqualTo(1);
    assertThat(accounting.parameters()).isEqualTo(6 + 2);
    assertThat(accounting.nonzeros()).isEqualTo(3 + 1);
    assertThat(accounting.parameterBits()).isCloseTo(6 * LOG2_3 + 2 * 2 + LIMITS, within(1e-12));
    assertThat(accounting.bitsPerParameter()).isEqualTo(2);
  }

  @Test
  void aProgramsEncoderCountsInFull() {
    Accounting accounting = count(new Origin.Program(), new Origin.Public());

    assertThat(accounting.parameters()).isEqualTo(8 + 12);
    assertThat(accounting.nonzeros()).isEqualTo(4 + 5);
    assertThat(accounting.parameterBits()).isCloseTo(6 * LOG2_3 + 4 + LIMITS + 12, within(1e-12));
  }

  @Test
  void aProgramsReadoutCountsWithItsThresholds() {
    Accounting accounting = count(new Origin.Public(), new Origin.Program());

    assertThat(accounting.parameters()).isEqualTo(8 + 10 + 5);
    assertThat(accounting.nonzeros()).isEqualTo(4 + 5 + 5);
    assertThat(accounting.parameterBits())
        .isCloseTo(6 * LOG2_3 + 4 + LIMITS + 10 + 5 * 64, within(1e-9));
    assertThat(accounting.bitsPerParameter()).isEqualTo(2);
  }

  @Test
  void deviationsCountTheirPlaceAndEntries() {
    // One of 5 rows differs and has a single one among 2 columns: log2 5 + 1 bits.
    assertThat(extraBits(readout(0))).isCloseTo(LOG2_5 + 1, within(1e-12));
    assertThat(count(new Origin.Public(), new Origin.PublicExceptRows(readout(0))).parameters())
        .isEqualTo(8 + 1);
    assertThat(extraBits(readout(0, 1))).isCloseTo(LOG2_5 + 1, within(1e-12));
    // The same entries in another form are not a deviation.
    assertThat(extraBits(BitMatrix.binary(5, 2, (row, column) -> (row == 3) == (column == 1))))
        .isZero();
  }

  @Test
  void anEmptiedRowCountsItsPlaceOnly() {
    Network network =
        new Network(
            ENCODER,
            new Origin.Public(),
            List.of(LAYER),
            readout(),
            THRESHOLDS,
            new Origin.PublicExceptRows(READOUT));
    assertThat(Accounting.of(network).parameterBits())
        .isCloseTo(6 * LOG2_3 + 4 + LIMITS + LOG2_5, within(1e-12));
  }

  /** One of 5 rows differs and has two entries among 2 columns. */
  @ParameterizedTest
  @CsvSource({
    "binary, 0, 0", // known to be 1
    "ternary, 1, 0", // -1 or 1
    "sign, 1, 0",
    "'integer[1,4]', 2, 6", // one of four; 1 is the third of 0, -1, 1: 3 bits; a range of 3: 3
    "'integer[0,4]', 2, 6", // one of four that are not 0; 0 is the first: 1; a range of 4: 5
    "float32, 32, 0",
    "float64, 64, 0"
  })
  void deviationsCountTheirValues(String alphabet, double value, double limits) {
    Matrix base = DenseMatrix.generate(5, 2, Alphabet.FLOAT64, (row, _) -> row == 3 ? 7 : 1);
    Matrix deviating = DenseMatrix.generate(5, 2, Alphabet.parse(alphabet), (_, _) -> 1);
    Network network =
        new Network(
            ENCODER,
            new Origin.Public(),
            List.of(LAYER),
            deviating,
            THRESHOLDS,
            new Origin.PublicExceptRows(base));

    assertThat(Accounting.of(network).parameterBits())
        .isCloseTo(6 * LOG2_3 + 4 + LIMITS + LOG2_5 + 2 * (1 + value) + limits, within(1e-9));
  }

  /** Five rows, one of three alternatives each. */
  @Test
  void choicesCountTheirLogarithm() {
    Matrix chosen = DenseMatrix.of(5, 1, Alphabet.integers(0, 2), new double[] {0, 2, 0, 1, 0});
    Origin choice = new Origin.Choice(chosen, (row, _, c) -> READOUT.forEachInRow(row, c));
    Accounting accounting = count(new Origin.Public(), choice);

    assertThat(accounting.parameterBits())
        .isCloseTo(6 * LOG2_3 + 4 + LIMITS + 5 * LOG2_3, within(1e-12));
    assertThat(accounting.parameters()).isEqualTo(8 + 5);
    assertThat(accounting.nonzeros()).isEqualTo(4 + 2);
  }

  @Test
  void rowsWithoutAlternativeAreFree() {
    Origin only =
        new Origin.Choice(
            DenseMatrix.constantColumn(5, 0), (row, _, c) -> READOUT.forEachInRow(row, c));

    assertThat(count(new Origin.Public(), only).parameterBits())
        .isEqualTo(count(new Origin.Public(), new Origin.Public()).parameterBits());
  }

  private static double extraBits(Matrix base) {
    return count(new Origin.Public(), new Origin.PublicExceptRows(base)).parameterBits()
        - count(new Origin.Public(), new Origin.Public()).parameterBits();
  }

  @Test
  void deviationsOfTheEncoderCountToo() {
    Matrix base = SparseMatrix.binaryColumns(3, new int[][] {{0}, {1}, {2}, {0}});
    Accounting accounting = count(new Origin.PublicExceptRows(base), new Origin.Public());

    // Row 1 of 3 differs and has two ones among 4 columns: log2 3 + 2 * 2 bits.
    assertThat(accounting.parameterBits()).isCloseTo(7 * LOG2_3 + 4 + LIMITS + 4, within(1e-12));
    assertThat(accounting.parameters()).isEqualTo(8 + 2);
    assertThat(accounting.nonzeros()).isEqualTo(4 + 2);
  }

  @Test
  void aConstantBiasHasParametersButNoBits() {
    Layer layer =
        new Layer(BitMatrix.signs(2, 3, (_, _) -> true), DenseMatrix.constantColumn(2, -1));
    Accounting accounting =
        Accounting.of(
            new Network(
                ENCODER,
                new Origin.Public(),
                List.of(layer),
                READOUT,
                THRESHOLDS,
                new Origin.Public()));

    assertThat(accounting.parameters()).isEqualTo(8);
    assertThat(accounting.nonzeros()).isEqualTo(8);
    assertThat(accounting.parameterBits()).isEqualTo(6);
    assertThat(accounting.bitsPerParameter()).isEqualTo(1);
  }

  @Test
  void withoutLayersNothingCounts() {
    Network network =
        new Network(
            ENCODER,
            new Origin.Public(),
            List.of(),
            BitMatrix.binary(4, 3, (_, _) -> true),
            DenseMatrix.uniformColumn(4, 0.5),
            new Origin.Public());

    assertThat(Accounting.of(network)).isEqualTo(new Accounting(3, 0, 0, 0, 0, 0));
  }
}
