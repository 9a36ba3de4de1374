package org.superpose.formats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers products, biases and Relus in the order of evaluation into the parts of a network.
 * Weights are given as {@code [outputs, inputs]}.
 */
final class MlpBuilder {

  private static final class Affine {
    private final MatrixSource weights;
    private MatrixSource bias;
    private boolean relu;

    Affine(MatrixSource weights) {
      this.weights = weights;
    }
  }

  private final Path file;
  private final List<Affine> affines = new ArrayList<>();
  private MatrixSource threshold;

  MlpBuilder(Path file) {
    this.file = file;
  }

  /**
   * Adds a product with weights.
   *
   * @throws NetworkFileException if there is no Relu since the last product, unless that was the
   *     first and has no bias: then it is the encoder
   */
  void product(MatrixSource weights) throws NetworkFileException {
    if (!affines.isEmpty() && !affines.getLast().relu) {
      if (affines.size() > 1) {
        throw weights.complaint(
            "follows another product without a Relu between; only the first product may lack one");
      }
      if (affines.getFirst().bias != null) {
        throw affines
            .getFirst()
            .bias
            .complaint("is added before the encoder is done; an encoder has no bias");
      }
    }
    affines.add(new Affine(weights));
  }

  /**
   * Adds a bias.
   *
   * @throws NetworkFileException if it does not follow a product directly
   */
  void bias(MatrixSource bias) throws NetworkFileException {
    if (affines.isEmpty() || affines.getLast().relu || affines.getLast().bias != null) {
      throw bias.complaint("is added where no product comes directly before");
    }
    affines.getLast().bias = bias;
  }

  /**
   * Adds a Relu.
   *
   * @throws NetworkFileException if there is no product before it
   */
  void relu() throws NetworkFileException {
    if (affines.isEmpty()) {
      throw new NetworkFileException(file, "has a Relu before any product with weights");
    }
    affines.getLast().relu = true;
  }

  /** Adds the thresholds that the scores are compared with. */
  void threshold(MatrixSource thresholds) {
    threshold = thresholds;
  }

  /**
   * Returns the parts.
   *
   * @throws NetworkFileException if there is no product
   */
  NetworkParts parts() throws NetworkFileException {
    if (affines.isEmpty()) {
      throw new NetworkFileException(file, "has no product with weights");
    }
    Map<String, MatrixSource> parts = new HashMap<>();
    Affine readout = affines.getLast();
    boolean encoded = affines.size() > 1 && !affines.getFirst().relu;
    int layer = 0;
    for (Affine affine : affines.subList(0, affines.size() - 1)) {
      if (encoded && affine == affines.getFirst()) {
        parts.put(NetworkArrays.ENCODER, affine.weights);
      } else {
        layer++;
        parts.put(NetworkArrays.weight(layer), affine.weights);
        putIfThere(parts, NetworkArrays.bias(layer), affine.bias);
      }
    }
    parts.put(NetworkArrays.READOUT, readout.weights);
    putIfThere(parts, NetworkParts.READOUT_BIAS, readout.bias);
    putIfThere(parts, NetworkArrays.THRESHOLD, threshold);
    return new NetworkParts(file, parts, false, readout.relu);
  }

  private static void putIfThere(
      Map<String, MatrixSource> parts, String name, MatrixSource source) {
    if (source != null) {
      parts.put(name, source);
    }
  }
}
