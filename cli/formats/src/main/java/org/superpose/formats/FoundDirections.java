package org.superpose.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Directions and rank-one components that someone found in a network, from a file of numpy or
 * safetensors: {@code directions} [k, n], and {@code write} [k, n] with {@code read} [k, n'], the
 * factors of the rows and the columns of components.
 *
 * @param directions {@code [k][n]}, if there are any
 * @param components if there are any
 */
public record FoundDirections(Optional<double[][]> directions, Optional<Components> components) {

  private static final String DIRECTIONS = "directions";
  private static final String WRITE = "write";
  private static final String READ = "read";
  private static final List<String> NAMES = List.of(DIRECTIONS, WRITE, READ);

  /** More entries than this are not read: a gigabyte. */
  private static final long MOST_ENTRIES = 1L << 27;

  /**
   * Rank-one components of the weights of a layer.
   *
   * @param write {@code [k][neurons of the layer]}
   * @param read {@code [k][neurons of the layer before]}
   */
  public record Components(double[][] write, double[][] read) {}

  /**
   * Reads a file.
   *
   * @throws NetworkFileException if it is missing or malformed, or has none of the arrays, or one
   *     of another shape
   * @throws IOException if it cannot be read
   */
  public static FoundDirections read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NetworkFileException(file, "there is no such file");
    }
    NetworkFiles.requireNoPipe(file);
    Optional<FileFormat> format = FileFormat.of(String.valueOf(file.getFileName()));
    if (format.isEmpty() || format.get() == FileFormat.ONNX) {
      throw new NetworkFileException(
          file, "holds no directions; readable are .npz and .safetensors, as numpy.savez writes");
    }
    try (ArrayFile arrays =
        format.get() == FileFormat.NPZ ? NpzReader.open(file) : SafetensorsReader.open(file)) {
      return read(file, arrays.arrays());
    }
  }

  private static FoundDirections read(Path file, Map<String, StoredArray> arrays)
      throws IOException {
    if (NAMES.stream().noneMatch(arrays::containsKey)) {
      throw new NetworkFileException(
          file,
          "has neither 'directions' [k, n] nor 'write' [k, n] and 'read' [k, n'], but "
              + (arrays.isEmpty()
                  ? "no array"
                  : String.join(
                      ", ", arrays.keySet().stream().map(NetworkFileException::quote).toList())));
    }
    if (arrays.containsKey(WRITE) != arrays.containsKey(READ)) {
      throw new NetworkFileException(
          file, "has one of 'write' and 'read' only; a component needs both of its factors");
    }
    Optional<double[][]> directions =
        arrays.containsKey(DIRECTIONS)
            ? Optional.of(rows(arrays.get(DIRECTIONS)))
            : Optional.empty();
    if (!arrays.containsKey(WRITE)) {
      return new FoundDirections(directions, Optional.empty());
    }
    Components components = new Components(rows(arrays.get(WRITE)), rows(arrays.get(READ)));
    if (components.write.length != components.read.length) {
      throw new NetworkFileException(
          file,
          "has %s rows of 'write', but %s of 'read'"
              .formatted(components.write.length, components.read.length));
    }
    return new FoundDirections(directions, Optional.of(components));
  }

  private static double[][] rows(StoredArray array) throws IOException {
    ArrayLayout layout = array.layout();
    if (layout.shape().size() != 2) {
      throw array.complaint(
          "has shape %s; expected two dimensions, [k, n]".formatted(layout.shapeText()));
    }
    if (layout.entries() > MOST_ENTRIES) {
      throw array.complaint(
          "has %s entries; at most %s are read".formatted(layout.entries(), MOST_ENTRIES));
    }
    double[][] rows = new double[layout.rows()][layout.columns()];
    try (Entries entries = array.entries()) {
      for (int line = 0; line < layout.lines(); line++) {
        for (int i = 0; i < layout.lineLength(); i++) {
          rows[layout.columnMajor() ? i : line][layout.columnMajor() ? line : i] = entries.next();
        }
      }
      entries.finish();
    }
    return rows;
  }
}
