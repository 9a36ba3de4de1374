package org.superpose.runner.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;

/** Reads {@code criterion}: a kind with its settings, or only the kind as a word. */
final class CriterionReader {

  static final String KIND = "kind";

  private static final List<Kind<?>> KINDS =
      List.of(
          new Kind<>(
              "every-input",
              "all outputs are right on every input",
              Criterion.EveryInput.class,
              _ -> new Criterion.EveryInput(),
              new Keys<>(List.of())),
          new Kind<>(
              "random-input",
              "a wrong output has at most a probability",
              Criterion.RandomInput.class,
              given -> new Criterion.RandomInput(given.real("failure"), given.real("confidence")),
              new Keys<>(
                  List.of(
                      Key.between(
                          Parameter.real("failure", 0, 1, "the largest allowed probability")
                              .mandatory(),
                          Criterion.RandomInput::failure),
                      confidence(Criterion.RandomInput::confidence)))),
          new Kind<>(
              "expected-wrong-outputs",
              "the largest allowed number of wrong outputs on average",
              Criterion.ExpectedWrongOutputs.class,
              given ->
                  new Criterion.ExpectedWrongOutputs(given.real("limit"), given.real("confidence")),
              new Keys<>(
                  List.of(
                      Key.between(
                          Parameter.real(
                                  "limit",
                                  0,
                                  Double.POSITIVE_INFINITY,
                                  "the largest allowed average")
                              .mandatory(),
                          Criterion.ExpectedWrongOutputs::limit),
                      confidence(Criterion.ExpectedWrongOutputs::confidence)))));

  private static final Kind<?> STANDARD = KINDS.getFirst();
  private static final List<String> WORDS = KINDS.stream().<String>map(Kind::word).toList();
  private static final String ONE_OF_KINDS = "one of " + String.join(", ", WORDS);

  private CriterionReader() {}

  /**
   * One kind of criterion.
   *
   * @param keys the keys beside the kind
   */
  private record Kind<C extends Criterion>(
      String word, String meaning, Class<C> type, Function<Settings, C> maker, Keys<C> keys) {

    Optional<Criterion> read(Section criterion) {
      List<String> known = new ArrayList<>(List.of(KIND));
      known.addAll(keys.names());
      criterion.rejectUnknownKeys(known);
      return keys.read(criterion).map(maker);
    }

    Schema rule() {
      return Schema.when(
          KIND, Schema.word(word), keys.schema(Schema.mapping().key(KIND, Schema.ANYTHING)));
    }

    Map<String, Object> values(Criterion criterion) {
      Map<String, Object> values = new LinkedHashMap<>(Map.of(KIND, word));
      values.putAll(keys.values(type.cast(criterion)));
      return values;
    }
  }

  private static <C> Key<C> confidence(Function<C, Double> value) {
    return Key.between(
        Parameter.real("confidence", 0, 1, "of the decision").withDefault(0.99), value);
  }

  /** Returns the criterion, or empty, noted, if what is written is not one. */
  static Optional<Criterion> read(Section root, String key) {
    Optional<Node> node = root.find(key);
    if (node.isEmpty()) {
      return Optional.of(new Criterion.EveryInput());
    }
    if (node.get() instanceof Node.Scalar word && word.value() instanceof String) {
      return read(new Section(word.under(KIND), key, root.problems()));
    }
    return root.section(key, "{kind: ...}, the kind " + ONE_OF_KINDS)
        .flatMap(CriterionReader::read);
  }

  private static Optional<Criterion> read(Section criterion) {
    Optional<Node> written = criterion.require(KIND, ONE_OF_KINDS);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    String word = written.get() instanceof Node.Scalar(_, String text) ? text : "";
    for (Kind<?> kind : KINDS) {
      if (kind.word().equals(word)) {
        return kind.read(criterion);
      }
    }
    criterion.reject(
        written.get(), criterion.pathOf(KIND), ONE_OF_KINDS + Section.guess(WORDS, word));
    return Optional.empty();
  }

  /** Says what {@link #read} accepts. */
  static Schema schema() {
    Schema kinds =
        Schema.anyOf(
            KINDS.stream()
                .map(kind -> Schema.word(kind.word()).described(kind.meaning()))
                .toArray(Schema[]::new));
    return Schema.anyOf(
            Schema.words(STANDARD.word()),
            Schema.decidedBy(KIND, kinds, KINDS.stream().<Schema>map(Kind::rule).toList()))
        .withDefault(STANDARD.word());
  }

  /** Returns the keys that are read to a criterion, with their values. */
  static Map<String, Object> keys(Criterion criterion) {
    return KINDS.stream()
        .filter(kind -> kind.type().isInstance(criterion))
        .findFirst()
        .orElseThrow()
        .values(criterion);
  }
}
