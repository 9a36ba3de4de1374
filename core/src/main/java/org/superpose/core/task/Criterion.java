package org.superpose.core.task;

/** When a network counts as right; always printed beside a verdict. */
public sealed interface Criterion {

  /** All outputs are right on every input with at most v active features. */
  record EveryInput() implements Criterion {
    @Override
    public String toString() {
      return "every-input";
    }
  }

  /**
   * A random input has a wrong output with at most a given probability, in every stratum.
   *
   * @param failure the largest allowed probability, between 0 and 1, exclusive
   * @param confidence the confidence of the decision, between 0 and 1, exclusive
   */
  record RandomInput(double failure, double confidence) implements Criterion {
    /**
     * @throws IllegalArgumentException if a value is not strictly between 0 and 1
     */
    public RandomInput {
      requireFraction("failure", failure);
      requireFraction("confidence", confidence);
    }

    @Override
    public String toString() {
      return "random-input(failure=" + failure + ", confidence=" + confidence + ")";
    }
  }

  /**
   * The expected number of wrong outputs on a random input is at most a limit, in every stratum.
   *
   * @param limit the largest allowed expectation, above 0
   * @param confidence the confidence of the decision, between 0 and 1, exclusive
   */
  record ExpectedWrongOutputs(double limit, double confidence) implements Criterion {
    /**
     * @throws IllegalArgumentException if the limit is not positive and finite or the confidence is
     *     not strictly between 0 and 1
     */
    public ExpectedWrongOutputs {
      if (!(limit > 0 && limit < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("limit must be positive and finite, was " + limit);
      }
      requireFraction("confidence", confidence);
    }

    @Override
    public String toString() {
      return "expected-wrong-outputs(limit=" + limit + ", confidence=" + confidence + ")";
    }
  }

  private static void requireFraction(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(name + " must be between 0 and 1, was " + value);
    }
  }
}
