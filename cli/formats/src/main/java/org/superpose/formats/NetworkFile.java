package org.superpose.formats;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.superpose.core.network.Network;
import org.superpose.core.task.Problem;

/**
 * One network with the problem it is to solve, as a file of arrays and {@code NAME.json} beside it
 * hold them. Alphabets and publicity are part of the network.
 *
 * @param name the file name without ending
 * @param network the network
 * @param problem the problem
 * @param construction the id of the construction that built the network, if known
 * @param options the construction's options: numbers, flags and words by name
 * @param seed the seed of the build, if known
 * @param certificate what was known of the network when its file was written
 * @param understanding how the file was understood, if the network was read from one
 */
public record NetworkFile(
    String name,
    Network network,
    Problem problem,
    Optional<String> construction,
    Map<String, Object> options,
    OptionalLong seed,
    Optional<Certificate> certificate,
    Understanding understanding) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+=-]{0,199}");

  /**
   * @throws IllegalArgumentException if the name has other than letters, digits and {@code ._+=-},
   *     starts with a punctuation mark or is longer than 200 characters; if network and problem
   *     differ in features or outputs; or if an option is not a number, flag or word
   */
  public NetworkFile {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "%s is not the name of a network file; allowed: up to 200 letters, digits and ._+=-"
              .formatted(NetworkFileException.quote(name)));
    }
    if (network.features() != problem.features() || network.outputs() != problem.outputs()) {
      throw new IllegalArgumentException(
          "the network has %s features and %s outputs, the problem %s and %s"
              .formatted(
                  network.features(), network.outputs(), problem.features(), problem.outputs()));
    }
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    options.forEach(NetworkFile::requireScalar);
  }

  /**
   * Makes a file without a certificate.
   *
   * @throws IllegalArgumentException as above
   */
  public NetworkFile(
      String name,
      Network network,
      Problem problem,
      Optional<String> construction,
      Map<String, Object> options,
      OptionalLong seed) {
    this(name, network, problem, construction, options, seed, Optional.empty(), Understanding.NONE);
  }

  /**
   * Makes a file with a certificate.
   *
   * @throws IllegalArgumentException as above
   */
  public NetworkFile(
      String name,
      Network network,
      Problem problem,
      Optional<String> construction,
      Map<String, Object> options,
      OptionalLong seed,
      Optional<Certificate> certificate) {
    this(name, network, problem, construction, options, seed, certificate, Understanding.NONE);
  }

  /** Returns the name of a file of arrays, as far as it can be the name of a network file. */
  static String nameFor(Path arrays) {
    String name = String.valueOf(arrays.getFileName());
    int ending = FileFormat.of(name).map(format -> format.ending().length()).orElse(0);
    String stem = name.substring(0, name.length() - ending).replaceAll("[^A-Za-z0-9._+=-]", "_");
    String start = stem.isEmpty() || ".+=-".indexOf(stem.charAt(0)) >= 0 ? "_" + stem : stem;
    return start.substring(0, Math.min(start.length(), 200));
  }

  /** Returns this with a certificate. */
  public NetworkFile with(Certificate newCertificate) {
    return new NetworkFile(
        name,
        network,
        problem,
        construction,
        options,
        seed,
        Optional.of(newCertificate),
        understanding);
  }

  /**
   * Returns this under another name.
   *
   * @throws IllegalArgumentException if it is not the name of a network file
   */
  public NetworkFile named(String newName) {
    return new NetworkFile(
        newName, network, problem, construction, options, seed, certificate, understanding);
  }

  private static void requireScalar(String name, Object value) {
    if (!(value instanceof Number || value instanceof Boolean || value instanceof String)) {
      throw new IllegalArgumentException(
          "option '%s' is %s, neither number nor flag nor word".formatted(name, value));
    }
  }
}
