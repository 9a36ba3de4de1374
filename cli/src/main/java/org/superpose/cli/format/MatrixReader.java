package org.superpose.cli.format;

import java.io.IOException;
import java.util.Map;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.Matrix;

/**
 * Turns arrays into matrices in two passes: the first checks every entry, the second fills the form
 * of matrix that suits them.
 */
final class MatrixReader {

  private final Map<String, String> digests;
  private final MemoryBudget memory;

  /**
   * Makes a reader.
   *
   * @param digests the expected digests by array
   * @param memory what the matrices may take
   */
  MatrixReader(Map<String, String> digests, MemoryBudget memory) {
    this.digests = digests;
    this.memory = memory;
  }

  /**
   * Reads an array as a matrix; a vector becomes a column.
   *
   * @param declared the alphabet, or null for the smallest that has all entries
   * @throws NetworkFileException if an entry is no finite number or outside the declared alphabet,
   *     if the bytes are damaged or differ from the digest, or if there is not enough memory
   */
  Matrix read(NpyArray array, Alphabet declared) throws IOException {
    EntryStatistics statistics = check(array, declared);
    Alphabet alphabet = declared == null ? statistics.alphabet() : declared;
    MatrixForm form = MatrixForm.of(array.header(), statistics, alphabet);
    memory.take(form.bytes(array.header(), statistics.nonzeros()), array);
    try (NpyEntries entries = array.entries()) {
      Matrix matrix = form.fill(array.header(), alphabet, entries);
      entries.finish();
      return matrix;
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw array.complaint("is too large: " + e.getMessage());
    }
  }

  private EntryStatistics check(NpyArray array, Alphabet declared) throws IOException {
    EntryStatistics statistics = new EntryStatistics();
    try (NpyEntries entries = array.entries()) {
      for (long i = 0; i < array.header().entries(); i++) {
        double value = entries.next();
        if (declared != null && !declared.contains(value)) {
          throw array.complaint(
              "has %s at %s, outside its alphabet %s"
                  .formatted(value, array.position(i), declared));
        }
        statistics.add(value);
      }
      requireDigest(array, entries.finish());
    }
    return statistics;
  }

  private void requireDigest(NpyArray array, String digest) throws NetworkFileException {
    String expected = digests.getOrDefault(array.name(), digest);
    if (!digest.equals(expected)) {
      throw array.complaint(
          "has changed since it was written: its digest is not the one in 'digests'; remove that"
              + " one to use the array as it is");
    }
  }
}
