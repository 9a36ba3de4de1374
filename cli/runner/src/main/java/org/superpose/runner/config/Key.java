package org.superpose.runner.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.settings.Parameter;

/**
 * A key of the comparison file that holds a single value, a plugin's or the house's own. Declared
 * once: the reader, the schema, {@code describe}, and the writer of resolved files follow from it.
 *
 * @param parameter name, type, default, range and meaning
 * @param isOpen whether the limits of the range are excluded
 * @param unit in which units a number may be written
 * @param allowed says in words which values are allowed
 * @param value gives the value of the key in what is read; an empty {@code Optional} if it is not
 *     to be written
 * @param <S> what the key and its neighbours are read to
 */
record Key<S>(
    Parameter parameter, boolean isOpen, Unit unit, String allowed, Function<S, ?> value) {

  /** Returns a key of the house. */
  static <S> Key<S> of(Parameter parameter, Function<S, ?> value) {
    return new Key<>(parameter, false, Unit.NONE, parameter.allowed(), value);
  }

  /** Returns a key of the house that holds a number between two, which are excluded. */
  static <S> Key<S> between(Parameter parameter, Function<S, ?> value) {
    String below =
        parameter.maximum() < Double.POSITIVE_INFINITY
            ? " and below " + Numbers.show(parameter.maximum())
            : "";
    String allowed = "a number above " + Numbers.show(parameter.minimum()) + below;
    return new Key<>(parameter, true, Unit.NONE, allowed, value);
  }

  /** Returns a key that a plugin declares; its values are written as the plugin's settings. */
  static Key<Void> of(Parameter parameter) {
    return of(parameter, _ -> Optional.empty());
  }

  /** Returns this key with numbers in some unit and words of its own for what is allowed. */
  Key<S> allowing(Unit other, String words) {
    return new Key<>(parameter, isOpen, other, words, value);
  }

  /** Returns the name. */
  String name() {
    return parameter.name();
  }

  /** Returns the value that a node holds, or empty, noted, if it is not allowed. */
  Optional<Object> read(Node node, String path, Diagnostics problems) {
    String guess = "";
    if (node instanceof Node.Scalar(_, Object written)) {
      try {
        Object checked = parameter.check(unit.read(written));
        boolean isLimit =
            checked instanceof Double number
                && (number == parameter.minimum() || number == parameter.maximum());
        if (!isOpen || !isLimit) {
          return Optional.of(checked);
        }
      } catch (InvalidSettingException e) {
        guess = written instanceof String word ? Section.guess(parameter.words(), word) : "";
      }
    }
    problems.add(
        node.mark().at(path), node.show() + " is not allowed; allowed: " + allowed + guess);
    return Optional.empty();
  }

  /** Says what {@link #read} accepts. */
  Schema schema() {
    return switch (parameter.kind()) {
      case INTEGER -> orText(Schema.range("integer", parameter, isOpen));
      case REAL -> orText(Schema.range("number", parameter, isOpen));
      case FLAG -> Schema.flag();
      case WORD -> Schema.words(parameter.words());
      case GRAPH ->
          Schema.anyOf(Schema.words(parameter.words()), Schema.defined(EdgeLists.DEFINITION));
      case CIRCUIT ->
          parameter.words().isEmpty()
              ? Schema.defined(CircuitFiles.DEFINITION)
              : Schema.anyOf(
                  Schema.words(parameter.words()), Schema.defined(CircuitFiles.DEFINITION));
      case SETS -> Schema.defined(SetLists.DEFINITION);
    };
  }

  private Schema orText(Schema number) {
    List<String> texts = new ArrayList<>(parameter.words());
    if (unit != Unit.NONE) {
      texts.add(unit.pattern());
      return Schema.anyOf(number, Schema.matching(String.join("|", texts), allowed));
    }
    return texts.isEmpty() ? number : Schema.anyOf(number, Schema.words(texts));
  }

  /** Returns the schema of this key's value or values with what editors show of a key. */
  Schema described(Schema values) {
    String meaning = parameter.meaning();
    Schema schema = values.described(unit == Unit.NONE ? meaning : meaning + ": " + allowed);
    return parameter.fallback().map(schema::withDefault).orElse(schema);
  }
}
