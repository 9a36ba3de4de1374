package org.superpose.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.superpose.core.network.Matrix;

/** The linear part of an affine map, {@code [outputs, inputs]}: as it is stored, or computed. */
sealed interface Weights {

  /** No map has more numbers that are computed exactly. */
  long MOST_EXACT = 1L << 22;

  int rows();

  int columns();

  /**
   * The values themselves.
   *
   * @param size how many
   */
  record Identity(int size) implements Weights {
    @Override
    public int rows() {
      return size;
    }

    @Override
    public int columns() {
      return size;
    }
  }

  /**
   * A matrix that stays in its file.
   *
   * @param source where it is
   */
  record Stored(MatrixSource source) implements Weights {
    @Override
    public int rows() {
      return source.layout().rows();
    }

    @Override
    public int columns() {
      return source.layout().columns();
    }
  }

  /**
   * A matrix that was computed.
   *
   * @param columns the number of columns
   * @param list the rows
   */
  record Exact(int columns, List<ExactRow> list) implements Weights {
    public Exact {
      list = List.copyOf(list);
    }

    @Override
    public int rows() {
      return list.size();
    }
  }

  /**
   * Returns the rows in exact numbers.
   *
   * @throws NetworkFileException if they are too large, or an entry is not finite
   */
  default List<ExactRow> exactRows() throws IOException {
    return switch (this) {
      case Identity(int size) -> {
        List<ExactRow> rows = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
          rows.add(ExactRow.unit(i, Rational.ONE));
        }
        yield rows;
      }
      case Stored(MatrixSource source) -> read(source);
      case Exact(_, List<ExactRow> list) -> list;
    };
  }

  private static List<ExactRow> read(MatrixSource source) throws IOException {
    Matrix matrix = new MatrixReader(MemoryBudget.ofThisMachine()).read(source, null);
    if (matrix.nonzeros() > MOST_EXACT) {
      throw source.complaint(
          "has %s entries, too many to be multiplied out exactly; at most %s are"
              .formatted(matrix.nonzeros(), MOST_EXACT));
    }
    List<ExactRow> rows = new ArrayList<>(matrix.rows());
    for (int row = 0; row < matrix.rows(); row++) {
      ExactRow.Builder builder = new ExactRow.Builder();
      matrix.forEachInRow(row, (column, value) -> builder.add(column, Rational.of(value)));
      rows.add(builder.row());
    }
    return rows;
  }
}
