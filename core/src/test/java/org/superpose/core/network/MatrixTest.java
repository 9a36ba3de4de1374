package org.superpose.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;

class MatrixTest {

  private static final Seed SEED = new Seed(20_260_520);

  /** Random entries of an alphabet, about two in three zero where zero is allowed. */
  private static double[][] entries(int rows, int columns, Alphabet alphabet) {
    RandomStream random = SEED.derive(alphabet.toString(), rows * 1_000L + columns).stream();
    double[][] entries = new double[rows][columns];
    for (double[] row : entries) {
      for (int column = 0; column < columns; column++) {
        boolean zero = alphabet.contains(0) && random.nextInt(3) > 0;
        int span = (int) (alphabet.maximum() - alphabet.minimum());
        row[column] =
            zero
                ? 0
                : alphabet.equals(Alphabet.SIGN)
                    ? 1 - 2 * random.nextInt(2)
                    : alphabet.minimum() + random.nextInt(span + 1);
      }
    }
    return entries;
  }

  private static DenseMatrix dense(double[][] entries, int columns, Alphabet alphabet) {
    double[] flat = Arrays.stream(entries).flatMapToDouble(Arrays::stream).toArray();
    return DenseMatrix.of(entries.length, columns, alphabet, flat);
  }

  private static SparseMatrix sparse(double[][] entries, int columns, Alphabet alphabet) {
    int[][] positions = new int[entries.length][];
    int[][] values = new int[entries.length][];
    for (int row = 0; row < entries.length; row++) {
      double[] line = entries[row];
      positions[row] = IntStream.range(0, columns).filter(c -> line[c] != 0).toArray();
      values[row] = Arrays.stream(positions[row]).map(c -> (int) line[c]).toArray();
    }
    return SparseMatrix.ofRows(columns, alphabet, positions, values);
  }

  private static void assertHolds(Matrix matrix, double[][] entries, int columns) {
    assertThat(matrix.rows()).isEqualTo(entries.length);
    assertThat(matrix.columns()).isEqualTo(columns);
    long nonzeros = 0;
    for (int row = 0; row < entries.length; row++) {
      double[] line = entries[row];
      for (int column = 0; column < columns; column++) {
        assertThat(matrix.get(row, column)).isEqualTo(line[column]);
      }
      int current = row;
      assertThat(listed(consumer -> matrix.forEachInRow(current, consumer)))
          .isEqualTo(nonzeros(line));
      nonzeros += nonzeros(line).size();
    }
    for (int column = 0; column < columns; column++) {
      int current = column;
      double[] line = Arrays.stream(entries).mapToDouble(row -> row[current]).toArray();
      assertThat(listed(consumer -> matrix.forEachInColumn(current, consumer)))
          .isEqualTo(nonzeros(line));
      double[] target = new double[entries.length];
      matrix.addColumn(column, 2.5, target);
      assertThat(target).isEqualTo(Arrays.stream(line).map(x -> 2.5 * x).toArray());
    }
    assertThat(matrix.nonzeros()).isEqualTo(nonzeros);
    assertThat(matrix.bits())
        .isEqualTo((double) entries.length * columns * matrix.alphabet().bitsPerEntry());
    assertThatCode(() -> matrix.requireAlphabet("it")).doesNotThrowAnyException();
  }

  private interface Walk {
    void over(Matrix.EntryConsumer consumer);
  }

  private static List<String> listed(Walk walk) {
    List<String> seen = new ArrayList<>();
    walk.over((index, value) -> seen.add(index + ":" + value));
    return seen;
  }

