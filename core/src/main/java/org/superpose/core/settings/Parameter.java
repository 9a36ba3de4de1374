package org.superpose.core.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One setting of a plugin: its name, type, default, range and meaning.
 *
 * @param name the key in a comparison file
 * @param kind the type of the value
 * @param fallback the default, or empty when the user must give a value or when leaving it out has
 *     the effect that {@code meaning} states
 * @param required whether leaving the setting out is an error
 * @param minimum smallest allowed number, inclusive; ignored for other kinds
 * @param maximum largest allowed number, inclusive; ignored for other kinds
 * @param words the textual values that are allowed: all of them for {@link Kind#WORD} and {@link
 *     Kind#GRAPH} and {@link Kind#CIRCUIT}, the allowed exceptions to a number for {@link
 *     Kind#INTEGER} and {@link Kind#REAL}
 * @param meaning one sentence: what the setting does
 */
public record Parameter(
    String name,
    Kind kind,
    Optional<Object> fallback,
    boolean required,
    double minimum,
    double maximum,
    List<String> words,
    String meaning) {

  /** The type of a setting's value, with the Java type that {@link Settings} holds for it. */
  public enum Kind {
    /** A whole number, held as {@code Long}. */
    INTEGER,
    /** A finite number, held as {@code Double}. */
    REAL,
    /** True or false, held as {@code Boolean}. */
    FLAG,
    /** One of the allowed words, held as {@code String}. */
    WORD,
    /** One of the allowed words ({@code String}) or the user's own pairs ({@link EdgeList}). */
    GRAPH,
    /** One of the allowed words or the user's own circuits ({@link CircuitList}). */
    CIRCUIT,
    /** The user's own sets of features ({@link SetList}). */
    SETS
  }

  /** Copies the words. */
  public Parameter {
    words = List.copyOf(words);
  }

  /** Returns a whole-number setting without default that may be left out. */
  public static Parameter integer(String name, long minimum, long maximum, String meaning) {
    return new Parameter(
        name, Kind.INTEGER, Optional.empty(), false, minimum, maximum, List.of(), meaning);
  }

  /** Returns a real-valued setting without default that may be left out. */
  public static Parameter real(String name, double minimum, double maximum, String meaning) {
    return new Parameter(
        name, Kind.REAL, Optional.empty(), false, minimum, maximum, List.of(), meaning);
  }

  /** Returns a true-or-false setting. */
  public static Parameter flag(String name, boolean fallback, String meaning) {
    return new Parameter(name, Kind.FLAG, Optional.of(fallback), false, 0, 0, List.of(), meaning);
  }

  /** Returns a setting whose value is one of some words; the first is the default. */
  public static Parameter word(String name, List<String> words, String meaning) {
    return new Parameter(
        name, Kind.WORD, Optional.of(words.getFirst()), false, 0, 0, words, meaning);
  }

  /** Returns a setting that names a graph family or gives the pairs; the first is the default. */
  public static Parameter graph(String name, List<String> words, String meaning) {
    return new Parameter(
        name, Kind.GRAPH, Optional.of(words.getFirst()), false, 0, 0, words, meaning);
  }

  /** Returns a setting that gives circuits, without default; some words may stand for them. */
  public static Parameter circuit(String name, List<String> words, String meaning) {
    return new Parameter(name, Kind.CIRCUIT, Optional.empty(), false, 0, 0, words, meaning);
  }

  /** Returns a setting that gives sets of features and may be left out. */
  public static Parameter sets(String name, String meaning) {
    return new Parameter(name, Kind.SETS, Optional.empty(), false, 0, 0, List.of(), meaning);
  }

  /** Returns this parameter with a default value. */
  public Parameter withDefault(Object value) {
    Object checked = check(value);
    return new Parameter(
        name, kind, Optional.of(checked), required, minimum, maximum, words, meaning);
  }

  /** Returns this parameter, with words allowed beside numbers. */
  public Parameter orWord(String... allowed) {
    return new Parameter(
        name, kind, fallback, required, minimum, maximum, List.of(allowed), meaning);
  }

  /** Returns this parameter as one that must be given. */
  public Parameter mandatory() {
    return new Parameter(name, kind, Optional.empty(), true, minimum, maximum, words, meaning);
  }

  /** Says in words which values are allowed, for instance {@code "a whole number from 1 to 9"}. */
  public String allowed() {
    String exceptions = words.isEmpty() ? "" : " or " + String.join(", ", words);
    return switch (kind) {
      case INTEGER -> "a whole number" + range() + exceptions;
      case REAL -> "a number" + range() + exceptions;
      case FLAG -> "true or false";
      case WORD -> "one of " + String.join(", ", words);
      case GRAPH -> "one of " + String.join(", ", words) + " or {file: PAIRS.csv}";
      case CIRCUIT ->
          (words.isEmpty() ? "" : String.join(", ", words) + " or ")
              + "{file: CIRCUIT.blif}, {files: [A.bench, B.aig]} or {folder: CIRCUITS}";
      case SETS -> "{file: SETS.txt}";
    };
  }

  /**
   * Brings a value to the Java type of this parameter's kind.
   *
   * @throws InvalidSettingException if the type or the range is wrong; the message names the value
   *     and what is allowed
   */
  public Object check(Object value) {
    boolean fits =
        switch (kind) {
          case INTEGER -> isWord(value) || (isWhole(value) && inRange(((Number) value)));
          case REAL -> isWord(value) || (value instanceof Number number && inRange(number));
          case FLAG -> value instanceof Boolean;
          case WORD -> isWord(value);
          case GRAPH -> isWord(value) || value instanceof EdgeList;
          case CIRCUIT -> isWord(value) || value instanceof CircuitList;
          case SETS -> value instanceof SetList;
        };
    if (!fits) {
      throw new InvalidSettingException(name, value, allowed());
    }
    return switch (value) {
      case Number number when kind == Kind.INTEGER -> number.longValue();
      case Number number when kind == Kind.REAL -> number.doubleValue();
      default -> value;
    };
  }

  private boolean isWord(Object value) {
    return value instanceof String text && words.contains(text);
  }

  private static boolean isWhole(Object value) {
    return value instanceof Long || value instanceof Integer;
  }

  private boolean inRange(Number number) {
    double value = number.doubleValue();
    return Double.isFinite(value) && value >= minimum && value <= maximum;
  }

  private String range() {
    boolean below = minimum > -1e18;
    boolean above = maximum < 1e18;
    if (below && above) {
      return " from " + show(minimum) + " to " + show(maximum);
    }
    return below ? " of at least " + show(minimum) : above ? " of at most " + show(maximum) : "";
  }

  private static String show(double number) {
    return number == Math.rint(number)
        ? String.format(Locale.ROOT, "%.0f", number)
        : Double.toString(number);
  }
}
