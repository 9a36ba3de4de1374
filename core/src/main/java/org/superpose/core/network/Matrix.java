package org.superpose.core.network;

/**
 * An immutable matrix with a declared alphabet. The three forms differ in memory, never in meaning:
 * two matrices are {@linkplain #sameEntries the same} when their entries are.
 */
public sealed interface Matrix permits DenseMatrix, BitMatrix, SparseMatrix {

  /** Receives one non-zero entry of a row or a column. */
  @FunctionalInterface
  interface EntryConsumer {
    /**
     * Accepts an entry.
     *
     * @param index the column of an entry of a row, or the row of an entry of a column
     * @param value the entry, not zero
     */
    void accept(int index, double value);
  }

  /** Returns the number of rows. */
  int rows();

  /** Returns the number of columns. */
  int columns();

  /** Returns the values that entries may take. */
  Alphabet alphabet();

  /**
   * Returns one entry.
   *
   * @throws IndexOutOfBoundsException if there is no such row or column
   */
  double get(int row, int column);

  /** Passes the non-zero entries of a row in ascending order of columns. */
  void forEachInRow(int row, EntryConsumer consumer);

  /** Passes the non-zero entries of a column in ascending order of rows. */
  void forEachInColumn(int column, EntryConsumer consumer);

  /** Returns the number of entries that are not zero. */
  long nonzeros();

  /** Returns the bits that store the matrix: every entry at the alphabet's price. */
  default double bits() {
    return (double) rows() * columns() * alphabet().bitsPerEntry();
  }

  /** Adds {@code factor} times a column to a vector, {@code target [rows]}. */
  default void addColumn(int column, double factor, double[] target) {
    forEachInColumn(column, (row, value) -> target[row] += factor * value);
  }

  /** Returns whether the other matrix has the same shape and entries, whatever its form. */
  default boolean sameEntries(Matrix other) {
    if (rows() != other.rows() || columns() != other.columns()) {
      return false;
    }
    for (int row = 0; row < rows(); row++) {
      if (!sameRow(other, row)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a row has the same entries here and in a matrix of the same width. */
  default boolean sameRow(Matrix other, int row) {
    boolean[] differs = {false};
    long[] balance = {0};
    forEachInRow(
        row,
        (column, value) -> {
          balance[0]++;
          differs[0] |= other.get(row, column) != value;
        });
    other.forEachInRow(row, (column, value) -> balance[0]--);
    return !differs[0] && balance[0] == 0;
  }

  /**
   * Checks that every entry keeps the alphabet.
   *
   * @throws MalformedNetworkException naming the first entry that does not
   */
  default void requireAlphabet(String name) {
    boolean zeroAllowed = alphabet().contains(0);
    for (int row = 0; row < rows(); row++) {
      int currentRow = row;
      int[] seen = {0};
      forEachInRow(
          row,
          (column, value) -> {
            seen[0]++;
            if (!alphabet().contains(value)) {
              throw MalformedNetworkException.outsideAlphabet(
                  name, currentRow, column, value, alphabet());
            }
          });
      if (!zeroAllowed && seen[0] < columns()) {
        throw MalformedNetworkException.outsideAlphabet(name, row, -1, 0, alphabet());
      }
    }
  }
}
