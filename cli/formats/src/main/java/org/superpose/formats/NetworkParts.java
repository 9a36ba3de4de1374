package org.superpose.formats;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The arrays of a network by what they are, in the names of {@link NetworkArrays} and as matrices
 * of {@code [outputs, inputs]}.
 *
 * @param file where they stand, for messages
 * @param arrays the arrays by part; in a file from elsewhere also {@link #READOUT_BIAS}
 * @param complete whether every part must be there; otherwise a missing encoder means that the
 *     first layer reads the features themselves, a missing bias or threshold is zero, and vectors
 *     may be rows or single numbers
 * @param endsInRelu whether scores below zero are cut off before they are compared with thresholds
 */
record NetworkParts(
    Path file, Map<String, MatrixSource> arrays, boolean complete, boolean endsInRelu) {

  /** What is added to the scores before they are compared with thresholds. */
  static final String READOUT_BIAS = "readout.bias";

  NetworkParts {
    arrays = Map.copyOf(arrays);
  }

  /** Returns how many features the first product reads; 0 if there is none. */
  int inputs() {
    return Stream.of(NetworkArrays.ENCODER, NetworkArrays.weight(1), NetworkArrays.READOUT)
        .filter(arrays::containsKey)
        .findFirst()
        .map(name -> arrays.get(name).layout().columns())
        .orElse(0);
  }

  /** Returns how many scores the last product has; 0 if there is none. */
  int scores() {
    MatrixSource readout = arrays.get(NetworkArrays.READOUT);
    return readout == null ? 0 : readout.layout().rows();
  }
}
