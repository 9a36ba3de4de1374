package org.superpose.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.superpose.core.network.Matrix;

/** What an affine map adds: nothing, a vector that stays in its file, or computed numbers. */
sealed interface Offset {

  /** Nothing is added. */
  record Zero() implements Offset {}

  /**
   * A vector in its file.
   *
   * @param source one number for each row, or one for all
   */
  record Stored(MatrixSource source) implements Offset {}

  /**
   * Computed numbers.
   *
   * @param numbers one for each row
   */
  record Exact(List<Rational> numbers) implements Offset {
    public Exact {
      numbers = List.copyOf(numbers);
    }
  }

  /** Returns the exact numbers, one for each row. */
  default List<Rational> numbers(int rows) throws IOException {
    return switch (this) {
      case Zero() -> Collections.nCopies(rows, Rational.ZERO);
      case Stored(MatrixSource source) -> {
        List<Rational> numbers = read(source);
        yield numbers.size() == rows ? numbers : Collections.nCopies(rows, numbers.getFirst());
      }
      case Exact(List<Rational> numbers) -> numbers;
    };
  }

  /**
   * Reads the numbers of an array, row by row.
   *
   * @throws NetworkFileException if there are too many, or one is not finite
   */
  static List<Rational> read(MatrixSource source) throws IOException {
    if (source.layout().entries() > Weights.MOST_EXACT) {
      throw source.complaint("has too many entries to be computed with exactly");
    }
    Matrix matrix = new MatrixReader(MemoryBudget.ofThisMachine()).read(source, null);
    List<Rational> numbers = new ArrayList<>();
    for (int row = 0; row < matrix.rows(); row++) {
      for (int column = 0; column < matrix.columns(); column++) {
        numbers.add(Rational.of(matrix.get(row, column)));
      }
    }
    return numbers;
  }
}
