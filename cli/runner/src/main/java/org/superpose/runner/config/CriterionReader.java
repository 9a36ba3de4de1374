package org.superpose.runner.config;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.superpose.core.task.Criterion;

/** Reads {@code criterion}: a kind with its settings, or only the kind as a word. */
final class CriterionReader {

  static final String EVERY_INPUT = "every-input";
  static final String RANDOM_INPUT = "random-input";
  static final String EXPECTED_WRONG_OUTPUTS = "expected-wrong-outputs";
  static final String KIND = "kind";
  static final String FAILURE = "failure";
  static final String LIMIT = "limit";
  static final String CONFIDENCE = "confidence";

  private static final List<String> KINDS =
      List.of(EVERY_INPUT, RANDOM_INPUT, EXPECTED_WRONG_OUTPUTS);
  private static final String ONE_OF_KINDS = "one of " + String.join(", ", KINDS);
  private static final String FRACTION = "a number above 0 and below 1";
  private static final double STANDARD_CONFIDENCE = 0.99;

  private CriterionReader() {}

  /** Returns the criterion, or empty, noted, if what is written is not one. */
  static Optional<Criterion> read(Section root, String key) {
    Optional<Node> node = root.find(key);
    if (node.isEmpty()) {
      return Optional.of(new Criterion.EveryInput());
    }
    if (node.get() instanceof Node.Scalar word && word.value() instanceof String) {
      return read(new Section(Shorthand.expand(word, KIND), key, root.problems()));
    }
    return root.section(key, "{kind: ...}, the kind " + ONE_OF_KINDS)
        .flatMap(CriterionReader::read);
  }

  private static Optional<Criterion> read(Section criterion) {
    Optional<Node> kind = criterion.require(KIND, ONE_OF_KINDS);
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    String word = kind.get() instanceof Node.Scalar(_, String text) ? text : "";
    return switch (word) {
      case EVERY_INPUT -> {
        criterion.rejectUnknownKeys(everyInputKeys().keys());
        yield Optional.of(new Criterion.EveryInput());
      }
      case RANDOM_INPUT -> randomInput(criterion);
      case EXPECTED_WRONG_OUTPUTS -> expectedWrongOutputs(criterion);
      default -> {
        criterion
            .problems()
            .add(
                criterion.at(KIND),
                kind.get().show()
                    + " is not allowed; allowed: "
                    + ONE_OF_KINDS
                    + Section.guess(KINDS, word));
        yield Optional.empty();
      }
    };
  }

  private static Optional<Criterion> randomInput(Section criterion) {
    criterion.rejectUnknownKeys(randomInputKeys().keys());
    criterion.require(FAILURE, FRACTION);
    OptionalDouble failure = criterion.positive(FAILURE, 1, FRACTION);
    OptionalDouble confidence = confidence(criterion);
    return failure.isEmpty() || confidence.isEmpty()
        ? Optional.empty()
        : Optional.of(new Criterion.RandomInput(failure.getAsDouble(), confidence.getAsDouble()));
  }

  private static Optional<Criterion> expectedWrongOutputs(Section criterion) {
    String allowed = "a number above 0";
    criterion.rejectUnknownKeys(expectedWrongOutputsKeys().keys());
    criterion.require(LIMIT, allowed);
    OptionalDouble limit = criterion.positive(LIMIT, Double.POSITIVE_INFINITY, allowed);
    OptionalDouble confidence = confidence(criterion);
    return limit.isEmpty() || confidence.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Criterion.ExpectedWrongOutputs(limit.getAsDouble(), confidence.getAsDouble()));
  }

  /** Says what {@link #read} accepts. */
  static Schema schema() {
    return Schema.anyOf(
            Schema.words(EVERY_INPUT),
            Schema.decidedBy(
                KIND,
                kinds(),
                List.of(
                    when(EVERY_INPUT, everyInputKeys()),
                    when(RANDOM_INPUT, randomInputKeys()),
                    when(EXPECTED_WRONG_OUTPUTS, expectedWrongOutputsKeys()))))
        .withDefault(EVERY_INPUT);
  }

  private static Schema everyInputKeys() {
    return Schema.mapping().key(KIND, Schema.ANYTHING);
  }

  private static Schema randomInputKeys() {
    return everyInputKeys()
        .key(FAILURE, Schema.between(0, 1).described("the largest allowed probability"))
        .key(CONFIDENCE, ofTheDecision())
        .requiring(FAILURE);
  }

  private static Schema expectedWrongOutputsKeys() {
    Schema limit = Schema.between(0, Double.POSITIVE_INFINITY);
    return everyInputKeys()
        .key(LIMIT, limit.described("the largest allowed average"))
        .key(CONFIDENCE, ofTheDecision())
        .requiring(LIMIT);
  }

  private static Schema ofTheDecision() {
    return Schema.between(0, 1).described("of the decision").withDefault(STANDARD_CONFIDENCE);
  }

  private static Schema kinds() {
    return Schema.anyOf(
        Schema.word(EVERY_INPUT).described("all outputs are right on every input"),
        Schema.word(RANDOM_INPUT).described("a wrong output has at most a probability"),
        Schema.word(EXPECTED_WRONG_OUTPUTS)
            .described("at most so many outputs are wrong on average"));
  }

  private static Schema when(String word, Schema keys) {
    return Schema.when(KIND, Schema.word(word), keys);
  }

  private static OptionalDouble confidence(Section criterion) {
    return criterion.find(CONFIDENCE).isEmpty()
        ? OptionalDouble.of(STANDARD_CONFIDENCE)
        : criterion.positive(CONFIDENCE, 1, FRACTION);
  }
}
