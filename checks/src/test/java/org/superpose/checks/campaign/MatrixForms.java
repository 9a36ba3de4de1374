package org.superpose.checks.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.BitMatrix;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.random.RandomStream;

/** Puts plain numbers into any of the forms of a matrix that can hold them. */
final class MatrixForms {

  private final RandomStream random;

  MatrixForms(RandomStream random) {
    this.random = random;
  }

  Matrix column(double[] values) {
    return of(
        Arrays.stream(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new));
  }

  Matrix of(double[][] entries) {
    int rows = entries.length;
    int columns = entries[0].length;
    Alphabet alphabet = alphabet(entries);
    int form = random.nextInt(3);
    if (form == 0 && alphabet.equals(Alphabet.BINARY)) {
      return BitMatrix.binary(rows, columns, (r, c) -> entries[r][c] == 1);
    }
    if (form == 0 && alphabet.equals(Alphabet.SIGN)) {
      return BitMatrix.signs(rows, columns, (r, c) -> entries[r][c] == 1);
    }
    boolean ints = all(entries, value -> value == (int) value);
    if (form < 2 && alphabet.isIntegral() && ints) {
      return sparse(entries, alphabet);
    }
    double[] flat = Arrays.stream(entries).flatMapToDouble(Arrays::stream).toArray();
    return DenseMatrix.of(rows, columns, alphabet, flat);
  }

  private static SparseMatrix sparse(double[][] entries, Alphabet alphabet) {
    int[][] positions = new int[entries.length][];
    int[][] values = new int[entries.length][];
    for (int r = 0; r < entries.length; r++) {
      double[] row = entries[r];
      positions[r] = IntStream.range(0, row.length).filter(c -> row[c] != 0).toArray();
      values[r] = Arrays.stream(positions[r]).map(c -> (int) row[c]).toArray();
    }
    return SparseMatrix.ofRows(entries[0].length, alphabet, positions, values);
  }

  /** Returns any alphabet that all entries keep. */
  private Alphabet alphabet(double[][] entries) {
    List<Alphabet> possible = new ArrayList<>();
    possible.add(Alphabet.FLOAT64);
    for (Alphabet alphabet :
        List.of(Alphabet.FLOAT32, Alphabet.TERNARY, Alphabet.BINARY, Alphabet.SIGN)) {
      if (all(entries, alphabet::contains)) {
        possible.add(alphabet);
      }
    }
    if (all(entries, value -> value == Math.rint(value) && Math.abs(value) < 0x1p62)) {
      possible.add(range(entries));
    }
    return possible.get(
        random.nextInt(2) == 0 ? possible.size() - 1 : random.nextInt(possible.size()));
  }

  private Alphabet range(double[][] entries) {
    double[] values = Arrays.stream(entries).flatMapToDouble(Arrays::stream).toArray();
    long least = (long) Arrays.stream(values).min().orElseThrow();
    long most = (long) Arrays.stream(values).max().orElseThrow();
    return Alphabet.integers(least - random.nextInt(2), most + random.nextInt(2));
  }

  private static boolean all(double[][] entries, DoublePredicate test) {
    for (double[] row : entries) {
      for (double value : row) {
        if (!test.test(value)) {
          return false;
        }
      }
    }
    return true;
  }
}
