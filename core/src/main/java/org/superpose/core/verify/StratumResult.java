package org.superpose.core.verify;

/**
 * What a sample of one stratum showed.
 *
 * @param stratum the name of the stratum
 * @param inputs how many inputs were drawn
 * @param wrongInputs how many of them had some wrong output
 * @param wrongOutputs how many outputs were wrong, over all inputs drawn
 * @param failureLow lower end of the Clopper–Pearson interval of P(some output wrong)
 * @param failureHigh upper end of that interval
 */
public record StratumResult(
    String stratum,
    long inputs,
    long wrongInputs,
    long wrongOutputs,
    double failureLow,
    double failureHigh) {

  /** Returns the fraction of wrong inputs in the sample. */
  public double failureRate() {
    return inputs == 0 ? 0 : (double) wrongInputs / inputs;
  }
}
