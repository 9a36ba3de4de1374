package org.superpose.runner.run;

import java.util.Locale;

/** The columns of the results, in the order of the file; the names are a contract. */
public enum Column {
  CELL(Kind.TEXT),
  TASK(Kind.TEXT),
  GRAPH(Kind.TEXT),
  M(Kind.WHOLE),
  M_OUT(Kind.WHOLE),
  SPARSITY(Kind.WHOLE),
  CONSTRUCTION(Kind.TEXT),
  SEED(Kind.WHOLE),
  STATUS(Kind.TEXT),
  NEURONS(Kind.WHOLE),
  LAYERS(Kind.WHOLE),
  PARAMETERS(Kind.WHOLE),
  NONZEROS(Kind.WHOLE),
  PARAMETER_BITS(Kind.REAL),
  CRITERION(Kind.TEXT),
  VERDICT(Kind.TEXT),
  METHOD(Kind.TEXT),
  FAILURE_RATE(Kind.REAL),
  FAILURE_LOW(Kind.REAL),
  FAILURE_HIGH(Kind.REAL),
  INPUTS_CHECKED(Kind.WHOLE),
  WRONG_INPUTS(Kind.WHOLE),
  MARGIN(Kind.REAL),
  PREDICTED_FAILURE(Kind.REAL),
  BOUND_NEURONS(Kind.REAL),
  BOUND_PARAMETER_BITS(Kind.REAL),
  BITS_OVER_BOUND(Kind.REAL),
  BUILD_SECONDS(Kind.REAL),
  VERIFY_SECONDS(Kind.REAL),
  REASON(Kind.TEXT),
  CRITERION_MET(Kind.TEXT),
  WRONG_OUTPUTS(Kind.WHOLE),
  NEURONS_PER_OUTPUT(Kind.REAL),
  NEURONS_ASKED(Kind.TEXT),
  OPTIONS(Kind.TEXT),
  WITNESS(Kind.TEXT),
  VERIFY_MEMORY(Kind.WHOLE),
  TRIAL(Kind.WHOLE),
  SEARCH_WIDTH(Kind.WHOLE),
  SEARCH_BELOW(Kind.WHOLE),
  SEARCH_RIGHT(Kind.WHOLE),
  SEARCH_TRIED(Kind.WHOLE),
  SEARCH_NETWORKS(Kind.WHOLE),
  SEARCH_CONFIDENCE(Kind.REAL),
  PRUNED(Kind.WHOLE),
  SEARCH_OUTPUTS(Kind.WHOLE),
  SEARCH_OVER(Kind.WHOLE),
  ROLE(Kind.TEXT);

  /** What the values of a column are. */
  public enum Kind {
    /** Words. */
    TEXT,
    /** Whole numbers of 64 bits. */
    WHOLE,
    /** Real numbers of 64 bits. */
    REAL
  }

  private final Kind kind;

  Column(Kind kind) {
    this.kind = kind;
  }

  /** Returns what the values are. */
  public Kind kind() {
    return kind;
  }

  /** Returns the name in files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether the value is a measured time, which differs from run to run. */
  public boolean isTiming() {
    return this == BUILD_SECONDS || this == VERIFY_SECONDS;
  }
}
