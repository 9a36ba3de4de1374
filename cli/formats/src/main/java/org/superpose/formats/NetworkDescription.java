package org.superpose.formats;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.superpose.core.network.Alphabet;

/**
 * What the JSON file of a network says.
 *
 * @param file the JSON file, for messages
 * @param problem the problem
 * @param construction the id of the construction, if known
 * @param options the options of the construction
 * @param seed the seed of the build, if known
 * @param publicity what is free, by the name of the matrix; what is left out is not free
 * @param alphabets the declared alphabets by array; others are inferred
 * @param digests the digests by array; others are not checked
 * @param certificate what was known of the network when it was written
 * @param model how arrays from elsewhere are to be understood
 */
record NetworkDescription(
    Path file,
    ProblemDescription problem,
    Optional<String> construction,
    Map<String, Object> options,
    OptionalLong seed,
    Map<String, Publicity> publicity,
    Map<String, Alphabet> alphabets,
    Map<String, String> digests,
    Optional<Certificate> certificate,
    ModelDescription model) {

  /** The version of the format that this class describes. */
  static final int FORMAT = 1;

  /** Returns the description of a network of which nothing is known but its problem. */
  static NetworkDescription of(Path file, ProblemDescription problem) {
    return new NetworkDescription(
        file,
        problem,
        Optional.empty(),
        Map.of(),
        OptionalLong.empty(),
        Map.of(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        ModelDescription.STANDARD);
  }

  /** Returns this with the sizes of the network, which its problem may leave open. */
  NetworkDescription fitting(int inputs, int scores) {
    return new NetworkDescription(
        file,
        problem.fitting(inputs, scores),
        construction,
        options,
        seed,
        publicity,
        alphabets,
        digests,
        certificate,
        model);
  }

  Publicity publicity(String matrix) {
    return publicity.getOrDefault(matrix, Publicity.PROGRAM);
  }

  /**
   * Checks that every array that is spoken of exists.
   *
   * @throws NetworkFileException if not
   */
  void requireArrays(Set<String> arrays) throws NetworkFileException {
    requireArrays("alphabets", alphabets, arrays);
    requireArrays("digests", digests, arrays);
  }

  private void requireArrays(String key, Map<String, ?> named, Set<String> arrays)
      throws NetworkFileException {
    for (String name : named.keySet()) {
      if (!arrays.contains(name)) {
        throw new NetworkFileException(
            file,
            "'%s' names %s, but the arrays are %s"
                .formatted(key, NetworkFileException.quote(name), String.join(", ", arrays)));
      }
    }
  }
}
