package org.superpose.constructions.logic;

import java.util.List;
import org.superpose.core.task.Gate;

/**
 * A block of neurons on which every gate has a channel. The channel is inactive when enough of the
 * gate's inputs are active, and as a rule not otherwise.
 *
 * @param inputs how many of a gate's inputs the channel is connected to: the first ones
 * @param level how many of them have to be active for the channel to be inactive
 * @param veto whether an inactive channel switches the gate off; otherwise the gate needs it
 *     inactive to be on
 */
record Bank(int inputs, int level, boolean veto) {

  /** Returns the banks that compute a gate; empty if two banks cannot. */
  static List<Bank> of(Gate gate, int arity) {
    return switch (gate) {
      case AND -> List.of(new Bank(arity, arity, false));
      case OR, IDENTITY -> List.of(new Bank(arity, 1, false));
      case AND_NOT ->
          arity == 1
              ? List.of(new Bank(1, 1, false))
              : List.of(new Bank(1, 1, false), new Bank(arity, 2, true));
      case XOR ->
          switch (arity) {
            case 1 -> List.of(new Bank(1, 1, false));
            case 2 -> List.of(new Bank(2, 1, false), new Bank(2, 2, true));
            default -> List.of();
          };
    };
  }

  /**
   * Returns whether the gate is wrong if this channel is inactive while some of its inputs are
   * active: a needed channel with too few of them, a veto on a gate that is on.
   */
  boolean isWrong(int active) {
    return veto ? active == 1 : active < level;
  }
}
