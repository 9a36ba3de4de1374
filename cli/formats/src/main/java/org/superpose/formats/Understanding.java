package org.superpose.formats;

import java.util.ArrayList;
import java.util.List;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;

/**
 * How the file of a network was understood.
 *
 * @param chain what is computed, a line for each step from the input to the outputs
 * @param notes what is not certain or not exact: that a Relu was assumed, or something rounded
 */
public record Understanding(List<String> chain, List<String> notes) {

  /** Of a network that comes from no file. */
  public static final Understanding NONE = new Understanding(List.of(), List.of());

  /** Makes copies of the lists. */
  public Understanding {
    chain = List.copyOf(chain);
    notes = List.copyOf(notes);
  }

  /** Returns the chain that the parts of a network of this project are. */
  static Understanding of(Network network) {
    List<String> chain = new ArrayList<>();
    chain.add("h0 = E x, " + shape(network.encoder()));
    int number = 0;
    for (Layer layer : network.layers()) {
      number++;
      chain.add("h%s = Relu(W h%s + b), %s".formatted(number, number - 1, shape(layer.weights())));
    }
    chain.add("score = D h%s, %s".formatted(number, shape(network.readout())));
    chain.add("y = score > threshold");
    return new Understanding(chain, List.of());
  }

  private static String shape(Matrix matrix) {
    return "[%s, %s]".formatted(matrix.rows(), matrix.columns());
  }
}
