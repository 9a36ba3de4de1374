package org.superpose.formats;

import java.util.List;

/**
 * What a description may say about arrays from elsewhere.
 *
 * @param layers the names of the products in order, each without {@code .weight}; empty for the
 *     order of their numbers
 * @param orientation how weights are stored
 * @param encoder whether no Relu follows the first product
 * @param threshold what a score must exceed for its output to be on, where the file has none
 */
record ModelDescription(
    List<String> layers, Orientation orientation, boolean encoder, double threshold) {

  /** What a file says when it says nothing. */
  static final ModelDescription STANDARD =
      new ModelDescription(List.of(), Orientation.ANY, false, 0);

  /** How a file stores the weights of a product. */
  enum Orientation {
    /** As PyTorch: {@code [outputs, inputs]}. */
    OUT_IN("out-in"),
    /** As Keras, and as numpy's {@code x @ W}: {@code [inputs, outputs]}. */
    IN_OUT("in-out"),
    /** Whichever fits; {@link #OUT_IN} when both do. */
    ANY("");

    private final String text;

    Orientation(String text) {
      this.text = text;
    }

    /** Returns how a file spells this. */
    String text() {
      return text;
    }
  }

  ModelDescription {
    layers = List.copyOf(layers);
  }
}
