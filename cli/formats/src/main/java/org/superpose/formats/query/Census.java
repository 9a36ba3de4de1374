package org.superpose.formats.query;

import java.math.BigInteger;

/** Counts what a file will hold before it is written. */
final class Census implements Constraints {

  private int variables;
  private int constraints;
  private BigInteger largest = BigInteger.ZERO;

  Census(int features) {
    variables = features;
  }

  @Override
  public int binary(String name) {
    return variables++;
  }

  @Override
  public int number(String name) {
    return variables++;
  }

  @Override
  public void notNegative(Form form) {
    constraints++;
    largest = largest.max(form.constant().abs());
    form.terms().forEach(term -> largest = largest.max(term.weight().abs()));
  }

  @Override
  public void zero(Form form) {
    notNegative(form);
  }

  int variables() {
    return variables;
  }

  int constraints() {
    return constraints;
  }

  /** Returns the largest magnitude of a weight or a constant. */
  BigInteger largest() {
    return largest;
  }
}
