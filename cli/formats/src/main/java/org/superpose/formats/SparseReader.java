package org.superpose.formats;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.SparseMatrix;

/** Reads a sparse matrix in one pass, entry by entry. */
final class SparseReader implements Closeable {

  private static final int[] NONE = {};

  private final SparseArray array;
  private final Indices indices;
  private final Entries values;
  private final EntryStatistics statistics = new EntryStatistics();
  private final int[][] positions; // [rows][]
  private final int[][] entries; // [rows][]
  private int[] rowPositions = new int[16];
  private int[] rowEntries = new int[16];
  private int size;

  private SparseReader(SparseArray array) throws IOException {
    this.array = array;
    positions = new int[array.stored().rows()][];
    entries = new int[array.stored().rows()][];
    Arrays.fill(positions, NONE);
    Arrays.fill(entries, NONE);
    indices =
        switch (array.places()) {
          case SparseArray.Rows rows -> new RowIndices(array, rows);
          case SparseArray.Coordinates pairs -> new CoordinateIndices(array, pairs);
        };
    values = array.values().entries();
  }

  /**
   * Reads an array.
   *
   * @param declared the alphabet, or null for the smallest that has all entries
   * @throws NetworkFileException if an entry is not a whole number of 32 bits, outside the alphabet
   *     or out of place, or the bytes are damaged
   */
  static SparseMatrix read(SparseArray array, Alphabet declared) throws IOException {
    try (SparseReader reader = new SparseReader(array)) {
      return reader.read(declared);
    }
  }

  private SparseMatrix read(Alphabet declared) throws IOException {
    long columns = array.stored().columns();
    long count = array.values().layout().entries();
    long all = array.stored().entries();
    long previous = -1;
    for (long i = 0; i < count; i++) {
      long index = indices.next();
      if (index <= previous || index >= all) {
        throw array.complaint("has its entries out of order");
      }
      if (previous >= 0 && index / columns != previous / columns) {
        endRow((int) (previous / columns));
      }
      add((int) (index % columns), value(index, declared));
      previous = index;
    }
    endRow((int) (previous / columns));
    indices.finish();
    values.finish();
    statistics.addZeros(all - statistics.count());
    if (declared != null && !declared.contains(0) && statistics.nonzeros() < all) {
      throw array.complaint("has zeros, outside its alphabet " + declared);
    }
    SparseMatrix matrix =
        SparseMatrix.ofRows(
            array.stored().columns(),
            declared == null ? statistics.alphabet() : declared,
            positions,
            entries);
    return array.isTransposed() ? matrix.transpose() : matrix;
  }

  private int value(long index, Alphabet declared) throws IOException {
    double value = values.next();
    if (value != (int) value || (declared != null && !declared.contains(value))) {
      throw array.complaint(
          "has %s at %s; its entries must be whole numbers of 32 bits%s"
              .formatted(
                  value,
                  array.stored().position(index),
                  declared == null ? "" : " of the alphabet " + declared));
    }
    return (int) value;
  }

  private void add(int column, int value) {
    statistics.add(value);
    if (value == 0) {
      return;
    }
    if (size == rowPositions.length) {
      rowPositions = Arrays.copyOf(rowPositions, 2 * size);
      rowEntries = Arrays.copyOf(rowEntries, 2 * size);
    }
    rowPositions[size] = column;
    rowEntries[size++] = value;
  }

  private void endRow(int row) {
    positions[row] = Arrays.copyOf(rowPositions, size);
    entries[row] = Arrays.copyOf(rowEntries, size);
    size = 0;
  }

  @Override
  public void close() throws IOException {
    indices.close();
    values.close();
  }

  /** The places of the entries: row times number of columns plus column. */
  private interface Indices extends Closeable {
    long next() throws IOException;

    void finish() throws IOException;
  }

  private static final class CoordinateIndices implements Indices {
    private final SparseArray array;
    private final boolean pairs;
    private final Entries numbers;

    CoordinateIndices(SparseArray array, SparseArray.Coordinates places) throws IOException {
      this.array = array;
      pairs = places.indices().layout().shape().size() == 2;
      numbers = places.indices().entries();
    }

    @Override
    public long next() throws IOException {
      long columns = array.stored().columns();
      return pairs
          ? index(numbers.next(), array.stored().rows()) * columns + index(numbers.next(), columns)
          : index(numbers.next(), array.stored().entries());
    }

    private long index(double number, long limit) throws NetworkFileException {
      if (!(number >= 0 && number < (double) limit)) {
        throw array.complaint("has an entry out of its shape");
      }
      return (long) number;
    }

    @Override
    public void finish() throws IOException {
      numbers.finish();
    }

    @Override
    public void close() throws IOException {
      numbers.close();
    }
  }

  private static final class RowIndices implements Indices {
    private final SparseArray array;
    private final Entries starts;
    private final Entries columns;
    private long row = -1;
    private double end;
    private long done;

    RowIndices(SparseArray array, SparseArray.Rows places) throws IOException {
      this.array = array;
      starts = places.starts().entries();
      columns = places.columns().entries();
      end = starts.next();
    }

    @Override
    public long next() throws IOException {
      while (done >= end) {
        nextRow();
      }
      done++;
      double column = columns.next();
      if (!(column >= 0 && column < array.stored().columns())) {
        throw array.complaint("has an entry out of its shape");
      }
      return row * array.stored().columns() + (long) column;
    }

    private void nextRow() throws IOException {
      double start = end;
      row++;
      end = row < array.stored().rows() ? starts.next() : -1;
      if (start != done || end < start) {
        throw array.complaint("has rows that do not follow one another");
      }
    }

    @Override
    public void finish() throws IOException {
      while (row < array.stored().rows() - 1) {
        nextRow();
      }
      if (end != done) {
        throw array.complaint("has fewer entries than its rows");
      }
      starts.finish();
      columns.finish();
    }

    @Override
    public void close() throws IOException {
      starts.close();
      columns.close();
    }
  }
}
