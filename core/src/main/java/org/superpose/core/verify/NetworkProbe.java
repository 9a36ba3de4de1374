package org.superpose.core.verify;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Network;

/**
 * Asks a network which outputs are on, for inputs that grow and shrink by one feature at a time: an
 * input costs one vector addition over the first layer more than its prefix, plus what the neurons
 * that fire feed. Whether an output is on is exact: a score within rounding of its threshold is
 * computed again in exact arithmetic. Used by one thread.
 *
 * <p>A feature may be active several times. What is said of such an input is what the network makes
 * of several features that are all like this one, up to neurons that no input in the network's own
 * domain can switch on or cut off.
 */
public final class NetworkProbe {

  private final Network network;
  private final CompiledNetwork compiled;
  private final Evaluator evaluator;
  private final double error;
  private final boolean bounded; // whether doubles say anything
  private final int[] active; // [capacity]
  private int size;
  private double @Nullable [] slack; // of the current input, once it was wanted
  private @Nullable ForwardPass exact; // of the current input, once it was wanted

  private NetworkProbe(Network network, CompiledNetwork compiled, int capacity) {
    this.network = network;
    this.compiled = compiled;
    evaluator = new Evaluator(compiled, capacity);
    error = compiled.rounding().scores();
    bounded = compiled.rounding().isBounded();
    active = new int[capacity];
  }

  /**
   * Prepares a network. Memory: the effective weights of all features, if they take at most a
   * quarter of the memory that the program may use.
   *
   * @param capacity the largest number of active features, from 1
   * @param threads how many threads may work on the tables
   */
  public static NetworkProbe of(Network network, int capacity, int threads) {
    boolean fits = CompiledNetwork.tableBytes(network) <= Runtime.getRuntime().maxMemory() / 4.0;
    CompiledNetwork compiled =
        fits
            ? CompiledNetwork.tabulated(network, capacity, threads)
            : CompiledNetwork.direct(network, capacity);
    return new NetworkProbe(network, compiled, capacity);
  }

  /** Returns a probe of the same network for another thread, at the empty input. */
  public NetworkProbe another() {
    return new NetworkProbe(network, compiled, active.length);
  }

  /** Adds an active feature. */
  public void push(int feature) {
    evaluator.push(feature);
    active[size++] = feature;
    forget();
  }

  /** Removes the feature added last. */
  public void pop() {
    evaluator.pop();
    size--;
    forget();
  }

  /** Takes these features as active, and no others. */
  public void set(int... features) {
    while (size > 0) {
      pop();
    }
    for (int feature : features) {
      push(feature);
    }
  }

  private void forget() {
    slack = null;
    exact = null;
  }

  /**
   * Returns t_q - d_q . h of every output up to rounding, {@code [outputs]}: negative when the
   * output is on. Valid until the next push or pop; not to be changed.
   */
  public double[] slack() {
    if (slack == null) {
      slack = evaluator.slack();
    }
    return slack;
  }

  /** Returns whether an output is on; exact. */
  public boolean isOn(int output) {
    double rounded = bounded ? slack()[output] : 0;
    if (bounded && (error == 0 || Math.abs(rounded) > error)) {
      return rounded < 0;
    }
    if (exact == null) {
      exact = ForwardPass.of(network, Arrays.copyOf(active, size));
    }
    return exact.isOn(output);
  }

  /** Returns whether an output is on when these features are active, and no others. */
  public boolean isOnAt(int output, int... features) {
    set(features);
    return isOn(output);
  }

  /** Passes the outputs that are on, ascending. */
  public void forEachOn(IntConsumer consumer) {
    double[] current = bounded ? slack() : new double[network.outputs()];
    for (int output = 0; output < current.length; output++) {
      if (!(current[output] > error) && isOn(output)) {
        consumer.accept(output);
      }
    }
  }
}
