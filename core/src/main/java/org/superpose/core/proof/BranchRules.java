package org.superpose.core.proof;

import org.superpose.core.task.Problem;

/**
 * The rules of a search whose branches are recorded: where rounding leaves the sign of a level
 * open, a neuron with a negative coefficient gains the larger of what it gains under either sign.
 */
class BranchRules extends Rules {

  private final long levelError;

  /** Makes the rules for the levels of a network. */
  BranchRules(IntegerNetwork network) {
    // Without a hidden layer every level is lifted far above 0.
    levelError = network.network().layers().isEmpty() ? 0 : network.levelError();
  }

  @Override
  long gain(long coefficient, long level, int places, long effective) {
    if (coefficient < 0 && places > 1 && levelError > 0 && Math.abs(level) <= levelError) {
      return Math.max(0, coefficient * places * effective);
    }
    return super.gain(coefficient, level, places, effective);
  }

  /** The rules of the question whether an output is ever on, which knows of no gate. */
  static final class WithoutGate extends BranchRules {

    WithoutGate(IntegerNetwork network) {
      super(network);
    }

    @Override
    boolean isPossible(int mask) {
      return mask == 0;
    }

    @Override
    boolean mayJoin(Problem problem, int output, int feature) {
      return true;
    }
  }
}
