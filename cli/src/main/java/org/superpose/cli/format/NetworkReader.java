package org.superpose.cli.format;

import static org.superpose.cli.format.NetworkArrays.ENCODER;
import static org.superpose.cli.format.NetworkArrays.READOUT;
import static org.superpose.cli.format.NetworkArrays.THRESHOLD;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;

/** Reads a network out of an open archive, all shapes before any entry. */
final class NetworkReader {

  private final NpzReader archive;
  private final NetworkDescription description;
  private final MemoryBudget memory;
  private final MatrixReader matrices;
  private final Set<String> known = new LinkedHashSet<>();

  NetworkReader(NpzReader archive, NetworkDescription description, MemoryBudget memory) {
    this.archive = archive;
    this.description = description;
    this.memory = memory;
    matrices = new MatrixReader(description.digests(), memory);
  }

  /**
   * Reads the network that a description describes.
   *
   * @throws NetworkFileException if an array is missing, unknown, of a shape that does not fit, or
   *     unreadable
   */
  Network read() throws IOException {
    int layers = requireShapes();
    Matrix encoder = matrix(ENCODER);
    List<Layer> hidden = new ArrayList<>();
    for (int l = 1; l <= layers; l++) {
      hidden.add(new Layer(matrix(NetworkArrays.weight(l)), matrix(NetworkArrays.bias(l))));
    }
    Matrix readout = matrix(READOUT);
    Matrix thresholds = matrix(THRESHOLD);
    return new Network(
        encoder, origin(ENCODER, encoder), hidden, readout, thresholds, origin(READOUT, readout));
  }

  private int requireShapes() throws NetworkFileException {
    int width = requireMatrix(ENCODER, -1, description.problem().features()).rows();
    int layers = 0;
    while (archive.arrays().containsKey(NetworkArrays.weight(layers + 1))) {
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
        && archive.arrays().containsKey(NetworkArrays.publicRows(name))) {
      int rows = array(NetworkArrays.publicRows(name)).header().rows();
      requireVector(NetworkArrays.publicRows(name), rows);
      requireMatrix(NetworkArrays.publicBase(name), rows, array(name).header().columns());
    }
  }

  private void requireKnown() throws NetworkFileException {
    for (String name : archive.arrays().keySet()) {
      if (!known.contains(name)) {
        throw NetworkFileException.ofArray(
            archive.file(), name, "is not expected here; expected: " + String.join(", ", known));
      }
    }
    description.requireArrays(known);
  }

  /** A negative number of rows means any. */
  private NpyHeader requireMatrix(String name, int rows, int columns) throws NetworkFileException {
    NpyArray array = array(name);
    NpyHeader header = array.header();
    boolean fits =
        header.shape().size() == 2
            && (rows < 0 || header.rows() == rows)
            && header.columns() == columns;
    if (!fits) {
      throw array.complaint(
          "has shape %s, expected (%s, %d)"
              .formatted(header.shapeText(), rows < 0 ? "any" : String.valueOf(rows), columns));
    }
    return header;
  }

  private void requireVector(String name, int length) throws NetworkFileException {
    NpyArray array = array(name);
    if (array.header().columns() != 1 || array.header().rows() != length) {
      throw array.complaint(
          "has shape %s, expected (%d,)".formatted(array.header().shapeText(), length));
    }
  }

  private NpyArray array(String name) throws NetworkFileException {
    NpyArray array = archive.arrays().get(name);
    if (array == null) {
      throw NetworkFileException.ofArray(archive.file(), name, "is missing");
    }
    known.add(name);
    return array;
  }

  private Matrix matrix(String name) throws IOException {
    return matrices.read(array(name), description.alphabets().get(name));
  }

  private Origin origin(String name, Matrix matrix) throws IOException {
    return switch (description.publicity(name)) {
      case PUBLIC -> new Origin.Public();
      case PROGRAM -> new Origin.Program();
      case EXCEPT_ROWS -> new Origin.PublicExceptRows(base(name, matrix));
    };
  }

  private Matrix base(String name, Matrix matrix) throws IOException {
    if (!archive.arrays().containsKey(NetworkArrays.publicRows(name))) {
      return matrix;
    }
    NpyArray array = array(name);
    memory.take(MatrixForm.of(matrix).bytes(array.header(), matrix.nonzeros()), array);
    NpyArray rowNumbers = array(NetworkArrays.publicRows(name));
    Alphabet allowed = Alphabet.integers(0, matrix.rows() - 1L);
    Matrix numbers = matrices.read(rowNumbers, allowed);
    int[] places = new int[numbers.rows()];
    Arrays.setAll(places, i -> (int) numbers.get(i, 0));
    for (int i = 1; i < places.length; i++) {
      if (places[i - 1] >= places[i]) {
        throw rowNumbers.complaint(
            "has %d after %d; row numbers must ascend".formatted(places[i], places[i - 1]));
      }
    }
    NpyArray rows = array(NetworkArrays.publicBase(name));
    try {
      return new ReplacedRows(places, matrices.read(rows, matrix.alphabet())).baseOf(matrix);
    } catch (IllegalArgumentException e) {
      throw rows.complaint(e.getMessage());
    }
  }
}
