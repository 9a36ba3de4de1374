package org.superpose.formats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * A row of exact numbers, of which those that are zero are left out.
 *
 * @param columns their columns, ascending
 * @param values the numbers
 */
record ExactRow(int[] columns, List<Rational> values) {

  static final ExactRow EMPTY = new ExactRow(new int[0], List.of());

  /** Gathers the entries of a row, in ascending order of columns. */
  static final class Builder {
    private int[] columns = new int[8];
    private final List<Rational> values = new ArrayList<>();

    void add(int column, Rational value) {
      if (value.signum() == 0) {
        return;
      }
      if (values.size() == columns.length) {
        columns = Arrays.copyOf(columns, 2 * columns.length);
      }
      columns[values.size()] = column;
      values.add(value);
    }

    ExactRow row() {
      return new ExactRow(Arrays.copyOf(columns, values.size()), values);
    }
  }

  ExactRow {
    values = List.copyOf(values);
  }

  static ExactRow unit(int column, Rational value) {
    return value.signum() == 0 ? EMPTY : new ExactRow(new int[] {column}, List.of(value));
  }

  int size() {
    return columns.length;
  }

  Rational value(int index) {
    return values.get(index);
  }

  /** Returns the row with every number changed. */
  ExactRow map(UnaryOperator<Rational> change) {
    Builder builder = new Builder();
    for (int i = 0; i < size(); i++) {
      builder.add(columns[i], change.apply(value(i)));
    }
    return builder.row();
  }

  ExactRow times(Rational factor) {
    return map(factor::times);
  }

  /** Returns the row with its columns moved, in an order that ascends again. */
  ExactRow moved(IntUnaryOperator target) {
    TreeMap<Integer, Rational> moved = new TreeMap<>();
    for (int i = 0; i < size(); i++) {
      moved.put(target.applyAsInt(columns[i]), value(i));
    }
    return of(moved);
  }

  ExactRow plus(ExactRow other) {
    TreeMap<Integer, Rational> sum = new TreeMap<>();
    addTo(sum, Rational.ONE);
    other.addTo(sum, Rational.ONE);
    return of(sum);
  }

  /** Returns the product with a matrix, given as its rows. */
  ExactRow times(List<ExactRow> matrix, int width) {
    Rational[] sums = new Rational[width];
    for (int i = 0; i < size(); i++) {
      ExactRow row = matrix.get(columns[i]);
      for (int k = 0; k < row.size(); k++) {
        int column = row.columns[k];
        Rational term = value(i).times(row.value(k));
        sums[column] = sums[column] == null ? term : sums[column].plus(term);
      }
    }
    Builder builder = new Builder();
    for (int column = 0; column < width; column++) {
      if (sums[column] != null) {
        builder.add(column, sums[column]);
      }
    }
    return builder.row();
  }

  private void addTo(TreeMap<Integer, Rational> sum, Rational factor) {
    for (int i = 0; i < size(); i++) {
      sum.merge(columns[i], value(i).times(factor), Rational::plus);
    }
  }

  private static ExactRow of(TreeMap<Integer, Rational> entries) {
    Builder builder = new Builder();
    entries.forEach(builder::add);
    return builder.row();
  }
}
