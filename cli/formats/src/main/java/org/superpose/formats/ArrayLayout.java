package org.superpose.formats;

import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the entries of an array are stored one after another.
 *
 * @param type the number type
 * @param order the byte order
 * @param columnMajor whether entries are stored column by column
 * @param shape the lengths of the dimensions, at most two and none of them 0
 */
record ArrayLayout(NumberType type, ByteOrder order, boolean columnMajor, List<Integer> shape) {

  ArrayLayout {
    shape = List.copyOf(shape);
  }

  /** Returns the usual layout: little-endian, row by row. */
  static ArrayLayout of(NumberType type, Integer... shape) {
    return new ArrayLayout(type, ByteOrder.LITTLE_ENDIAN, false, List.of(shape));
  }

  /** Returns the number of rows; a vector is a column. */
  int rows() {
    return shape.isEmpty() ? 1 : shape.getFirst();
  }

  /** Returns the number of columns; a vector is a column. */
  int columns() {
    return shape.size() < 2 ? 1 : shape.get(1);
  }

  /** Returns the shape as Python writes it. */
  String shapeText() {
    String lengths = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return "(" + lengths + (shape.size() == 1 ? ",)" : ")");
  }

  /** Returns the number of lines in the order of storage: rows, or columns if column by column. */
  int lines() {
    return columnMajor ? columns() : rows();
  }

  /** Returns the number of entries in each line. */
  int lineLength() {
    return columnMajor ? rows() : columns();
  }

  /** Returns the number of entries. */
  long entries() {
    return (long) rows() * columns();
  }

  /** Returns the bytes of the entries; the largest long if they are more. */
  long bytes() {
    return entries() > Long.MAX_VALUE / 16 ? Long.MAX_VALUE : entries() * type.size();
  }

  /** Returns the same bytes seen with rows and columns exchanged; a vector becomes a row. */
  ArrayLayout transposed() {
    return new ArrayLayout(type, order, !columnMajor, List.of(columns(), rows()));
  }

  /** Returns the place of the entry with a number in the order of storage, as numpy writes it. */
  String position(long index) {
    if (shape.size() < 2) {
      return "[" + index + "]";
    }
    long line = index / lineLength();
    long within = index % lineLength();
    return columnMajor ? "[" + within + ", " + line + "]" : "[" + line + ", " + within + "]";
  }
}
