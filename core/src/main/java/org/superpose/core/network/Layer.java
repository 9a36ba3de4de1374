package org.superpose.core.network;

/**
 * One hidden layer: h = ReLU(W h' + b).
 *
 * @param weights W, {@code [neurons, inputs]}
 * @param bias b, {@code [neurons, 1]}
 */
public record Layer(Matrix weights, Matrix bias) {

  /**
   * @throws MalformedNetworkException if the bias is not one column of one entry per neuron
   */
  public Layer {
    if (bias.columns() != 1 || bias.rows() != weights.rows()) {
      throw new MalformedNetworkException(
          "the bias of a layer of %s neurons is %s x %s, expected %s x 1"
              .formatted(weights.rows(), bias.rows(), bias.columns(), weights.rows()));
    }
  }

  /** Returns the number of neurons. */
  public int neurons() {
    return weights.rows();
  }

  /** Returns the number of values the layer reads. */
  public int inputs() {
    return weights.columns();
  }
}
