package org.superpose.cli.run;

import java.util.Locale;

/** The columns of the results, in the order of the file; the names are a contract. */
public enum Column {
  CELL,
  TASK,
  GRAPH,
  M,
  M_OUT,
  SPARSITY,
  CONSTRUCTION,
  SEED,
  STATUS,
  NEURONS,
  LAYERS,
  PARAMETERS,
  NONZEROS,
  PARAMETER_BITS,
  CRITERION,
  VERDICT,
  METHOD,
  FAILURE_RATE,
  FAILURE_LOW,
  FAILURE_HIGH,
  INPUTS_CHECKED,
  WRONG_INPUTS,
  MARGIN,
  PREDICTED_FAILURE,
  BOUND_NEURONS,
  BOUND_PARAMETER_BITS,
  BITS_OVER_BOUND,
  BUILD_SECONDS,
  VERIFY_SECONDS,
  REASON,
  CRITERION_MET,
  WRONG_OUTPUTS,
  NEURONS_PER_OUTPUT,
  NEURONS_ASKED,
  OPTIONS,
  WITNESS;

  /** Returns the name in files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether the value is a measured time, which differs from run to run. */
  public boolean isTiming() {
    return this == BUILD_SECONDS || this == VERIFY_SECONDS;
  }
}
