package org.superpose.cli.run;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

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

    /** Sets a text. */
    public Builder set(Column column, String text) {
      values.put(column, text);
      return this;
    }

    /** Sets a whole number. */
    public Builder set(Column column, long number) {
      values.put(column, number);
      return this;
    }

    /** Sets a real number. */
    public Builder set(Column column, double number) {
      values.put(column, number);
      return this;
    }

    /** Sets a real number, if there is one. */
    public Builder set(Column column, OptionalDouble number) {
      number.ifPresent(value -> values.put(column, value));
      return this;
    }

    /** Sets a whole number, if there is one. */
    public Builder set(Column column, java.util.OptionalLong number) {
      number.ifPresent(value -> values.put(column, value));
      return this;
    }

    /** Returns the row. */
    public Row build() {
      return new Row(new EnumMap<>(values));
    }
  }
}
