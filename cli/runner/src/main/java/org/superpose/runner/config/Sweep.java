package org.superpose.runner.config;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Expands an entry with lists among its values to one combination for every choice of a value from
 * each list. The last key varies fastest, so combinations come in the order in which a reader of
 * the file would write them.
 */
final class Sweep {

  /** More combinations than this are a mistyped sweep, not a comparison. */
  static final int MOST_COMBINATIONS = 10_000;

  private final Diagnostics problems;

  Sweep(Diagnostics problems) {
    this.problems = problems;
  }

  /**
   * A single value with its place.
   *
   * @param path with the position in the list it was chosen from
   */
  record Choice(Node node, String path) {
    Location location() {
      return node.mark().at(path);
    }
  }

  /**
   * Returns the combinations, each by key; none, noted, if a list is empty or there are too many.
   */
  List<Map<String, Choice>> combinations(Section entry) {
    List<Map<String, Choice>> combinations = List.of(new LinkedHashMap<>());
    for (Node.Entry value : entry.mapping().entries()) {
      List<Choice> choices = choices(value.value(), entry.pathOf(value.key()));
      if ((long) combinations.size() * choices.size() > MOST_COMBINATIONS) {
        problems.add(
            entry.mapping().mark().at(entry.path()),
            "the lists expand to %s combinations; at most %s are allowed"
                .formatted(product(entry.mapping()), MOST_COMBINATIONS));
        return List.of();
      }
      combinations = product(combinations, value.key(), choices);
    }
    return combinations;
  }

  /** Returns how many combinations there are. */
  private static BigInteger product(Node.Mapping mapping) {
    BigInteger product = BigInteger.ONE;
    for (Node.Entry entry : mapping.entries()) {
      long choices =
          switch (entry.value()) {
            case Node.Sequence(_, List<Node> items) -> items.size();
            case Node.Mapping inner -> product(inner).longValue();
            default -> 1;
          };
      product = product.multiply(BigInteger.valueOf(Math.max(1, choices)));
    }
    return product;
  }

  private static List<Map<String, Choice>> product(
      List<Map<String, Choice>> combinations, String key, List<Choice> choices) {
    List<Map<String, Choice>> product = new ArrayList<>();
    for (Map<String, Choice> combination : combinations) {
      for (Choice choice : choices) {
        Map<String, Choice> extended = new LinkedHashMap<>(combination);
        extended.put(key, choice);
        product.add(extended);
      }
    }
    return product;
  }

  private List<Choice> choices(Node node, String path) {
    return switch (node) {
      case Node.Sequence sequence -> choicesOf(sequence, path);
      case Node.Mapping mapping -> choicesOf(mapping, path);
      default -> List.of(new Choice(node, path));
    };
  }

  private List<Choice> choicesOf(Node.Sequence sequence, String path) {
    if (sequence.items().isEmpty()) {
      problems.add(sequence.mark().at(path), "the list is empty; give at least one value");
    }
    List<Choice> choices = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      Node item = sequence.items().get(i);
      String itemPath = path + "[" + i + "]";
      if (item instanceof Node.Sequence) {
        problems.add(item.mark().at(itemPath), "a list in a list is not allowed");
      } else {
        choices.addAll(choices(item, itemPath));
      }
    }
    return choices;
  }

  private static boolean isOneValue(String key) {
    return key.equals(EdgeLists.PAIRS) || key.equals(SetLists.SETS) || CircuitFiles.isOneValue(key);
  }

  /** A mapping as a value gives a graph or circuits; a file sweeps, what it lists is one value. */
  private List<Choice> choicesOf(Node.Mapping mapping, String path) {
    List<List<Node.Entry>> combinations = List.of(List.of());
    for (Node.Entry entry : mapping.entries()) {
      List<Choice> choices =
          isOneValue(entry.key())
              ? List.of(new Choice(entry.value(), path))
              : choices(entry.value(), path + "." + entry.key());
      List<List<Node.Entry>> product = new ArrayList<>();
      for (List<Node.Entry> combination : combinations) {
        for (Choice choice : choices) {
          List<Node.Entry> extended = new ArrayList<>(combination);
          extended.add(new Node.Entry(entry.key(), entry.mark(), choice.node()));
          product.add(extended);
        }
      }
      combinations = product;
    }
    return combinations.stream()
        .map(entries -> new Choice(new Node.Mapping(mapping.mark(), entries), path))
        .toList();
  }
}
