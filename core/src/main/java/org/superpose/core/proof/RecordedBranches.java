package org.superpose.core.proof;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Notes the branches of one output's search, state by state of its gate; see {@link Branchings}.
 *
 * <p>A value of the output never counts: with one feature left to join, whoever reads the branches
 * computes all values himself.
 */
final class RecordedBranches implements Findings {

  private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(61);

  private final IntegerNetwork network;
  private final int output;
  private final int sparsity;
  private final BigDecimal unit;
  private final long[][] most = new long[2][]; // [off, on][places]: of places times a value
  private final SortedMap<Integer, int[]> states = new TreeMap<>();
  private int state;
  private int[] notes = new int[16];
  private int length;
  private int depth;

  RecordedBranches(IntegerNetwork network, int output, int sparsity) {
    this.network = network;
    this.output = output;
    this.sparsity = sparsity;
    unit = network.distance(output, false, 0).subtract(network.distance(output, false, 1));
    for (int on = 0; on < most.length; on++) {
      most[on] = new long[sparsity + 1];
      for (int places = 0; places <= sparsity; places++) {
        most[on][places] = most(on == 1, places);
      }
    }
  }

  /**
   * Returns the largest whole multiple of a value, which may be a fraction, that is right beyond
   * rounding: times its unit it does not exceed {@code places} times the distance of the value 0
   * from the threshold, and where the output is expected on it stays below.
   */
  private long most(boolean on, int places) {
    BigDecimal distance = network.distance(output, on, 0).multiply(BigDecimal.valueOf(places));
    BigInteger multiple =
        on
            ? distance.divide(unit, 0, RoundingMode.CEILING).toBigInteger().subtract(BigInteger.ONE)
            : distance.divide(unit, 0, RoundingMode.FLOOR).toBigInteger();
    return multiple.min(LARGEST).max(LARGEST.negate()).longValueExact();
  }

  int output() {
    return output;
  }

  /** Returns the branches of every state that has any, by state, ascending. */
  SortedMap<Integer, int[]> states() {
    return states;
  }

  @Override
  public int largestSize() {
    return sparsity;
  }

  @Override
  public long limit(boolean on) {
    return Long.MAX_VALUE;
  }

  @Override
  public boolean add(int[] features, boolean on, long value) {
    throw new IllegalStateException("no value is of interest");
  }

  @Override
  public boolean complete() {
    return false;
  }

  /** A node with one feature left to join has no branches. */
  @Override
  public int fewestPlaces() {
    return 2;
  }

  @Override
  public long needed(boolean on, int places, long value) {
    return most[on ? 1 : 0][places] - places * value;
  }

  /**
   * One bound by the biases alone is not tighter than the bounds of all states, as ReLU is convex,
   * unless a coefficient is negative: then the sign of a level decides.
   */
  @Override
  public boolean allowsOneBound(long[] coefficients) {
    return sparsity > 2 && Arrays.stream(coefficients).allMatch(c -> c >= 0);
  }

  @Override
  public void enterState(int entered) {
    state = entered;
  }

  @Override
  public void beginBranches() {
    if (depth++ > 0) {
      note(Branchings.OPEN);
    }
  }

  @Override
  public void branch(int feature) {
    note(feature);
  }

  @Override
  public void endBranches() {
    if (--depth == 0) {
      if (length > 0) {
        states.put(state, Arrays.copyOf(notes, length));
      }
      length = 0;
    } else if (notes[length - 1] == Branchings.OPEN) {
      length--;
    } else {
      note(Branchings.CLOSE);
    }
  }

  private void note(int what) {
    if (length == notes.length) {
      notes = Arrays.copyOf(notes, 2 * length);
    }
    notes[length++] = what;
  }
}
