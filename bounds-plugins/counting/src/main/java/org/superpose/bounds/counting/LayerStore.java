package org.superpose.bounds.counting;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundRequest.NetworkProfile;

/**
 * How many bits hidden layers can hold: L layers of at most n neurons have at most L (n^2 + n)
 * weights and biases.
 *
 * @param layers L
 * @param bitsPerParameter the largest price of a weight or bias
 */
record LayerStore(int layers, double bitsPerParameter) {

  private static final NetworkProfile BEST_CASE = new NetworkProfile(0, 1, 1, true);

  /** Returns the layers of the request's network, or one layer of one-bit parameters. */
  static LayerStore of(BoundRequest request) {
    NetworkProfile profile = request.network().orElse(BEST_CASE);
    return new LayerStore(profile.layers(), profile.bitsPerParameter());
  }

  /** Returns why the layers of the request's network do not hold the whole program, if so. */
  static Optional<String> objection(BoundRequest request) {
    NetworkProfile profile = request.network().orElse(BEST_CASE);
    return objectionToParts(profile)
        .or(
            () ->
                profile.bitsPerParameter() > 0
                    ? Optional.empty()
                    : Optional.of("the weights and biases hold no bits"));
  }

  /** Returns why a network is more or less than hidden layers between public parts, if it is. */
  static Optional<String> objectionToParts(NetworkProfile profile) {
    if (!profile.publicParts()) {
      return Optional.of("the encoder or the readout depends on the instance and holds bits too");
    }
    return profile.layers() == 0
        ? Optional.of("the network has no hidden layer")
        : Optional.empty();
  }

  double bits(double neurons) {
    return layers * (neurons * neurons + neurons) * bitsPerParameter;
  }

  /** Returns the least number of neurons that hold a given number of bits. */
  int neuronsFor(double bits) {
    double perLayer = bits / (layers * bitsPerParameter);
    int neurons = (int) Math.max(1, Math.floor((Math.sqrt(1 + 4 * perLayer) - 1) / 2) - 1);
    while (bits(neurons) < bits) {
      neurons++;
    }
    return neurons;
  }

  List<String> with(List<String> assumptions) {
    List<String> all = new ArrayList<>(assumptions);
    all.add("encoder and readout are public");
    all.add(
        "%s hidden layer%s, at most %s bits a parameter"
            .formatted(
                layers,
                layers == 1 ? "" : "s",
                new BigDecimal(bitsPerParameter)
                    .round(new MathContext(4))
                    .stripTrailingZeros()
                    .toPlainString()));
    return all;
  }
}
