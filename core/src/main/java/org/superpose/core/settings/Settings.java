package org.superpose.core.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Checked values for the parameters of one plugin, defaults filled in.
 *
 * <p>Immutable and ordered like the declared parameters, so that equal settings print equally.
 */
public final class Settings {

  private static final Settings EMPTY = new Settings(Map.of());

  private final Map<String, Object> values;

  private Settings(Map<String, Object> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /** Returns settings without any value. */
  public static Settings empty() {
    return EMPTY;
  }

  /**
   * Checks values against the parameters that a plugin declares and fills in defaults.
   *
   * @param parameters what is allowed
   * @param given values by name, as read from a file
   * @throws InvalidSettingException if a value is not allowed, a name is unknown, or a required
   *     setting is missing
   */
  public static Settings of(List<Parameter> parameters, Map<String, ?> given) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      Object value = given.get(parameter.name());
      if (value != null) {
        values.put(parameter.name(), parameter.check(value));
      } else if (parameter.required()) {
        throw new InvalidSettingException(
            parameter.name(), "is missing; give " + parameter.allowed());
      } else {
        parameter.fallback().ifPresent(fallback -> values.put(parameter.name(), fallback));
      }
    }
    for (String name : given.keySet()) {
      if (parameters.stream().noneMatch(parameter -> parameter.name().equals(name))) {
        throw new InvalidSettingException(
            name,
            "is unknown; known: "
                + String.join(", ", parameters.stream().map(Parameter::name).toList()));
      }
    }
    return new Settings(values);
  }

  /** Returns all values by name, in the order of the declared parameters. */
  public Map<String, Object> asMap() {
    return values;
  }

  /** Returns the value, if one was given or has a default. */
  public Optional<Object> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Returns a whole number of 64 bits, or empty if it was left out or is a word. */
  public OptionalLong findWhole(String name) {
    return values.get(name) instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
  }

  /**
   * Returns a whole number, or empty if it was left out or is a word.
   *
   * @throws ArithmeticException if the number does not fit an int: the plugin declared too large a
   *     range
   */
  public OptionalInt findInteger(String name) {
    return values.get(name) instanceof Long number
        ? OptionalInt.of(Math.toIntExact(number))
        : OptionalInt.empty();
  }

  /** Returns a real number, or empty if it was left out or is a word. */
  public OptionalDouble findReal(String name) {
    return values.get(name) instanceof Double number
        ? OptionalDouble.of(number)
        : OptionalDouble.empty();
  }

  /**
   * Returns a whole number.
   *
   * @throws IllegalStateException if there is none: the plugin declared no default
   * @throws ArithmeticException if the number does not fit an int
   */
  public int integer(String name) {
    return findInteger(name).orElseThrow(() -> missing(name));
  }

  /**
   * Returns a real number.
   *
   * @throws IllegalStateException if there is none: the plugin declared no default
   */
  public double real(String name) {
    return findReal(name).orElseThrow(() -> missing(name));
  }

  /**
   * Returns a flag.
   *
   * @throws IllegalStateException if there is none
   */
  public boolean flag(String name) {
    if (values.get(name) instanceof Boolean flag) {
      return flag;
    }
    throw missing(name);
  }

  /** Returns a word, or empty if the value was left out or is not a word. */
  public Optional<String> findWord(String name) {
    return values.get(name) instanceof String word ? Optional.of(word) : Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Settings settings && values.equals(settings.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }

  private static IllegalStateException missing(String name) {
    return new IllegalStateException("setting '" + name + "' has no value of the requested type");
  }
}
