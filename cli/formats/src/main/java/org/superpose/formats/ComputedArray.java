package org.superpose.formats;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

/** Makes arrays of computed numbers, in the form of those that are stored. */
final class ComputedArray {

  private static final long MOST_ENTRIES = 1L << 26;

  private ComputedArray() {}

  /**
   * Returns a matrix of doubles.
   *
   * @throws NetworkFileException if it is too large
   */
  static StoredArray matrix(Path file, String name, int columns, List<ExactRow> rows)
      throws NetworkFileException {
    if ((long) rows.size() * columns > MOST_ENTRIES) {
      throw NetworkFileException.ofArray(
          file, name, "would be %s by %s after folding".formatted(rows.size(), columns));
    }
    byte[] content = new byte[rows.size() * columns * Double.BYTES];
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    for (int row = 0; row < rows.size(); row++) {
      ExactRow entries = rows.get(row);
      for (int i = 0; i < entries.size(); i++) {
        bytes.putDouble(
            (row * columns + entries.columns()[i]) * Double.BYTES, entries.value(i).doubleValue());
      }
    }
    return stored(file, name, ArrayLayout.of(NumberType.FLOAT64, rows.size(), columns), content);
  }

  /** Returns a vector of doubles. */
  static StoredArray vector(Path file, String name, List<Rational> numbers) {
    byte[] content = new byte[numbers.size() * Double.BYTES];
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    numbers.forEach(number -> bytes.putDouble(number.doubleValue()));
    return stored(file, name, ArrayLayout.of(NumberType.FLOAT64, numbers.size()), content);
  }

  private static StoredArray stored(Path file, String name, ArrayLayout layout, byte[] bytes) {
    return new StoredArray(file, name, layout, () -> new ByteArrayInputStream(bytes));
  }
}
