package org.superpose.constructions.trained;

import org.superpose.core.network.Alphabet;
import org.superpose.core.network.BitMatrix;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;

/**
 * The encoder and the readout that training starts from, drawn from the seed and the sizes alone:
 * random signs for every feature; for every output a few neurons, half of which count against it.
 *
 * @param encoder {@code [neurons, features]}
 * @param readout {@code [outputs, neurons]}
 * @param channel s, the neurons that an output reads
 */
record PublicParts(Matrix encoder, Matrix readout, int channel) {

  /** Draws both for a network of that many neurons. */
  static PublicParts of(int features, int outputs, int neurons, int channel, Seed seed) {
    RandomStream signs = seed.derive("encoder").stream();
    Matrix encoder = BitMatrix.signs(neurons, features, (_, _) -> signs.nextLong() < 0);
    RandomStream deals = seed.derive("readout").stream();
    int read = Math.min(channel, neurons);
    int[][] places = new int[outputs][];
    int[][] values = new int[outputs][read];
    for (int output = 0; output < outputs; output++) {
      places[output] = deals.subset(read, neurons);
      int[] order = deals.permutation(read);
      for (int i = 0; i < read; i++) {
        values[output][order[i]] = i % 2 == 0 ? 1 : -1;
      }
    }
    return new PublicParts(
        encoder, SparseMatrix.ofRows(neurons, Alphabet.TERNARY, places, values), read);
  }
}
