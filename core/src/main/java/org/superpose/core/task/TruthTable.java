package org.superpose.core.task;

import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * A Boolean function of up to {@value #LARGEST_ARITY} inputs, given by its value for each of their
 * 2^arity states. May be on when no input is active.
 */
public final class TruthTable implements BooleanFunction {

  /** The largest number of inputs of a table. */
  public static final int LARGEST_ARITY = 16;

  private final int arity;
  private final BitSet on; // [2^arity], bit i of the index is input i

  private TruthTable(int arity, BitSet on) {
    this.arity = arity;
    this.on = on;
  }

  /**
   * Makes the table of a function.
   *
   * @param arity the number of inputs
   * @param value of the states; bit i of a state is set when input i is active
   * @throws IllegalArgumentException if the arity is below 1 or above {@value #LARGEST_ARITY}
   */
  public static TruthTable of(int arity, IntPredicate value) {
    if (arity < 1 || arity > LARGEST_ARITY) {
      throw new IllegalArgumentException(
          "a truth table has from 1 to %s inputs, not %s".formatted(LARGEST_ARITY, arity));
    }
    BitSet on = new BitSet(1 << arity);
    for (int state = 0; state < 1 << arity; state++) {
      on.set(state, value.test(state));
    }
    return new TruthTable(arity, on);
  }

  /**
   * Reads a table from its text.
   *
   * @param text a digit 0 or 1 for each state, that of state 0 first, as {@link #toString} writes
   *     it: {@code 0001} is AND of two, {@code 0100} is the first and not the second
   * @throws IllegalArgumentException if it has other characters, or a length other than 2, 4, 8, up
   *     to 2^{@value #LARGEST_ARITY}
   */
  public static TruthTable parse(String text) {
    int arity = Integer.numberOfTrailingZeros(text.length());
    if (text.length() < 2 || text.length() > 1 << LARGEST_ARITY || text.length() != 1 << arity) {
      throw new IllegalArgumentException(
          "a truth table of k inputs has 2^k digits, k from 1 to %s; this has %s"
              .formatted(LARGEST_ARITY, text.length()));
    }
    if (!text.chars().allMatch(digit -> digit == '0' || digit == '1')) {
      throw new IllegalArgumentException("a truth table consists of the digits 0 and 1");
    }
    return of(arity, state -> text.charAt(state) == '1');
  }

  /** Returns the number of inputs. */
  public int arity() {
    return arity;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the arity is not that of the table
   */
  @Override
  public boolean value(int active, int ofArity) {
    if (ofArity != arity) {
      throw new IllegalArgumentException(
          "a truth table of %s inputs is none of %s".formatted(arity, ofArity));
    }
    return on.get(active);
  }

  @Override
  public boolean allows(int ofArity) {
    return ofArity == arity;
  }

  @Override
  public boolean dependsOnOrder() {
    boolean[] valueOfCount = new boolean[arity + 1];
    for (int count = 0; count <= arity; count++) {
      valueOfCount[count] = on.get((1 << count) - 1);
    }
    for (int state = 0; state < 1 << arity; state++) {
      if (on.get(state) != valueOfCount[Integer.bitCount(state)]) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TruthTable table && table.arity == arity && table.on.equals(on);
  }

  @Override
  public int hashCode() {
    return 31 * arity + on.hashCode();
  }

  /** Returns a digit 0 or 1 for each state, that of state 0 first. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(1 << arity);
    for (int state = 0; state < 1 << arity; state++) {
      text.append(on.get(state) ? '1' : '0');
    }
    return text.toString();
  }
}
