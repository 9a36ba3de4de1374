package org.superpose.runner.config;

/**
 * What a comparison is expected to show; turns it into a check. The constructions named are among
 * those of the comparison.
 */
public sealed interface Expectation {

  /** Returns where it was written. */
  Location location();

  /** Returns the sentence in its standard form, as it is written in a file. */
  String sentence();

  /** A resource in which two constructions compete; less is better. */
  enum Resource {
    /** The width of the widest layer. */
    NEURONS("neurons"),
    /** The dense number of weights and biases. */
    PARAMETERS("parameters"),
    /** The stored bits of everything that depends on the instance. */
    PARAMETER_BITS("parameter_bits");

    private final String word;

    Resource(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** A column of the results that can be held against a limit. */
  enum Quantity {
    /** The width of the widest layer. */
    NEURONS("neurons"),
    /** The dense number of weights and biases. */
    PARAMETERS("parameters"),
    /** The stored bits of everything that depends on the instance. */
    PARAMETER_BITS("parameter_bits"),
    /** Parameter bits over the counting bound. */
    BITS_OVER_BOUND("bits_over_bound"),
    /** By how much the closest right output is right. */
    MARGIN("margin"),
    /** The fraction of inputs that are wrong, or its estimate. */
    FAILURE_RATE("failure_rate"),
    /** How many of the checked inputs are wrong. */
    WRONG_INPUTS("wrong_inputs");

    private final String word;

    Quantity(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** How a number compares with a limit. */
  enum Relation {
    /** Less or equal. */
    AT_MOST("<="),
    /** Less. */
    LESS("<"),
    /** Greater or equal. */
    AT_LEAST(">="),
    /** Greater. */
    MORE(">");

    private final String word;

    Relation(String word) {
      this.word = word;
    }

    /** Says whether a number stands in this relation to a limit. */
    public boolean holds(double number, double limit) {
      return switch (this) {
        case AT_MOST -> number <= limit;
        case LESS -> number < limit;
        case AT_LEAST -> number >= limit;
        case MORE -> number > limit;
      };
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** {@code WINNER beats LOSER on RESOURCE}: on every task and seed it meets with less. */
  record Beats(String winner, String loser, Resource resource, Location location)
      implements Expectation {
    @Override
    public String sentence() {
      return winner + " beats " + loser + " on " + resource;
    }
  }

  /** {@code ID is verified}: every cell of it that it supports is proved right on every input. */
  record IsVerified(String construction, Location location) implements Expectation {
    @Override
    public String sentence() {
      return construction + " is verified";
    }
  }

  /** {@code ID meets criterion}: every cell of it that it supports meets the criterion. */
  record MeetsCriterion(String construction, Location location) implements Expectation {
    @Override
    public String sentence() {
      return construction + " meets criterion";
    }
  }

  /** {@code ID has QUANTITY RELATION LIMIT}: in every cell of it that it supports. */
  record Has(
      String construction, Quantity quantity, Relation relation, double limit, Location location)
      implements Expectation {
    @Override
    public String sentence() {
      return construction + " has " + quantity + " " + relation + " " + Numbers.show(limit);
    }
  }

  /**
   * {@code ID has RESOURCE RELATION FACTOR times OTHER}: on every task and seed, the smallest right
   * network of the one against the smallest right network of the other.
   */
  record HasTimes(
      String construction,
      Resource resource,
      Relation relation,
      double factor,
      String other,
      Location location)
      implements Expectation {
    @Override
    public String sentence() {
      return "%s has %s %s %s times %s"
          .formatted(construction, resource, relation, Numbers.show(factor), other);
    }
  }
}
