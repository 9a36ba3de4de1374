package org.superpose.formats;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The arrays of a network by what they are, in the names of {@link NetworkArrays} and as matrices
 * of {@code [outputs, inputs]}.
 *
 * @param file where they stand, for messages
 * @param arrays the arrays by part
 * @param complete whether every part must be there; otherwise a missing encoder means that the
 *     first layer reads the features themselves, a missing bias is zero, and vectors may be rows or
 *     single numbers
 * @param chain how the file was understood, a line for each step
 * @param notes what a reader should know of it, such as that something was rounded
 */
record NetworkParts(
    Path file,
    Map<String, MatrixSource> arrays,
    boolean complete,
    List<String> chain,
    List<String> notes) {

  NetworkParts {
    arrays = Map.copyOf(arrays);
    chain = List.copyOf(chain);
    notes = List.copyOf(notes);
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
