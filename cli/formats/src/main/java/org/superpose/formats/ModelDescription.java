package org.superpose.formats;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a description may say about arrays from elsewhere.
 *
 * @param layers the products in order; empty for the order of the numbers in their names
 * @param orientation how weights are stored
 * @param encoder whether no Relu follows the first product
 * @param threshold what a score must exceed for its output to be on, where the file has none and it
 *     is not the standard one
 */
record ModelDescription(
    List<Layer> layers, Orientation orientation, boolean encoder, OptionalDouble threshold) {

  /** What a file says when it says nothing. */
  static final ModelDescription STANDARD =
      new ModelDescription(List.of(), Orientation.ANY, false, OptionalDouble.empty());

  /**
   * One product of a network.
   *
   * @param name the name of its weights, or what stands before {@code .weight} in it
   * @param bias the name of what is added to it; null for the one that its name suggests
   * @param relu whether a Relu follows; null for the usual: after every product but the last
   */
  record Layer(String name, @Nullable String bias, @Nullable Boolean relu) {}

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
