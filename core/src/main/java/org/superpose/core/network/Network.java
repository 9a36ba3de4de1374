package org.superpose.core.network;

import java.util.List;

/**
 * A network in superposition: a = E x, h_l = ReLU(W_l h_(l-1) + b_l) with h_0 = a, y_q = [d_q . h_L
 * > t_q].
 *
 * <p>Immutable. Inputs are 0/1 vectors with few ones; x and y are never stored in a layer.
 *
 * @param encoder E, {@code [n, features]}
 * @param encoderOrigin whether the encoder is free
 * @param layers the hidden layers in order; empty when the readout reads the encoded input
 * @param readout D, {@code [outputs, n_L]}
 * @param thresholds t, {@code [outputs, 1]}; an output is on when its score exceeds it
 * @param readoutOrigin whether readout and thresholds are free
 */
public record Network(
    Matrix encoder,
    Origin encoderOrigin,
    List<Layer> layers,
    Matrix readout,
    Matrix thresholds,
    Origin readoutOrigin) {

  /**
   * @throws MalformedNetworkException if a layer does not read as many values as the one before it
   *     gives, if the thresholds are not one column of one entry per output, if a public base has
   *     another shape than its matrix, or if a row is not the alternative that it is said to be
   */
  public Network {
    layers = List.copyOf(layers);
    int width = encoder.rows();
    for (int l = 0; l < layers.size(); l++) {
      if (layers.get(l).inputs() != width) {
        throw new MalformedNetworkException(
            "layer %s reads %s values but gets %s".formatted(l + 1, layers.get(l).inputs(), width));
      }
      width = layers.get(l).neurons();
    }
    if (readout.columns() != width) {
      throw new MalformedNetworkException(
          "the readout reads %s values but gets %s".formatted(readout.columns(), width));
    }
    if (thresholds.columns() != 1 || thresholds.rows() != readout.rows()) {
      throw new MalformedNetworkException(
          "the thresholds of %s outputs are %s x %s, expected %s x 1"
              .formatted(readout.rows(), thresholds.rows(), thresholds.columns(), readout.rows()));
    }
    requireSameShape("encoder", encoder, encoderOrigin);
    requireSameShape("readout", readout, readoutOrigin);
    requireChoices("encoder", encoder, encoderOrigin);
    requireChoices("readout", readout, readoutOrigin);
  }

  private static void requireSameShape(String name, Matrix matrix, Origin origin) {
    if (origin instanceof Origin.PublicExceptRows(Matrix base)
        && (base.rows() != matrix.rows() || base.columns() != matrix.columns())) {
      throw new MalformedNetworkException(
          "the public %s is %s x %s but the actual one %s x %s"
              .formatted(name, base.rows(), base.columns(), matrix.rows(), matrix.columns()));
    }
  }

  private static void requireChoices(String name, Matrix matrix, Origin origin) {
    if (!(origin instanceof Origin.Choice(Matrix chosen, Alternatives alternatives))) {
      return;
    }
    Alphabet choices = chosen.alphabet();
    if (chosen.columns() != 1
        || chosen.rows() != matrix.rows()
        || choices.kind() != Alphabet.Kind.INTEGER
        || choices.minimum() != 0
        || choices.maximum() >= Integer.MAX_VALUE) {
      throw new MalformedNetworkException(
          "the choices of the %s are %s x %s of alphabet %s, expected %s x 1 of whole numbers from 0"
              .formatted(name, chosen.rows(), chosen.columns(), choices, matrix.rows()));
    }
    chosen.requireAlphabet("the choices of the " + name);
    for (int row = 0; row < matrix.rows(); row++) {
      int choice = (int) chosen.get(row, 0);
      if (!alternatives.isRow(row, choice, matrix)) {
        throw new MalformedNetworkException(
            "row %s of the %s is not its alternative %s".formatted(row, name, choice));
      }
    }
  }

  /** Returns m, the number of input features. */
  public int features() {
    return encoder.columns();
  }

  /** Returns m', the number of outputs. */
  public int outputs() {
    return readout.rows();
  }

  /** Returns the neurons of the widest layer, the encoded input included. */
  public int neurons() {
    int widest = encoder.rows();
    for (Layer layer : layers) {
      widest = Math.max(widest, layer.neurons());
    }
    return widest;
  }

  /** Returns whether all entries but the thresholds are whole numbers by their alphabets. */
  public boolean isIntegral() {
    return encoder.alphabet().isIntegral()
        && readout.alphabet().isIntegral()
        && layers.stream()
            .allMatch(
                layer ->
                    layer.weights().alphabet().isIntegral()
                        && layer.bias().alphabet().isIntegral());
  }

  /**
   * Checks that every entry of every matrix keeps its declared alphabet.
   *
   * @throws MalformedNetworkException naming the first entry that does not
   */
  public void requireAlphabets() {
    encoder.requireAlphabet("the encoder");
    requireAlphabetOfBase("the public encoder", encoderOrigin);
    for (int l = 0; l < layers.size(); l++) {
      layers.get(l).weights().requireAlphabet("the weights of layer " + (l + 1));
      layers.get(l).bias().requireAlphabet("the bias of layer " + (l + 1));
    }
    readout.requireAlphabet("the readout");
    requireAlphabetOfBase("the public readout", readoutOrigin);
    thresholds.requireAlphabet("the thresholds");
  }

  private static void requireAlphabetOfBase(String name, Origin origin) {
    if (origin instanceof Origin.PublicExceptRows(Matrix base)) {
      base.requireAlphabet(name);
    }
  }
}
