package org.superpose.core.task;

/** The Boolean function by which an output follows from its few inputs; 0 when none is active. */
public enum Gate implements BooleanFunction {
  /** The single input itself. */
  IDENTITY,
  /** All inputs are active. */
  AND,
  /** At least one input is active. */
  OR,
  /** An odd number of inputs is active. */
  XOR,
  /** The first input is active and none of the others. */
  AND_NOT;

  /** The largest number of inputs of a gate. */
  public static final int LARGEST_ARITY = 31;

  /**
   * Returns the output for the given inputs.
   *
   * @param active bit i is set when input i of the gate is active
   * @param arity the number of inputs of the gate, from 1 to 31
   */
  @Override
  public boolean value(int active, int arity) {
    return switch (this) {
      case IDENTITY, OR -> active != 0;
      case AND -> Integer.bitCount(active) == arity;
      case XOR -> (Integer.bitCount(active) & 1) == 1;
      case AND_NOT -> active == 1;
    };
  }

  @Override
  public boolean allows(int arity) {
    return arity >= 1 && arity <= (this == IDENTITY ? 1 : LARGEST_ARITY);
  }

  /** Only the first input of {@link #AND_NOT} differs from the others. */
  @Override
  public boolean dependsOnOrder() {
    return this == AND_NOT;
  }
}
