package org.superpose.formats;

import java.nio.file.Path;

/**
 * A matrix of whole numbers of which an open file holds the non-zero entries only, in the order of
 * rows and, within a row, of columns.
 *
 * @param file where it stands, for messages
 * @param name its name there
 * @param stored the layout that its dense form would have
 * @param isTransposed whether rows and columns are to be exchanged after reading
 * @param places where the entries are
 * @param values the entries, {@code [nonzeros]}
 */
record SparseArray(
    Path file,
    String name,
    ArrayLayout stored,
    boolean isTransposed,
    Places places,
    StoredArray values)
    implements MatrixSource {

  /** Where the entries of a sparse matrix are. */
  sealed interface Places {}

  /**
   * Compressed rows, as PyTorch and SciPy have them.
   *
   * @param starts which entry each row starts with, and at last their number, {@code [rows + 1]}
   * @param columns the column of each entry, {@code [nonzeros]}
   */
  record Rows(StoredArray starts, StoredArray columns) implements Places {}

  /**
   * Coordinates, as ONNX has them.
   *
   * @param indices row times number of columns plus column, {@code [nonzeros]}, or row and column,
   *     {@code [nonzeros, 2]}
   */
  record Coordinates(StoredArray indices) implements Places {}

  @Override
  public ArrayLayout layout() {
    return isTransposed ? stored.transposed() : stored;
  }

  @Override
  public SparseArray transposed() {
    return new SparseArray(file, name, stored, !isTransposed, places, values);
  }
}
