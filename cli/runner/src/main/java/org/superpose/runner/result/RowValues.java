package org.superpose.runner.result;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** The values of a row by column, as files hold them: the way back from a file to a result. */
public final class RowValues {

  private final Map<Column, Object> values = new EnumMap<>(Column.class);

  /** Holds no values yet. */
  public RowValues() {}

  /** Returns the values of a result. */
  public static RowValues of(CellResult result) {
    RowValues row = new RowValues();
    for (Column column : Column.values()) {
      result.get(column).ifPresent(value -> row.values.put(column, value));
    }
    return row;
  }

  /**
   * Sets the value of a column from its text in a file.
   *
   * @throws NumberFormatException if the column holds numbers and the text is none of its kind
   */
  public RowValues set(Column column, String text) {
    values.put(
        column,
        switch (column.kind()) {
          case TEXT -> text;
          case WHOLE -> (Object) Long.parseLong(text);
          case REAL -> (Object) Double.parseDouble(text);
        });
    return this;
  }

  /** Sets a number, as {@link #set(Column, String)} does its text. */
  public RowValues set(Column column, Number number) {
    return set(column, number.toString());
  }

  /**
   * Returns the result. Values of columns that follow from others are passed over.
   *
   * @throws IllegalArgumentException if a value is missing without which the others make no result,
   *     is none of the words of its column, or too large for what it counts
   */
  public CellResult build() {
    return CellResult.read(this);
  }

  boolean has(Column column) {
    return values.containsKey(column);
  }

  /** Returns a text; one that is missing is empty, since a CSV file does not tell these apart. */
  String text(Column column) {
    return textIfAny(column).orElse("");
  }

  Optional<String> textIfAny(Column column) {
    return Optional.ofNullable((String) values.get(column));
  }

  long whole(Column column) {
    return wholeIfAny(column).orElseThrow(() -> missing(column));
  }

  int count(Column column) {
    long value = whole(column);
    if (value != (int) value) {
      throw new IllegalArgumentException("%s is too large: %s".formatted(column.label(), value));
    }
    return (int) value;
  }

  OptionalLong wholeIfAny(Column column) {
    return has(column) ? OptionalLong.of((long) values.get(column)) : OptionalLong.empty();
  }

  double real(Column column) {
    return realIfAny(column).orElseThrow(() -> missing(column));
  }

  OptionalDouble realIfAny(Column column) {
    return has(column) ? OptionalDouble.of((double) values.get(column)) : OptionalDouble.empty();
  }

  /** Returns which of some constants a word stands for. */
  <T> T word(Column column, T[] constants, Function<T, String> word) {
    return Arrays.stream(constants)
        .filter(constant -> word.apply(constant).equals(text(column)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is not a %s".formatted(text(column), column.label())));
  }

  private static IllegalArgumentException missing(Column column) {
    return new IllegalArgumentException("has no " + column.label());
  }
}
