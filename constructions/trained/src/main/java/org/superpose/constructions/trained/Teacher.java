package org.superpose.constructions.trained;

/**
 * A network whose scores another one is to take over.
 *
 * @param model with its threshold at 1/2, prepared
 * @param weight how much the squared error against its scores counts; the loss against what outputs
 *     are to be counts 1 minus this
 */
record Teacher(Model model, double weight) {

  /** Returns the derivative of this part of the loss by a score. */
  double slope(double score, double taught) {
    return 2 * weight * (score - taught);
  }
}
