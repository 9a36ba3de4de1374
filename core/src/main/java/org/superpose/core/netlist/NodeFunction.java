package org.superpose.core.netlist;

import java.util.List;

/** What a node of a netlist computes from its inputs, as the usual formats of circuits state it. */
public sealed interface NodeFunction {

  /**
   * Returns the output for the given inputs.
   *
   * @param inputs {@code [arity]}, in the order of the node
   */
  boolean value(boolean[] inputs);

  /** Returns whether the function can have as many inputs. */
  boolean takes(int arity);

  /** A function that has a name. */
  enum Logic implements NodeFunction {
    /** Always 0; has no input. */
    ZERO,
    /** Always 1; has no input. */
    ONE,
    /** The single input itself. */
    BUFFER,
    /** The single input negated. */
    NOT,
    /** All inputs are 1. */
    AND,
    /** Not all inputs are 1. */
    NAND,
    /** At least one input is 1. */
    OR,
    /** No input is 1. */
    NOR,
    /** An odd number of inputs is 1. */
    XOR,
    /** An even number of inputs is 1. */
    XNOR,
    /** The second of three inputs if the first is 1, otherwise the third. */
    MULTIPLEXER;

    @Override
    public boolean value(boolean[] inputs) {
      int ones = 0;
      for (boolean input : inputs) {
        ones += input ? 1 : 0;
      }
      return switch (this) {
        case ZERO -> false;
        case ONE -> true;
        case BUFFER, OR -> ones > 0;
        case NOT, NOR -> ones == 0;
        case AND -> ones == inputs.length;
        case NAND -> ones < inputs.length;
        case XOR -> (ones & 1) == 1;
        case XNOR -> (ones & 1) == 0;
        case MULTIPLEXER -> inputs[0] ? inputs[1] : inputs[2];
      };
    }

    @Override
    public boolean takes(int arity) {
      return switch (this) {
        case ZERO, ONE -> arity == 0;
        case BUFFER, NOT -> arity == 1;
        case MULTIPLEXER -> arity == 3;
        default -> arity >= 1;
      };
    }
  }

  /**
   * A function by its table.
   *
   * @param arity the number of inputs, from 0 to 6
   * @param bits bit {@code p} is the output when exactly the inputs {@code i} with bit {@code i} of
   *     {@code p} set are 1; the bits beyond 2^arity are 0
   */
  record Table(int arity, long bits) implements NodeFunction {

    /** The largest number of inputs. */
    public static final int LARGEST_ARITY = 6;

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if there are more than 6 inputs, or bits beyond the table
     */
    public Table {
      if (arity < 0 || arity > LARGEST_ARITY) {
        throw new IllegalArgumentException(
            "a table has 0 to %s inputs, not %s".formatted(LARGEST_ARITY, arity));
      }
      if (arity < LARGEST_ARITY && bits >>> (1 << arity) != 0) {
        throw new IllegalArgumentException(
            "a table of %s inputs has %s entries; bits beyond are set"
                .formatted(arity, 1 << arity));
      }
    }

    @Override
    public boolean value(boolean[] inputs) {
      int pattern = 0;
      for (int i = 0; i < arity; i++) {
        pattern |= inputs[i] ? 1 << i : 0;
      }
      return (bits >>> pattern & 1) == 1;
    }

    @Override
    public boolean takes(int inputs) {
      return inputs == arity;
    }
  }

  /**
   * A function by the patterns on which it has one value; it has the other on the rest.
   *
   * @param arity the number of inputs
   * @param patterns each of {@code arity} characters, one an input: {@code 0}, {@code 1}, or {@code
   *     -} for both
   * @param value the output on the patterns
   */
  record Cover(int arity, List<String> patterns, boolean value) implements NodeFunction {

    /**
     * Copies the patterns.
     *
     * @throws IllegalArgumentException if a pattern has another length or other characters
     */
    public Cover {
      patterns = List.copyOf(patterns);
      for (String pattern : patterns) {
        if (pattern.length() != arity || !pattern.chars().allMatch(c -> "01-".indexOf(c) >= 0)) {
          throw new IllegalArgumentException(
              "a pattern has %s characters of 0, 1 and -, not '%s'".formatted(arity, pattern));
        }
      }
    }

    @Override
    public boolean value(boolean[] inputs) {
      return patterns.stream().anyMatch(pattern -> matches(pattern, inputs)) == value;
    }

    private static boolean matches(String pattern, boolean[] inputs) {
      for (int i = 0; i < inputs.length; i++) {
        if (pattern.charAt(i) == (inputs[i] ? '0' : '1')) {
          return false;
        }
      }
      return true;
    }

    @Override
    public boolean takes(int inputs) {
      return inputs == arity;
    }
  }
}
