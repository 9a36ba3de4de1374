package org.superpose.core.verify;

import java.util.concurrent.atomic.AtomicLong;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;

/**
 * How many inputs may be evaluated in exact arithmetic, which takes some hundred times as long as
 * in doubles. Shared by threads: whether it is spent in the end depends on the inputs alone.
 */
final class ExactBudget {

  private static final long STEPS = 300_000_000;
  private static final long LEAST = 10_000;

  private final long most;
  private final AtomicLong taken = new AtomicLong();

  private ExactBudget(long most) {
    this.most = most;
  }

  /** Returns a budget of a few hundred million products of weights. */
  static ExactBudget of(Network network) {
    double each = (double) network.encoder().nonzeros() / network.features();
    for (Layer layer : network.layers()) {
      each += layer.weights().nonzeros();
    }
    each += network.readout().nonzeros() + 1.0;
    return new ExactBudget(Math.max(LEAST, (long) (STEPS / each)));
  }

  /** Takes one evaluation. */
  void take() {
    taken.incrementAndGet();
  }

  /** Returns how many inputs may be evaluated. */
  long most() {
    return most;
  }

  /** Returns whether more was taken than there was. */
  boolean isSpent() {
    return taken.get() > most;
  }

  /** Returns why nothing is decided when it is spent. */
  String reason() {
    return "more than %s inputs need exact arithmetic, since the weights differ so much in size"
        .formatted(most);
  }
}
