package org.superpose.core.verify;

import java.util.Locale;

/** How a reader who does not trust the engine can convince himself of a verdict. */
public enum ProofMethod {
  /** One input is run, and an output is wrong on it. */
  WITNESS,
  /** The bounds at the nodes of a branch and bound are computed anew, for every output. */
  BOUND,
  /** The same for the inputs that may activate the second layer; these inputs are evaluated. */
  SECOND_LAYER,
  /** Every input is evaluated. */
  EXHAUSTIVE;

  /** Returns the kebab-case name that proof files have. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
