package org.superpose.runner.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.superpose.runner.plugin.PluginRegistry;

/** Reads the sentences of {@code expect}. */
final class ExpectationReader {

  private static final String ALLOWED =
      ("ID beats ID on %1$s; ID is verified; ID meets criterion; ID has %2$s %3$s NUMBER;"
              + " ID has %1$s %3$s NUMBER times ID")
          .formatted(
              words(Expectation.Resource.values()),
              words(Expectation.Quantity.values()),
              words(Expectation.Relation.values()));

  private final Set<String> ids;
  private final Diagnostics problems;

  /**
   * @param ids the constructions of the comparison
   */
  ExpectationReader(Set<String> ids, Diagnostics problems) {
    this.ids = ids;
    this.problems = problems;
  }

  Optional<Expectation> read(Node node, Location location) {
    if (!(node instanceof Node.Scalar(_, String text))) {
      problems.add(location, node.show() + " is not allowed; allowed: " + ALLOWED);
      return Optional.empty();
    }
    List<String> words = List.of(text.strip().split("\\s+"));
    Optional<Expectation> read = sentence(words, location);
    if (read.isEmpty()) {
      problems.add(location, node.show() + " is not an expectation; allowed: " + ALLOWED);
      return read;
    }
    boolean known = isKnown(words.getFirst(), location);
    if (read.get() instanceof Expectation.Beats beats) {
      known &= isKnown(beats.loser(), location);
      if (beats.winner().equals(beats.loser())) {
        problems.add(location, "'" + beats.winner() + "' cannot beat itself");
      }
    }
    if (read.get() instanceof Expectation.HasTimes times) {
      known &= isKnown(times.other(), location);
      if (times.construction().equals(times.other())) {
        problems.add(location, "'" + times.other() + "' cannot be held against itself");
      }
    }
    return known ? read : Optional.empty();
  }

  /** Says what the list of sentences may be. */
  static Schema schema(PluginRegistry registry) {
    Set<String> known = registry.constructions().ids();
    String id = known.isEmpty() ? "\\S+" : "(" + String.join("|", known) + ")";
    String number = " (" + words(Expectation.Relation.values()) + ") \\S*\\d\\S*";
    List<String> sentences =
        List.of(
            id + " beats " + id + " on (" + words(Expectation.Resource.values()) + ")",
            id + " is verified",
            id + " meets criterion",
            id + " has (" + words(Expectation.Quantity.values()) + ")" + number,
            id + " has (" + words(Expectation.Resource.values()) + ")" + number + " times " + id);
    String pattern = "\\s*(" + String.join("|", sentences).replace(" ", "\\s+") + ")\\s*";
    return Schema.list(Schema.matching(pattern, ALLOWED).described(ALLOWED)).with("minItems", 0);
  }

  private static Optional<Expectation> sentence(List<String> words, Location location) {
    String shape =
        switch (words.size()) {
          case 3 -> "_ " + words.get(1) + " " + words.get(2);
          case 5 ->
              words.get(1).equals("has")
                  ? "_ has _ _ _"
                  : "_ " + words.get(1) + " _ " + words.get(3) + " _";
          case 7 -> "_ " + words.get(1) + " _ _ _ " + words.get(5) + " _";
          default -> "";
        };
    String first = words.getFirst();
    return switch (shape) {
      case "_ beats _ on _" ->
          named(Expectation.Resource.values(), words.get(4))
              .map(resource -> new Expectation.Beats(first, words.get(2), resource, location));
      case "_ is verified" -> Optional.of(new Expectation.IsVerified(first, location));
      case "_ meets criterion" -> Optional.of(new Expectation.MeetsCriterion(first, location));
      case "_ has _ _ _" -> has(words, location);
      case "_ has _ _ _ times _" -> hasTimes(words, location);
      default -> Optional.empty();
    };
  }

  private static Optional<Expectation> has(List<String> words, Location location) {
    Optional<Expectation.Quantity> quantity = named(Expectation.Quantity.values(), words.get(2));
    Optional<Expectation.Relation> relation = named(Expectation.Relation.values(), words.get(3));
    Optional<Double> limit = number(words.get(4));
    return quantity.isEmpty() || relation.isEmpty() || limit.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Expectation.Has(
                words.getFirst(), quantity.get(), relation.get(), limit.get(), location));
  }

  private static Optional<Expectation> hasTimes(List<String> words, Location location) {
    Optional<Expectation.Resource> resource = named(Expectation.Resource.values(), words.get(2));
    Optional<Expectation.Relation> relation = named(Expectation.Relation.values(), words.get(3));
    Optional<Double> factor = number(words.get(4));
    return resource.isEmpty() || relation.isEmpty() || factor.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Expectation.HasTimes(
                words.getFirst(),
                resource.get(),
                relation.get(),
                factor.get(),
                words.get(6),
                location));
  }

  private static <E extends Enum<E>> Optional<E> named(E[] values, String word) {
    return Stream.of(values).filter(value -> value.toString().equals(word)).findFirst();
  }

  private static Optional<Double> number(String word) {
    try {
      return Optional.of(Double.valueOf(word)).filter(value -> value >= 0 && !value.isInfinite());
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private boolean isKnown(String id, Location location) {
    if (!ids.contains(id)) {
      problems.add(
          location,
          "'%s' is not a construction of this comparison; known: %s%s"
              .formatted(id, String.join(", ", ids), Section.guess(ids, id)));
    }
    return ids.contains(id);
  }

  private static String words(Object[] values) {
    Function<Object, String> word = Object::toString;
    return String.join("|", Stream.of(values).map(word).toList());
  }
}
