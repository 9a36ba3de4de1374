package org.superpose.constructions.pairwiseand;

import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;

record AdditiveWidth(Problem problem) {
  static AdditiveWidth of(Problem problem) {
    return new AdditiveWidth(problem);
  }

  boolean isEnough(int neurons) {
    return neurons >= 600 && problem.gate() != Gate.IDENTITY;
  }
}
