package org.superpose.core.infer;

import java.util.BitSet;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;

/**
 * Networks some of whose outputs are negated: NAND, NOR and XNOR are looked for as AND, OR and XOR.
 * Good for guesses only: a score that is above a threshold by less than the last digit of that
 * counts as equal to it.
 */
final class Negation {

  private static final long MOST_ENTRIES = 1L << 25; // of the readout: 256 MB

  private Negation() {}

  /** Returns the outputs that are on when no feature is active; none if the readout is large. */
  static BitSet onWhenEmpty(Network network) {
    ForwardPass pass = ForwardPass.of(network, new int[0]);
    BitSet on = new BitSet();
    if ((long) network.outputs() * network.readout().columns() > MOST_ENTRIES) {
      return on;
    }
    for (int output = 0; output < network.outputs(); output++) {
      on.set(output, pass.isOn(output));
    }
    return on;
  }

  /** Returns a network whose given outputs are on where those of the network are off. */
  static Network of(Network network, BitSet negated) {
    DenseMatrix readout =
        DenseMatrix.generate(
            network.outputs(),
            network.readout().columns(),
            Alphabet.FLOAT64,
            (q, r) -> (negated.get(q) ? -1 : 1) * network.readout().get(q, r));
    DenseMatrix thresholds =
        DenseMatrix.generate(
            network.outputs(),
            1,
            Alphabet.FLOAT64,
            (q, _) ->
                negated.get(q)
                    ? Math.nextDown(-network.thresholds().get(q, 0))
                    : network.thresholds().get(q, 0));
    return new Network(
        network.encoder(),
        network.encoderOrigin(),
        network.layers(),
        readout,
        thresholds,
        new Origin.Program());
  }
}
