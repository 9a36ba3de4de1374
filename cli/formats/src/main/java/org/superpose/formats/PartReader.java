package org.superpose.formats;

import java.io.IOException;
import java.util.Arrays;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Origin;

/** Reads the parts of a network one by one, once their shapes are known to fit. */
final class PartReader {

  private final NetworkParts parts;
  private final NetworkDescription description;
  private final MemoryBudget memory;
  private final MatrixReader matrices;

  PartReader(NetworkParts parts, NetworkDescription description, MemoryBudget memory) {
    this.parts = parts;
    this.description = description;
    this.memory = memory;
    matrices = new MatrixReader(memory);
  }

  /** Takes the memory for an encoder that passes the features on. */
  void takeForIdentity(int features) throws NetworkFileException {
    if (!memory.take(100.0 * features)) {
      throw new NetworkFileException(
          description.file(), "'problem.features' is too large for this machine's memory");
    }
  }

  /** Reads a matrix that is there. */
  Matrix matrix(String name) throws IOException {
    return read(name, description.alphabets().get(name));
  }

  private Matrix read(String name, Alphabet alphabet) throws IOException {
    return read(name, parts.arrays().get(name), alphabet);
  }

  private Matrix read(String name, MatrixSource source, Alphabet alphabet) throws IOException {
    Matrix matrix = matrices.read(source, alphabet);
    String expected = description.digests().get(name);
    if (expected != null && !expected.equals(ArrayDigest.of(matrix))) {
      throw source.complaint(
          "has changed since it was written: its digest is not the one in 'digests'; remove that"
              + " one to use the array as it is");
    }
    return matrix;
  }

  /** Reads a vector, or makes one of zeros if there is none. */
  Matrix vector(String name, int length) throws IOException {
    MatrixSource source = parts.arrays().get(name);
    if (source == null) {
      return DenseMatrix.constantColumn(length, 0);
    }
    boolean isRow = source.layout().columns() > 1;
    Matrix vector =
        read(name, isRow ? source.transposed() : source, description.alphabets().get(name));
    return vector.rows() == length
        ? vector
        : DenseMatrix.generate(length, 1, vector.alphabet(), (_, _) -> vector.get(0, 0));
  }

  /** Returns whether an encoder or a readout is free, as the description says. */
  Origin origin(String name, Matrix matrix) throws IOException {
    return switch (description.publicity(name)) {
      case PUBLIC -> new Origin.Public();
      case PROGRAM -> new Origin.Program();
      case EXCEPT_ROWS -> new Origin.PublicExceptRows(base(name, matrix));
      case CHOICE -> choice(name, matrix);
    };
  }

  /** A file holds the alternatives that were chosen and no others. */
  private Origin choice(String name, Matrix matrix) throws IOException {
    String choices = NetworkArrays.publicChoice(name);
    Alphabet alphabet = description.alphabets().get(choices);
    if (alphabet == null
        || alphabet.kind() != Alphabet.Kind.INTEGER
        || alphabet.minimum() != 0
        || alphabet.maximum() >= Integer.MAX_VALUE) {
      throw new NetworkFileException(
          description.file(),
          "'alphabets.%s' must be integer[0,T-1], T being the number of public alternatives"
              .formatted(choices));
    }
    Matrix chosen = read(choices, alphabet);
    return new Origin.Choice(
        chosen,
        (row, choice, consumer) -> {
          if (chosen.get(row, 0) == choice) {
            matrix.forEachInRow(row, consumer);
          }
        });
  }

  private Matrix base(String name, Matrix matrix) throws IOException {
    MatrixSource rowNumbers = parts.arrays().get(NetworkArrays.publicRows(name));
    if (rowNumbers == null) {
      return matrix;
    }
    MatrixSource array = parts.arrays().get(name);
    memory.take(MatrixForm.of(matrix).bytes(array.layout(), matrix.nonzeros()), array);
    Matrix numbers = read(NetworkArrays.publicRows(name), Alphabet.integers(0, matrix.rows() - 1L));
    int[] places = new int[numbers.rows()];
    Arrays.setAll(places, i -> (int) numbers.get(i, 0));
    for (int i = 1; i < places.length; i++) {
      if (places[i - 1] >= places[i]) {
        throw rowNumbers.complaint(
            "has %s after %s; row numbers must ascend".formatted(places[i], places[i - 1]));
      }
    }
    Matrix rows = read(NetworkArrays.publicBase(name), matrix.alphabet());
    try {
      return new ReplacedRows(places, rows).baseOf(matrix);
    } catch (IllegalArgumentException e) {
      throw parts.arrays().get(NetworkArrays.publicBase(name)).complaint(e.getMessage());
    }
  }
}
