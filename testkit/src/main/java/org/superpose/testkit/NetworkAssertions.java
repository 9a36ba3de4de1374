package org.superpose.testkit;

import org.superpose.core.network.Accounting;
import org.superpose.core.network.Network;

/**
 * Entry point of the assertions on networks, for static import beside AssertJ's own.
 *
 * <pre>{@code
 * assertThat(network).computes(problem).onEveryInput().withAtMost(neurons(300));
 * assertThat(network).computes(problem).fails().withWitness(2, 5);
 * }</pre>
 */
public final class NetworkAssertions {

  private NetworkAssertions() {}

  /** Starts an assertion on a network. */
  public static NetworkAssert assertThat(Network network) {
    return new NetworkAssert(network);
  }

  /** Returns a budget of neurons in the widest layer. */
  public static Budget neurons(int amount) {
    return new Budget("neurons", amount, Accounting::neurons);
  }

  /** Returns a budget of parameters. */
  public static Budget parameters(long amount) {
    return new Budget("parameters", amount, Accounting::parameters);
  }

  /** Returns a budget of stored bits. */
  public static Budget parameterBits(double amount) {
    return new Budget("parameter bits", amount, Accounting::parameterBits);
  }
}
