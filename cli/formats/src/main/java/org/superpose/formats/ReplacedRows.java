package org.superpose.formats;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.BitMatrix;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.SparseMatrix;

/**
 * The rows of a public matrix that the actual matrix has replaced: all that must be stored beside
 * the actual one.
 *
 * @param places which rows, ascending, {@code [replaced]}
 * @param rows what the public matrix has there, {@code [replaced, columns]}
 */
record ReplacedRows(int[] places, Matrix rows) {

  private record Row(Matrix matrix, int index) {
    double get(int column) {
      return matrix.get(index, column);
    }
  }

  /**
   * Returns the rows of a public base that differ from the actual matrix, in the actual form.
   *
   * @throws IllegalArgumentException if one of them has an entry outside the actual alphabet
   */
  static ReplacedRows between(Matrix actual, Matrix base) {
    int[] places =
        IntStream.range(0, actual.rows()).filter(row -> !actual.sameRow(base, row)).toArray();
    return new ReplacedRows(places, collect(actual, places.length, i -> new Row(base, places[i])));
  }

  /**
   * Returns the public base of an actual matrix, in the actual form.
   *
   * @throws IllegalArgumentException if a replaced row has an entry outside the actual alphabet
   */
  Matrix baseOf(Matrix actual) {
    return collect(
        actual,
        actual.rows(),
        row -> {
          int i = Arrays.binarySearch(places, row);
          return i < 0 ? new Row(actual, row) : new Row(rows, i);
        });
  }

  /** Collects rows into a matrix of the same form, width and alphabet as a model. */
  private static Matrix collect(Matrix model, int count, IntFunction<Row> source) {
    int columns = model.columns();
    Alphabet alphabet = model.alphabet();
    return switch (model) {
      case BitMatrix _ when alphabet.equals(Alphabet.SIGN) ->
          BitMatrix.signs(
              count, columns, (row, column) -> entry(source, row, column, alphabet) > 0);
      case BitMatrix _ ->
          BitMatrix.binary(
              count, columns, (row, column) -> entry(source, row, column, alphabet) > 0);
      case DenseMatrix _ ->
          DenseMatrix.generate(
              count, columns, alphabet, (row, column) -> entry(source, row, column, alphabet));
      case SparseMatrix _ -> sparse(columns, alphabet, count, source);
    };
  }

  private static double entry(IntFunction<Row> source, int row, int column, Alphabet alphabet) {
    return require(alphabet, source.apply(row).get(column));
  }

  private static Matrix sparse(int columns, Alphabet alphabet, int count, IntFunction<Row> source) {
    int[][] positions = new int[count][];
    int[][] values = new int[count][];
    for (int index = 0; index < count; index++) {
      Row row = source.apply(index);
      IntStream.Builder rowPositions = IntStream.builder();
      IntStream.Builder rowValues = IntStream.builder();
      row.matrix.forEachInRow(
          row.index,
          (column, value) -> {
            rowPositions.add(column);
            rowValues.add(requireInt(require(alphabet, value)));
          });
      positions[index] = rowPositions.build().toArray();
      values[index] = rowValues.build().toArray();
    }
    return SparseMatrix.ofRows(columns, alphabet, positions, values);
  }

  private static double require(Alphabet alphabet, double value) {
    if (!alphabet.contains(value)) {
      throw new IllegalArgumentException(
          "has %s, outside the alphabet %s of the matrix itself".formatted(value, alphabet));
    }
    return value;
  }

  private static int requireInt(double value) {
    if (value != (int) value) {
      throw new IllegalArgumentException(
          "has %s, but the matrix itself has whole numbers only".formatted(value));
    }
    return (int) value;
  }
}
