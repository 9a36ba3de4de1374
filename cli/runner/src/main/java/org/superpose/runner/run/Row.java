package org.superpose.runner.run;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The result of one cell: a value of type String, Long or Double for each column that has one.
 *
 * <p>Immutable and made of plain values, so that a row can be stored, sent and compared.
 */
public final class Row {

  private final Map<Column, Object> values;

  private Row(Map<Column, Object> values) {
    this.values = values;
  }

  /** Returns a builder of an empty row. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the value of a column, or empty. */
  public Optional<Object> get(Column column) {
    return Optional.ofNullable(values.get(column));
  }

  /** Returns the text of a column, or the empty string. */
  public String text(Column column) {
    Object value = values.get(column);
    return value == null ? "" : value.toString();
  }

  /** Returns the number of a column, or empty. */
  public OptionalDouble number(Column column) {
    return values.get(column) instanceof Number number
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }

  /** Returns a builder that starts with the values of this row. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.values.putAll(values);
    return builder;
  }

  /** Returns whether the cell ran to its end, so that it may enter comparisons. */
  public boolean isOk() {
    return Status.OK.label().equals(text(Column.STATUS));
  }

  /** Returns whether the cell broke or ran over its time. */
  public boolean isFailed() {
    String status = text(Column.STATUS);
    return Status.FAILED.label().equals(status) || Status.TIMEOUT.label().equals(status);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Row row && values.equals(row.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }

  /** Collects the values of a row. */
  public static final class Builder {

    private final Map<Column, Object> values = new EnumMap<>(Column.class);

    private Builder() {}

    /**
     * Sets a text.
     *
     * @throws IllegalArgumentException if the column holds numbers
     */
    public Builder set(Column column, String text) {
      return put(column, Column.Kind.TEXT, text);
    }

    /**
     * Sets a whole number; a column of real numbers takes it as one.
     *
     * @throws IllegalArgumentException if the column holds texts
     */
    public Builder set(Column column, long number) {
      return column.kind() == Column.Kind.REAL
          ? set(column, (double) number)
          : put(column, Column.Kind.WHOLE, number);
    }

    /**
     * Sets a real number.
     *
     * @throws IllegalArgumentException if the column does not hold real numbers
     */
    public Builder set(Column column, double number) {
      return put(column, Column.Kind.REAL, number);
    }

    /** Sets a real number, if there is one; otherwise as {@link #set(Column, double)}. */
    public Builder set(Column column, OptionalDouble number) {
      number.ifPresent(value -> set(column, value));
      return this;
    }

    /** Sets a whole number, if there is one; otherwise as {@link #set(Column, long)}. */
    public Builder set(Column column, OptionalLong number) {
      number.ifPresent(value -> set(column, value));
      return this;
    }

    private Builder put(Column column, Column.Kind kind, Object value) {
      if (column.kind() != kind) {
        throw new IllegalArgumentException(
            "the column %s holds %s values, not %s".formatted(column.label(), column.kind(), kind));
      }
      values.put(column, value);
      return this;
    }

    /** Returns the row. */
    public Row build() {
      return new Row(new EnumMap<>(values));
    }
  }
}
