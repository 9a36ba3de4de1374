package org.superpose.formats;

import java.io.IOException;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.Matrix;

/**
 * Turns arrays into matrices: dense ones in two passes, of which the first checks every entry and
 * the second fills the form of matrix that suits them, sparse ones in one.
 */
final class MatrixReader {

  private final MemoryBudget memory;

  /**
   * Makes a reader.
   *
   * @param memory what the matrices may take
   */
  MatrixReader(MemoryBudget memory) {
    this.memory = memory;
  }

  /**
   * Reads an array as a matrix; a vector becomes a column.
   *
   * @param declared the alphabet, or null for the smallest that has all entries
   * @throws NetworkFileException if an entry is not a finite number or outside the declared
   *     alphabet, if the bytes are damaged, or if there is not enough memory
   */
  Matrix read(MatrixSource source, Alphabet declared) throws IOException {
    try {
      return switch (source) {
        case StoredArray array -> dense(array, declared);
        case SparseArray array -> sparse(array, declared);
      };
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw source.complaint("is too large: " + e.getMessage());
    }
  }

  private Matrix sparse(SparseArray array, Alphabet declared) throws IOException {
    long nonzeros = array.values().layout().entries();
    memory.take(MatrixForm.SPARSE.bytes(array.layout(), nonzeros), array);
    return SparseReader.read(array, declared);
  }

  private Matrix dense(StoredArray array, Alphabet declared) throws IOException {
    EntryStatistics statistics = check(array, declared);
    Alphabet alphabet = declared == null ? statistics.alphabet() : declared;
    MatrixForm form = MatrixForm.of(array.layout(), statistics, alphabet);
    memory.take(form.bytes(array.layout(), statistics.nonzeros()), array);
    try (Entries entries = array.entries()) {
      Matrix matrix = form.fill(array.layout(), alphabet, entries);
      entries.finish();
      return matrix;
    }
  }

  private static EntryStatistics check(StoredArray array, Alphabet declared) throws IOException {
    EntryStatistics statistics = new EntryStatistics();
    try (Entries entries = array.entries()) {
      for (long i = 0; i < array.layout().entries(); i++) {
        double value = entries.next();
        if (declared != null && !declared.contains(value)) {
          throw array.complaint(
              "has %s at %s, outside its alphabet %s"
                  .formatted(value, array.layout().position(i), declared));
        }
        statistics.add(value);
      }
      entries.finish();
    }
    return statistics;
  }
}
