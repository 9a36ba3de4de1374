package org.superpose.formats;

import java.nio.file.Path;

/** A matrix in an open file, before it is read. */
sealed interface MatrixSource permits StoredArray, SparseArray {

  /** Returns where it stands. */
  Path file();

  /** Returns its name there. */
  String name();

  /** Returns its type and shape; of a sparse matrix, those of its dense form. */
  ArrayLayout layout();

  /** Returns the same entries with rows and columns exchanged; a vector becomes a row. */
  MatrixSource transposed();

  /** Returns an error about this array; the complaint is a clause that follows its name. */
  default NetworkFileException complaint(String complaint) {
    return NetworkFileException.ofArray(file(), name(), complaint);
  }
}
