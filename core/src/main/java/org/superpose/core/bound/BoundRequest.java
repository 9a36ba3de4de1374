package org.superpose.core.bound;

import java.util.Optional;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Domain;
import org.superpose.core.task.Gates;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/**
 * Asks for a bound on a problem.
 *
 * @param shape the sizes and the information content of the problem, and what its task says of the
 *     whole family
 * @param gates what the outputs of this problem are, if they are alike: what a bound asks that
 *     holds for each problem by itself
 * @param criterion when a network counts as right
 * @param network the network to be bounded, or empty for the best case of one hidden layer with
 *     one-bit weights and public encoder and readout
 */
public record BoundRequest(
    ProblemShape shape,
    Optional<Gates> gates,
    Criterion criterion,
    Optional<NetworkProfile> network) {

  /**
   * Forgets what the outputs are on any domain but that of at most v active features: theorems that
   * ask for it speak of this one.
   */
  public BoundRequest {
    gates = shape.domain() instanceof Domain.AtMost ? gates : Optional.empty();
  }

  /** Asks about a family, of which no problem is drawn yet. */
  public BoundRequest(ProblemShape shape, Criterion criterion, Optional<NetworkProfile> network) {
    this(shape, shape.gates(), criterion, network);
  }

  /** Asks about a problem. */
  public static BoundRequest of(
      Problem problem, Criterion criterion, Optional<NetworkProfile> network) {
    return new BoundRequest(problem.shape(), problem.gates(), criterion, network);
  }

  /**
   * The facts of a network that assumptions speak of.
   *
   * @param neurons the width of the widest layer
   * @param layers the number of hidden layers
   * @param parameters the number of parameters, as {@link Accounting} counts them
   * @param bitsPerParameter the largest price of an entry of weights and biases
   * @param publicParts whether encoder and readout are free of the instance
   * @param deviationBits the bits that say where encoder and readout deviate from public ones, as
   *     {@link Accounting} counts them: a choice, which no number of parameters bounds
   * @param missingBits log2(1/p) if the construction has networks for a part p of the functions of
   *     its family: 0 for all of them, infinite if it may be none
   */
  public record NetworkProfile(
      int neurons,
      int layers,
      long parameters,
      double bitsPerParameter,
      boolean publicParts,
      double deviationBits,
      double missingBits) {

    /**
     * @throws IllegalArgumentException if bits are negative or not a number
     */
    public NetworkProfile {
      if (!(missingBits >= 0 && deviationBits >= 0)) {
        throw new IllegalArgumentException(
            "bits must be 0 or more, were %s and %s".formatted(deviationBits, missingBits));
      }
    }

    /**
     * Makes the facts of a network of equally wide layers between public parts, or parts of no
     * parameters, whose construction builds every function of its family.
     */
    public NetworkProfile(int neurons, int layers, double bitsPerParameter, boolean publicParts) {
      this(
          neurons,
          layers,
          layers * ((long) neurons * neurons + neurons),
          bitsPerParameter,
          publicParts,
          0,
          0);
    }

    /** Returns the same network, of a construction that has none for a part of its family. */
    public NetworkProfile missing(double bits) {
      return new NetworkProfile(
          neurons, layers, parameters, bitsPerParameter, publicParts, deviationBits, bits);
    }

    /** Returns the facts of a network. */
    public static NetworkProfile of(Network network) {
      Accounting accounting = Accounting.of(network);
      return new NetworkProfile(
          accounting.neurons(),
          accounting.layers(),
          accounting.parameters(),
          accounting.bitsPerParameter(),
          network.encoderOrigin() instanceof Origin.Public
              && network.readoutOrigin() instanceof Origin.Public,
          Accounting.deviationBits(network),
          0);
    }
  }
}
