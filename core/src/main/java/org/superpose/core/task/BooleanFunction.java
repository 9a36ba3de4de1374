package org.superpose.core.task;

/** A Boolean function of a few inputs in order: what an output of a problem computes. */
public sealed interface BooleanFunction permits Gate, TruthTable {

  /**
   * Returns the value for the given inputs.
   *
   * @param active bit i is set when input i is active
   * @param arity the number of inputs, one that {@link #allows}
   */
  boolean value(int active, int arity);

  /** Returns whether this is a function of that many inputs. */
  boolean allows(int arity);

  /**
   * Returns whether the function is another one, or may be, when its inputs come in another order.
   */
  boolean dependsOnOrder();
}