  private static List<String> nonzeros(double[] line) {
    return IntStream.range(0, line.length)
        .filter(i -> line[i] != 0)
        .mapToObj(i -> i + ":" + line[i])
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1", "3, 63", "2, 64", "5, 65", "64, 3", "65, 2", "7, 128", "4, 129", "3, 0", "0, 3"
  })
  void formsAgreeOnBinaryMatrices(int rows, int columns) {
    double[][] entries = entries(rows, columns, Alphabet.BINARY);
    Matrix dense = dense(entries, columns, Alphabet.BINARY);
    Matrix bits = BitMatrix.binary(rows, columns, (r, c) -> entries[r][c] == 1);
    SparseMatrix sparse = sparse(entries, columns, Alphabet.BINARY);
    List<Matrix> forms =
        List.of(dense, bits, sparse, sparse.transpose().transpose(), byColumns(sparse));
    for (Matrix form : forms) {
      assertHolds(form, entries, columns);
      assertThat(forms).allMatch(form::sameEntries);
    }
  }

  private static SparseMatrix byColumns(SparseMatrix matrix) {
    int[][] ones = new int[matrix.columns()][];
    for (int column = 0; column < ones.length; column++) {
      int current = column;
      ones[column] =
          IntStream.range(0, matrix.rows()).filter(r -> matrix.get(r, current) == 1).toArray();
    }
    return SparseMatrix.binaryColumns(matrix.rows(), ones);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 63", "2, 64", "5, 65", "65, 2"})
  void formsAgreeOnSigns(int rows, int columns) {
    double[][] entries = entries(rows, columns, Alphabet.SIGN);
    List<Matrix> forms =
        List.of(
            dense(entries, columns, Alphabet.SIGN),
            BitMatrix.signs(rows, columns, (r, c) -> entries[r][c] == 1),
            sparse(entries, columns, Alphabet.SIGN));
    for (Matrix form : forms) {
      assertHolds(form, entries, columns);
      assertThat(forms).allMatch(form::sameEntries);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "6, 64", "65, 7"})
  void formsAgreeOnIntegers(int rows, int columns) {
    Alphabet alphabet = Alphabet.integers(-3, 9);
    double[][] entries = entries(rows, columns, alphabet);
    Matrix dense = dense(entries, columns, alphabet);
    Matrix sparse = sparse(entries, columns, alphabet);
    assertHolds(dense, entries, columns);
    assertHolds(sparse, entries, columns);
    assertHolds(
        DenseMatrix.generate(rows, columns, alphabet, (r, c) -> entries[r][c]), entries, columns);
    assertThat(dense.sameEntries(sparse)).isTrue();
    assertThat(sparse.sameEntries(dense)).isTrue();
  }

  /** One changed entry, gained, lost or altered, makes any two forms differ, in that row only. */
  @Test
  void oneEntryMakesADifference() {
    double[][] entries = entries(4, 65, Alphabet.BINARY);
    List<Matrix> originals = forms(entries);
    for (int column = 0; column < 65; column++) {
      entries[2][column] = 1 - entries[2][column];
      for (Matrix changed : forms(entries)) {
        for (Matrix original : originals) {
          assertThat(original.sameEntries(changed)).isFalse();
          assertThat(IntStream.range(0, 4).filter(row -> original.sameRow(changed, row)))
              .containsExactly(0, 1, 3);
        }
      }
      entries[2][column] = 1 - entries[2][column];
    }
  }

  private static List<Matrix> forms(double[][] entries) {
    boolean[][] ones = new boolean[4][65];
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 65; column++) {
        ones[row][column] = entries[row][column] == 1;
      }
    }
    return List.of(
        dense(entries, 65, Alphabet.BINARY),
        BitMatrix.binary(4, 65, (r, c) -> ones[r][c]),
        sparse(entries, 65, Alphabet.BINARY));
  }

  @Test
  void signsAndBitsOfTheSamePatternDiffer() {
    Matrix signs = BitMatrix.signs(2, 3, (r, c) -> c == 1);
    Matrix bits = BitMatrix.binary(2, 3, (r, c) -> c == 1);

    assertThat(signs.sameEntries(bits)).isFalse();
    assertThat(bits.sameEntries(signs)).isFalse();
  }

  @Test
  void shapesMustBeEqual() {
    assertThat(SparseMatrix.identity(3).sameEntries(SparseMatrix.identity(4))).isFalse();
    assertThat(
            BitMatrix.binary(2, 3, (_, _) -> false)
                .sameEntries(BitMatrix.binary(3, 2, (_, _) -> false)))
        .isFalse();
  }

  @Test
  void columnsOfOneNumber() {
    assertThat(DenseMatrix.constantColumn(3, -4).bits()).isZero();
    assertThat(DenseMatrix.uniformColumn(3, 0.5).bits()).isEqualTo(192);
    assertHolds(DenseMatrix.constantColumn(2, -4), new double[][] {{-4}, {-4}}, 1);
    assertHolds(DenseMatrix.uniformColumn(2, 0.5), new double[][] {{0.5}, {0.5}}, 1);
  }

  @Test
  void denseMatricesCopyTheirEntries() {
    double[] entries = {1, 2};
    Matrix matrix = DenseMatrix.of(1, 2, Alphabet.FLOAT64, entries);
    entries[0] = 7;

    assertThat(matrix.get(0, 0)).isEqualTo(1);
  }

  @Test
  void rejectsPlacesOutside() {
    for (Matrix matrix :
        List.of(
            SparseMatrix.identity(3),
            BitMatrix.binary(3, 3, (_, _) -> true),
            DenseMatrix.of(3, 3, Alphabet.BINARY, new double[9]))) {
      for (int outside : new int[] {-1, 3}) {
        List<ThrowingCallable> uses =
            List.of(
                () -> matrix.get(outside, 0),
                () -> matrix.get(0, outside),
                () -> matrix.forEachInRow(outside, (_, _) -> {}),
                () -> matrix.forEachInColumn(outside, (_, _) -> {}));
        assertThat(uses)
            .allSatisfy(
                use -> assertThatThrownBy(use).isInstanceOf(IndexOutOfBoundsException.class));
      }
    }
  }

  @Test
  void rejectsEntriesThatDoNotFillTheShape() {
    assertThatThrownBy(() -> DenseMatrix.of(2, 3, Alphabet.BINARY, new double[5]))
        .hasMessage("5 entries do not fill 2 rows of 3");
    assertThatThrownBy(() -> DenseMatrix.of(-1, -5, Alphabet.BINARY, new double[5]))
        .hasMessage("5 entries do not fill -1 rows of -5");
    assertThatThrownBy(() -> DenseMatrix.generate(3, -1, Alphabet.BINARY, (_, _) -> 0))
        .hasMessage("3 rows of -1 numbers");
    assertThatThrownBy(() -> DenseMatrix.generate(1 << 16, 1 << 15, Alphabet.BINARY, (_, _) -> 0))
        .hasMessage("65536 rows of 32768 numbers");
    assertThatThrownBy(() -> BitMatrix.binary(-1, 3, (_, _) -> true))
        .hasMessage("a matrix cannot have -1 rows of 3 bits");
    assertThatThrownBy(() -> BitMatrix.signs(1 << 30, 129, (_, _) -> true))
        .hasMessage("a matrix cannot have 1073741824 rows of 129 bits");
  }

  @Test
  void rejectsMalformedSparseRows() {
    assertThatThrownBy(() -> SparseMatrix.binaryRows(3, new int[][] {{0}, {2, 1}}))
        .hasMessage("positions of line 1 must ascend below 3, found 1 after 2");
    assertThatThrownBy(() -> SparseMatrix.binaryRows(3, new int[][] {{1, 1}}))
        .hasMessage("positions of line 0 must ascend below 3, found 1 after 1");
    assertThatThrownBy(() -> SparseMatrix.binaryColumns(3, new int[][] {{3}}))
        .hasMessage("positions of line 0 must ascend below 3, found 3 after -1");
    Alphabet alphabet = Alphabet.TERNARY;
    assertThatThrownBy(
            () -> SparseMatrix.ofRows(3, alphabet, new int[][] {{0, 1}}, new int[][] {{1}}))
        .hasMessage("row 0 has unequal positions and values");
    assertThatThrownBy(
            () -> SparseMatrix.ofRows(3, alphabet, new int[][] {{0, 1}}, new int[][] {{1, 0}}))
        .hasMessage("row 0 stores a zero");
  }

  @Test
  void namesTheFirstEntryOutsideTheAlphabet() {
    assertThatThrownBy(
            () ->
                DenseMatrix.of(2, 2, Alphabet.BINARY, new double[] {1, 0, 0.5, 2})
                    .requireAlphabet("the readout"))
        .isInstanceOf(MalformedNetworkException.class)
        .hasMessage("entry [1, 0] of the readout is 0.5, outside the declared alphabet binary");
    assertThatThrownBy(
            () ->
                SparseMatrix.ofRows(
                        2, Alphabet.SIGN, new int[][] {{0, 1}, {1}}, new int[][] {{1, -1}, {1}})
                    .requireAlphabet("the encoder"))
        .hasMessage("row 1 of the encoder is 0.0, outside the declared alphabet sign");
  }
}
