package org.superpose.formats.query;

/**
 * Receives variables and constraints in order. Variables are numbered from 0; the first ones are
 * the features.
 */
interface Constraints {

  /** Adds a variable that is 0 or 1 and returns its number. */
  int binary(String name);

  /**
   * Adds a variable that is not negative, and whole as a consequence of the constraints only.
   *
   * @throws UnsupportedOperationException if all variables are to be 0 or 1
   */
  int number(String name);

  /** Adds the constraint that a form, of one variable at least, is not negative. */
  void notNegative(Form form);

  /** Adds the constraint that a form, of one variable at least, is zero. */
  void zero(Form form);
}
