package org.superpose.constructions.trained;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What training makes small, a sum over outputs. A score counts as 1 where the output is to be on,
 * as 0 where it is to be off, and the threshold is halfway.
 */
enum Loss {
  /** The squared distance from the threshold to the margin on the right side, if that is missed. */
  HINGE {
    @Override
    double value(double score, double target, double margin) {
      double missing = missing(score, target, margin);
      return missing * missing;
    }

    @Override
    double slope(double score, double target, double margin) {
      double missing = missing(score, target, margin);
      return target > THRESHOLD ? -2 * missing : 2 * missing;
    }
  },
  /** The squared error of the score. */
  L2 {
    @Override
    double value(double score, double target, double margin) {
      double error = score - target;
      return error * error;
    }

    @Override
    double slope(double score, double target, double margin) {
      return 2 * (score - target);
    }
  },
  /** The fourth power of the error, which the worst inputs dominate. */
  L4 {
    @Override
    double value(double score, double target, double margin) {
      double error = score - target;
      return error * error * error * error;
    }

    @Override
    double slope(double score, double target, double margin) {
      double error = score - target;
      return 4 * error * error * error;
    }
  };

  /** Where an output is switched on, between a score of 0 and one of 1. */
  static final double THRESHOLD = 0.5;

  /** Returns the loss of one output. */
  abstract double value(double score, double target, double margin);

  /** Returns the derivative of the loss by the score. */
  abstract double slope(double score, double target, double margin);

  private static double missing(double score, double target, double margin) {
    double distance = target > THRESHOLD ? score - THRESHOLD : THRESHOLD - score;
    return Math.max(0, margin - distance);
  }

  /** Returns the words for all of them, the usual one first. */
  static List<String> words() {
    return Arrays.stream(values()).map(Loss::word).toList();
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the loss of that word. */
  static Loss of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
