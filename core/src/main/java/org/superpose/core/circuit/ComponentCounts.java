package org.superpose.core.circuit;

import java.util.Arrays;

/** How many signals of each stage one component can have active at once. */
final class ComponentCounts {

  /** Inputs of one component that are tried at most. */
  static final int MOST_INPUTS = 1 << 20;

  private static final long MOST_WORK = 1L << 32; // inputs times signals, 64 of them at once

  private final Circuit circuit;
  private final Component component;
  private final int[][] signals; // [stages][]: of this component
  private final int most; // features that can be active
  private final int[][] largest; // [most + 1][stages]: for exactly, then at most as many active
  private final long[] values; // [signals of the circuit], scratch

  private ComponentCounts(
      Circuit circuit, Component component, int[][] signals, int most, long[] values) {
    this.circuit = circuit;
    this.component = component;
    this.signals = signals;
    this.most = most;
    this.values = values;
    largest = new int[most + 1][signals.length];
  }

  /**
   * The result.
   *
   * @param largest {@code [active + 1][stages]}, by the largest number of active features
   * @param exact whether some input has as many; otherwise none has more
   */
  record Found(int[][] largest, boolean exact) {}

  /**
   * @param signals {@code [stages][]}: those of the component
   * @param sparsity how many features can be active
   * @param values scratch, one for every signal of the circuit
   */
  static Found of(
      Circuit circuit, Component component, int[][] signals, int sparsity, long[] values) {
    int most = Math.min(sparsity, component.features().length);
    ComponentCounts counts = new ComponentCounts(circuit, component, signals, most, values);
    boolean exact = counts.isEnumerable();
    if (exact) {
      counts.enumerate();
    } else {
      counts.bound();
    }
    return new Found(counts.largest, exact);
  }

  private boolean isEnumerable() {
    double inputs = 0;
    double ofSize = 1;
    for (int size = 0; size <= most; size++) {
      inputs += ofSize;
      ofSize = ofSize * (component.features().length - size) / (size + 1);
    }
    long entries = Arrays.stream(signals).mapToLong(each -> each.length).sum();
    return inputs <= MOST_INPUTS && inputs * (entries + component.nodes().length) <= MOST_WORK;
  }

  private void enumerate() {
    for (int size = 1; size <= most; size++) {
      int[] chosen = new int[size]; // positions in the component's features, ascending
      Arrays.setAll(chosen, i -> i);
      boolean more = true;
      while (more) {
        for (int feature : component.features()) {
          values[feature] = 0;
        }
        for (int lane = 0; lane < 64 && more; lane++) {
          for (int position : chosen) {
            values[component.features()[position]] |= 1L << lane;
          }
          more = advance(chosen, component.features().length);
        }
        Lanes.evaluate(circuit, component.nodes(), values);
        count(largest[size]);
      }
    }
    accumulate();
  }

  /** Goes to the next set of as many, in lexicographic order; returns whether there is one. */
  private static boolean advance(int[] chosen, int bound) {
    int at = chosen.length - 1;
    while (at >= 0 && chosen[at] == bound - chosen.length + at) {
      at--;
    }
    if (at < 0) {
      return false;
    }
    chosen[at]++;
    for (int i = at + 1; i < chosen.length; i++) {
      chosen[i] = chosen[i - 1] + 1;
    }
    return true;
  }

  private void count(int[] best) {
    int[] counts = new int[64];
    for (int stage = 0; stage < signals.length; stage++) {
      Arrays.fill(counts, 0);
      for (int signal : signals[stage]) {
        for (long rest = values[signal]; rest != 0; rest &= rest - 1) {
          counts[Long.numberOfTrailingZeros(rest)]++;
        }
      }
      for (int lane : counts) {
        best[stage] = Math.max(best[stage], lane);
      }
    }
  }

  private void accumulate() {
    for (int size = 1; size <= most; size++) {
      for (int stage = 0; stage < signals.length; stage++) {
        largest[size][stage] = Math.max(largest[size][stage], largest[size - 1][stage]);
      }
    }
  }

  /** An active signal has an active feature in its cone. */
  private void bound() {
    int[] features = component.features();
    int[][] reached = new int[signals.length][features.length];
    for (int from = 0; from < features.length; from += 64) {
      for (int feature : features) {
        values[feature] = 0;
      }
      for (int i = from; i < Math.min(from + 64, features.length); i++) {
        values[features[i]] = 1L << (i - from);
      }
      Lanes.reach(circuit, component.nodes(), values);
      for (int stage = 0; stage < signals.length; stage++) {
        for (int signal : signals[stage]) {
          for (long rest = values[signal]; rest != 0; rest &= rest - 1) {
            reached[stage][from + Long.numberOfTrailingZeros(rest)]++;
          }
        }
      }
    }
    for (int stage = 0; stage < signals.length; stage++) {
      Arrays.sort(reached[stage]);
      long sum = 0;
      for (int size = 1; size <= most; size++) {
        sum += reached[stage][features.length - size];
        largest[size][stage] = (int) Math.min(sum, signals[stage].length);
      }
    }
  }
}
