package org.superpose.core.circuit;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Optional;

/** Finds the functions of a circuit's outputs. Not for use by several threads. */
public final class ConeTables {

  /** Where the first six features of a pattern are 1 among 64 patterns. */
  private static final long[] WHERE_ONE = {
    0xAAAAAAAAAAAAAAAAL,
    0xCCCCCCCCCCCCCCCCL,
    0xF0F0F0F0F0F0F0F0L,
    0xFF00FF00FF00FF00L,
    0xFFFF0000FFFF0000L,
    0xFFFFFFFF00000000L
  };

  private final Circuit circuit;
  private final long[] values; // [signals], scratch

  /** Prepares for a circuit: 8 bytes a signal. */
  public ConeTables(Circuit circuit) {
    this.circuit = circuit;
    values = new long[circuit.features() + circuit.nodes()];
  }

  /**
   * Returns the function of an output, or empty if its cone has more than {@link
   * ConeTable#LARGEST_ARITY} features. Cost: the gates of the cone times 2^(features - 6).
   */
  public Optional<ConeTable> of(int output) {
    BitSet cone = cone(circuit.output(output));
    int[] features = cone.get(0, circuit.features()).stream().toArray();
    if (features.length > ConeTable.LARGEST_ARITY) {
      return Optional.empty();
    }
    int[] nodes =
        cone.stream()
            .filter(s -> s >= circuit.features())
            .map(s -> s - circuit.features())
            .toArray();
    BitSet table = new BitSet();
    int patterns = 1 << features.length;
    for (int from = 0; from < patterns; from += 64) {
      for (int i = 0; i < features.length; i++) {
        long higher = (from >> i & 1) == 1 ? -1L : 0L;
        values[features[i]] = i < WHERE_ONE.length ? WHERE_ONE[i] : higher;
      }
      Lanes.evaluate(circuit, nodes, values);
      long lanes = circuit.output(output) == Circuit.ZERO ? 0 : values[circuit.output(output)];
      long shown = circuit.negated(output) ? ~lanes : lanes;
      for (int i = 0; i < Math.min(64, patterns - from); i++) {
        table.set(from + i, (shown >>> i & 1) == 1);
      }
    }
    return Optional.of(
        new ConeTable(java.util.Arrays.stream(features).boxed().toList(), table).reduced());
  }

  /** Returns the number of features in the cone of an output. */
  public int coneSize(int output) {
    return cone(circuit.output(output)).get(0, circuit.features()).cardinality();
  }

  private BitSet cone(int signal) {
    BitSet cone = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    if (signal != Circuit.ZERO) {
      open.push(signal);
    }
    while (!open.isEmpty()) {
      int next = open.pop();
      if (!cone.get(next)) {
        cone.set(next);
        if (next >= circuit.features()) {
          open.push(circuit.left(next - circuit.features()));
          open.push(circuit.right(next - circuit.features()));
        }
      }
    }
    return cone;
  }
}
