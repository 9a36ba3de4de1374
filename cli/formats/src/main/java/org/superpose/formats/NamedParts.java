package org.superpose.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells from the names of arrays what they are: the project's own names, or those of others, see
 * {@link NamedProducts}.
 */
final class NamedParts {

  private static final Set<String> OWN =
      Set.of(
          NetworkArrays.ENCODER,
          NetworkArrays.READOUT,
          NetworkArrays.THRESHOLD,
          NetworkArrays.ENCODER + SparseForm.STARTS,
          NetworkArrays.READOUT + SparseForm.STARTS);

  private final ArrayFile file;
  private final NetworkDescription description;

  private NamedParts(ArrayFile file, NetworkDescription description) {
    this.file = file;
    this.description = description;
  }

  /**
   * Returns the parts of the network that a file holds.
   *
   * @throws NetworkFileException if the names do not tell
   */
  static NetworkParts of(ArrayFile file, NetworkDescription description) throws IOException {
    NamedParts parts = new NamedParts(file, description);
    return hasOwnNames(file) ? parts.own() : parts.foreign();
  }

  /** Returns whether the arrays have the project's own names. */
  static boolean hasOwnNames(ArrayFile file) {
    return file.arrays().keySet().stream().anyMatch(OWN::contains);
  }

  private NetworkParts own() throws IOException {
    Map<String, MatrixSource> parts = new HashMap<>(file.arrays());
    for (String name : file.arrays().keySet()) {
      if (name.endsWith(SparseForm.STARTS)) {
        String matrix = name.substring(0, name.length() - SparseForm.STARTS.length());
        if (parts.put(matrix, sparse(matrix, parts)) != null) {
          throw file.arrays().get(name).complaint("stands beside a dense matrix of that name");
        }
      }
    }
    return new NetworkParts(file.file(), parts, true, List.of(), List.of());
  }

  private SparseArray sparse(String name, Map<String, MatrixSource> parts) throws IOException {
    StoredArray starts = take(name + SparseForm.STARTS, parts);
    StoredArray columns = take(name + SparseForm.COLUMNS, parts);
    StoredArray values = take(name + SparseForm.VALUES, parts);
    StoredArray shape = take(name + SparseForm.SHAPE, parts);
    int rows = starts.layout().rows() - 1;
    double width;
    requireLength(shape, 2);
    try (Entries entries = shape.entries()) {
      if (entries.next() != rows) {
        throw shape.complaint("does not match " + starts.name());
      }
      width = entries.next();
    }
    requireLength(starts, rows + 1);
    requireLength(columns, values.layout().entries());
    requireLength(values, values.layout().rows());
    if (rows < 1 || !(width >= 1 && width == (int) width)) {
      throw shape.complaint("is not the shape of a matrix");
    }
    return new SparseArray(
        file.file(),
        name,
        ArrayLayout.of(values.layout().type(), rows, (int) width),
        false,
        new SparseArray.Rows(starts, columns),
        values);
  }

  private static void requireLength(StoredArray array, long length) throws NetworkFileException {
    if (array.layout().columns() != 1 || array.layout().rows() != length) {
      throw array.complaint(
          "has shape %s, expected (%s,)".formatted(array.layout().shapeText(), length));
    }
  }

  private StoredArray take(String name, Map<String, MatrixSource> parts)
      throws NetworkFileException {
    parts.remove(name);
    StoredArray array = file.arrays().get(name);
    if (array == null) {
      throw NetworkFileException.ofArray(file.file(), name, "is missing");
    }
    return array;
  }

  private NetworkParts foreign() throws IOException {
    return NamedProducts.parts(file, description);
  }

  static String names(Set<String> names) {
    List<String> shown = new ArrayList<>();
    names.stream()
        .sorted(Comparator.naturalOrder())
        .limit(12)
        .forEach(name -> shown.add(NetworkFileException.quote(name)));
    return String.join(", ", shown) + (names.size() > 12 ? ", ..." : "");
  }
}
