package org.superpose.core.network;

/**
 * What each row of a matrix may be: a few alternatives for each row, a function of (row, choice)
 * and of what is public, never of the instance.
 *
 * <p>A function rather than a matrix, since there are many more alternatives than rows; the host
 * goes through all of them when it compares those of two instances ({@link
 * org.superpose.core.audit.NetworkAudit}). Implementations are immutable.
 */
@FunctionalInterface
public interface Alternatives {

  /**
   * Passes the non-zero entries of one alternative of a row, in ascending order of columns.
   *
   * @param row the row, from 0
   * @param choice which alternative, from 0
   */
  void forEach(int row, int choice, Matrix.EntryConsumer consumer);

  /** Returns whether a row of a matrix is one of its alternatives, columns ascending. */
  default boolean isRow(int row, int choice, Matrix matrix) {
    boolean[] differs = {false};
    int[] last = {-1};
    long[] balance = {0};
    forEach(
        row,
        choice,
        (column, value) -> {
          differs[0] |=
              column <= last[0]
                  || column >= matrix.columns()
                  || value == 0
                  || matrix.get(row, column) != value;
          last[0] = column;
          balance[0]++;
        });
    matrix.forEachInRow(row, (_, _) -> balance[0]--);
    return !differs[0] && balance[0] == 0;
  }
}
