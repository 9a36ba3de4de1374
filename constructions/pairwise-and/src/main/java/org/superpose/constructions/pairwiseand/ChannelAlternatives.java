package org.superpose.constructions.pairwiseand;

import org.superpose.core.network.Alternatives;
import org.superpose.core.network.Matrix;
import org.superpose.core.random.Seed;

/**
 * The public channels among which each gate chooses: sets of s neurons, every set equally likely,
 * each a function of (gate, choice, n, s, seed) alone.
 *
 * @param seed from which all are drawn
 * @param count T, the number of channels of each gate
 * @param size s, the neurons of a channel
 * @param neurons n
 */
record ChannelAlternatives(Seed seed, int count, int size, int neurons) implements Alternatives {

  /** Returns the neurons of a channel, ascending. */
  int[] channel(int gate, int choice) {
    return seed.derive("", (long) gate * count + choice).stream().subset(size, neurons);
  }

  @Override
  public void forEach(int row, int choice, Matrix.EntryConsumer consumer) {
    for (int neuron : channel(row, choice)) {
      consumer.accept(neuron, 1);
    }
  }
}
