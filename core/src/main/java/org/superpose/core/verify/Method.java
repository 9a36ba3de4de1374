package org.superpose.core.verify;

import java.util.Locale;

/** How a verdict was reached. */
public enum Method {
  /** Every input was evaluated. */
  EXHAUSTIVE,
  /** A sound bound on every score over all inputs proved the network right. */
  CERTIFICATE,
  /** A bound over all inputs, and an exact search where it leaves sets of features open. */
  BRANCH_AND_BOUND,
  /** Random inputs of every stratum were evaluated; never proves. */
  SAMPLED;

  /** Returns the kebab-case name that results show. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
