package org.superpose.formats;

import static org.superpose.formats.NetworkArrays.ENCODER;
import static org.superpose.formats.NetworkArrays.READOUT;
import static org.superpose.formats.NetworkArrays.THRESHOLD;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;

/** Reads a network out of its parts, all shapes before any entry. */
final class NetworkReader {

  private final NetworkParts parts;
  private final NetworkDescription description;
  private final PartReader reader;
  private final Set<String> known = new LinkedHashSet<>();

  NetworkReader(NetworkParts parts, NetworkDescription description, MemoryBudget memory) {
    this.parts = parts;
    this.description = description;
    reader = new PartReader(parts, description, memory);
  }

  /**
   * Reads the network that a description describes.
   *
   * @throws NetworkFileException if an array is missing, unknown, of a shape that does not fit, or
   *     unreadable
   */
  Network read() throws IOException {
    int layers = requireShapes();
    boolean encoded = parts.arrays().containsKey(ENCODER);
    Matrix encoder = encoded ? reader.matrix(ENCODER) : rawFeatures();
    List<Layer> hidden = new ArrayList<>();
    for (int l = 1; l <= layers; l++) {
      Matrix weights = reader.matrix(NetworkArrays.weight(l));
      hidden.add(new Layer(weights, reader.vector(NetworkArrays.bias(l), weights.rows())));
    }
    Matrix readout = reader.matrix(READOUT);
    Matrix thresholds = reader.vector(THRESHOLD, readout.rows());
    return new Network(
        encoder,
        encoded ? reader.origin(ENCODER, encoder) : new Origin.Public(),
        hidden,
        readout,
        thresholds,
        reader.origin(READOUT, readout));
  }

  private Matrix rawFeatures() throws NetworkFileException {
    int features = description.problem().features();
    reader.takeForIdentity(features);
    return SparseMatrix.identity(features);
  }

  private int requireShapes() throws NetworkFileException {
    int width = description.problem().features();
    if (parts.complete() || parts.arrays().containsKey(ENCODER)) {
      width = requireMatrix(ENCODER, -1, width).rows();
    }
    int layers = 0;
    while (parts.arrays().containsKey(NetworkArrays.weight(layers + 1))) {
      layers++;
      width = requireMatrix(NetworkArrays.weight(layers), -1, width).rows();
      requireVector(NetworkArrays.bias(layers), width);
    }
    int outputs = description.problem().outputs();
    requireMatrix(READOUT, outputs, width);
    requireVector(THRESHOLD, outputs);
    requireReplacedRows(ENCODER);
    requireReplacedRows(READOUT);
    requireKnown();
    return layers;
  }

  private void requireReplacedRows(String name) throws NetworkFileException {
    if (description.publicity(name) == Publicity.EXCEPT_ROWS
        && parts.arrays().containsKey(NetworkArrays.publicRows(name))) {
      int rows = array(NetworkArrays.publicRows(name)).layout().rows();
      requireVector(NetworkArrays.publicRows(name), rows);
      requireMatrix(NetworkArrays.publicBase(name), rows, array(name).layout().columns());
    }
    if (description.publicity(name) == Publicity.CHOICE) {
      String choices = NetworkArrays.publicChoice(name);
      array(choices);
      requireVector(choices, array(name).layout().rows());
    }
  }

  private void requireKnown() throws NetworkFileException {
    for (String name : new TreeSet<>(parts.arrays().keySet())) {
      if (!known.contains(name)) {
        throw NetworkFileException.ofArray(
            parts.file(), name, "is not expected here; expected: " + String.join(", ", known));
      }
    }
    description.requireArrays(known);
  }

  /** A negative number of rows means any. */
  private ArrayLayout requireMatrix(String name, int rows, int columns)
      throws NetworkFileException {
    MatrixSource array = array(name);
    ArrayLayout layout = array.layout();
    boolean fits =
        layout.shape().size() == 2
            && (rows < 0 || layout.rows() == rows)
            && layout.columns() == columns;
    if (!fits) {
      throw array.complaint(
          "has shape %s, expected (%s, %s)"
              .formatted(layout.shapeText(), rows < 0 ? "any" : String.valueOf(rows), columns));
    }
    return layout;
  }

  private void requireVector(String name, int length) throws NetworkFileException {
    if (!parts.complete() && !parts.arrays().containsKey(name)) {
      return;
    }
    MatrixSource array = array(name);
    ArrayLayout layout = array.layout();
    boolean fits =
        parts.complete()
            ? layout.columns() == 1 && layout.rows() == length
            : layout.entries() == 1
                || (layout.entries() == length && Math.min(layout.rows(), layout.columns()) == 1);
    if (!fits) {
      throw array.complaint("has shape %s, expected (%s,)".formatted(layout.shapeText(), length));
    }
  }

  private MatrixSource array(String name) throws NetworkFileException {
    MatrixSource array = parts.arrays().get(name);
    if (array == null) {
      throw NetworkFileException.ofArray(parts.file(), name, "is missing");
    }
    known.add(name);
    return array;
  }
}
