package org.superpose.checks.campaign;

import java.math.BigInteger;

/** The scores of a network, in exact arithmetic, on inputs that grow and shrink by one feature. */
interface Evaluation {

  /** Adds an active feature. */
  void push(int feature);

  /** Removes the feature added last. */
  void pop();

  /** Computes the scores of the current input. */
  void run();

  /** Returns the sign of a score minus its threshold. */
  int sign(int output);

  /** Notes the distance of a score from its threshold, on the side where it should be. */
  void noteDistance(int output, boolean on);

  /** Returns the smallest distance noted, in units. */
  BigInteger smallestDistance();

  /** Returns a score minus its threshold, in units. */
  BigInteger above(int output);
}
