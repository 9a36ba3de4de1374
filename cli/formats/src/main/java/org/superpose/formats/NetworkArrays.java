package org.superpose.formats;

import java.util.LinkedHashMap;
import java.util.Map;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;

/**
 * The names under which the matrices of a network are stored: {@code encoder}, {@code
 * layer1.weight}, {@code layer1.bias}, ..., {@code readout}, {@code threshold}. A matrix X that is
 * public except for some rows also has {@code X.public_rows}, the numbers of these rows, and {@code
 * X.public}, what the public matrix has there. Of one that is a choice among public alternatives,
 * {@code X.public_choice} says which alternative each row is; the alternatives themselves are not
 * stored.
 */
final class NetworkArrays {

  static final String ENCODER = "encoder";
  static final String READOUT = "readout";
  static final String THRESHOLD = "threshold";
  private static final String BIAS = ".bias";
  private static final String PUBLIC = ".public";
  private static final String PUBLIC_ROWS = ".public_rows";
  private static final String PUBLIC_CHOICE = ".public_choice";

  private NetworkArrays() {}

  static String weight(int layer) {
    return "layer" + layer + ".weight";
  }

  static String bias(int layer) {
    return "layer" + layer + BIAS;
  }

  /** Returns whether an array is a vector, rather than a matrix that may have one column. */
  static boolean isVector(String name) {
    return name.equals(THRESHOLD)
        || name.endsWith(BIAS)
        || name.endsWith(PUBLIC_ROWS)
        || isChoice(name);
  }

  /** Returns the name of the array that holds the numbers of the replaced rows of a matrix. */
  static String publicRows(String matrix) {
    return matrix + PUBLIC_ROWS;
  }

  /** Returns the name of the array that holds the public rows that a matrix has replaced. */
  static String publicBase(String matrix) {
    return matrix + PUBLIC;
  }

  /** Returns the name of the array that says which alternative each row of a matrix is. */
  static String publicChoice(String matrix) {
    return matrix + PUBLIC_CHOICE;
  }

  /** Returns whether an array says which alternatives the rows of a matrix are. */
  static boolean isChoice(String name) {
    return name.endsWith(PUBLIC_CHOICE);
  }

  /** Returns the matrices that make up a network, by name, in the order of evaluation. */
  static Map<String, Matrix> parts(Network network) {
    Map<String, Matrix> parts = new LinkedHashMap<>();
    parts.put(ENCODER, network.encoder());
    for (int l = 1; l <= network.layers().size(); l++) {
      parts.put(weight(l), network.layers().get(l - 1).weights());
      parts.put(bias(l), network.layers().get(l - 1).bias());
    }
    parts.put(READOUT, network.readout());
    parts.put(THRESHOLD, network.thresholds());
    return parts;
  }

  /** Returns the matrices whose alphabets are declared: the parts, and choices. */
  static Map<String, Matrix> declared(Network network) {
    Map<String, Matrix> declared = parts(network);
    putChoices(declared, ENCODER, network.encoderOrigin());
    putChoices(declared, READOUT, network.readoutOrigin());
    return declared;
  }

  private static void putChoices(Map<String, Matrix> declared, String name, Origin origin) {
    if (origin instanceof Origin.Choice choice) {
      declared.put(publicChoice(name), choice.chosen());
    }
  }

  /**
   * Returns all matrices to store for a network, by name.
   *
   * @throws IllegalArgumentException if a public base has rows outside the alphabet of its matrix
   */
  static Map<String, Matrix> all(Network network) {
    Map<String, Matrix> all = declared(network);
    putReplacedRows(all, ENCODER, network.encoder(), network.encoderOrigin());
    putReplacedRows(all, READOUT, network.readout(), network.readoutOrigin());
    return all;
  }

  private static void putReplacedRows(
      Map<String, Matrix> all, String name, Matrix matrix, Origin origin) {
    if (origin instanceof Origin.PublicExceptRows(Matrix base)) {
      ReplacedRows replaced = ReplacedRows.between(matrix, base);
      if (replaced.places().length > 0) {
        Alphabet rowNumbers = Alphabet.integers(0, matrix.rows() - 1L);
        all.put(
            publicRows(name),
            DenseMatrix.generate(
                replaced.places().length, 1, rowNumbers, (row, _) -> replaced.places()[row]));
        all.put(publicBase(name), replaced.rows());
      }
    }
  }
}
