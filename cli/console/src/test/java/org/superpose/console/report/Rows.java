package org.superpose.console.report;

import org.superpose.runner.result.Column;
import org.superpose.runner.result.RowValues;
import org.superpose.runner.result.Status;

/** Rows to start from in tests. */
public final class Rows {

  private Rows() {}

  /** Returns the values of a cell without network. */
  public static RowValues ended(Status status) {
    return new RowValues()
        .set(Column.M, 1)
        .set(Column.M_OUT, 1)
        .set(Column.SPARSITY, 1)
        .set(Column.SEED, 1)
        .set(Column.STATUS, status.label());
  }

  /** Returns the values of a network of nothing that is right. */
  public static RowValues judged() {
    return ended(Status.OK)
        .set(Column.NEURONS, 0)
        .set(Column.LAYERS, 0)
        .set(Column.PARAMETERS, 0)
        .set(Column.NONZEROS, 0)
        .set(Column.PARAMETER_BITS, 0)
        .set(Column.BUILD_SECONDS, 0)
        .set(Column.VERDICT, "verified")
        .set(Column.CRITERION_MET, "yes")
        .set(Column.VERIFY_SECONDS, 0);
  }
}
