package org.superpose.runner.config;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.superpose.runner.plugin.NearestName;

/**
 * A mapping that is being read: gives its values by key and type, and notes what does not fit.
 *
 * @param mapping the keys and values
 * @param path the key of the mapping itself; empty for the root
 * @param problems where to note what does not fit
 */
record Section(Node.Mapping mapping, String path, Diagnostics problems) {

  Optional<Node> find(String key) {
    return mapping.find(key).map(Node.Entry::value);
  }

  String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** Returns where the value of a key is, or where the mapping begins. */
  Location at(String key) {
    return find(key).map(Node::mark).orElse(mapping.mark()).at(pathOf(key));
  }

  void rejectUnknownKeys(Collection<String> known) {
    for (Node.Entry entry : mapping.entries()) {
      if (!known.contains(entry.key())) {
        problems.add(
            entry.mark().at(pathOf(entry.key())),
            "unknown key; known: " + String.join(", ", known) + guess(known, entry.key()));
      }
    }
  }

  /** Returns {@code ; did you mean 'X'?} if a known name is near, otherwise nothing. */
  static String guess(Collection<String> known, String given) {
    return NearestName.among(known, given).map(name -> "; did you mean '" + name + "'?").orElse("");
  }

  /** Returns the value of a key that must be there. */
  Optional<Node> require(String key, String allowed) {
    Optional<Node> node = find(key);
    if (node.isEmpty() || node.get() instanceof Node.Empty) {
      problems.add(at(key), "is missing; give " + allowed);
      return Optional.empty();
    }
    return node;
  }

  /** Returns the section that a key holds, or empty, noted, if it is something else. */
  Optional<Section> section(String key, String allowed) {
    Optional<Node> node = find(key);
    if (node.orElse(null) instanceof Node.Mapping child) {
      return Optional.of(new Section(child, pathOf(key), problems));
    }
    node.ifPresent(other -> reject(other, pathOf(key), allowed + hintToQuote(other)));
    return Optional.empty();
  }

  /** Returns the entries of a list that must not be empty; anything else is noted. */
  List<Sweep.Choice> list(Node node, String key, String allowed) {
    if (!(node instanceof Node.Sequence(_, List<Node> items))) {
      reject(node, pathOf(key), allowed);
      return List.of();
    }
    if (items.isEmpty()) {
      problems.add(node.mark().at(pathOf(key)), "the list is empty; give " + allowed);
    }
    return IntStream.range(0, items.size())
        .mapToObj(i -> new Sweep.Choice(items.get(i), pathOf(key) + "[" + i + "]"))
        .toList();
  }

  Optional<String> text(String key, String allowed) {
    Optional<Node> node = find(key);
    if (node.orElse(null) instanceof Node.Scalar(_, String text) && !text.isBlank()) {
      return Optional.of(text);
    }
    node.ifPresent(other -> reject(other, pathOf(key), allowed));
    return Optional.empty();
  }

  private static String hintToQuote(Node node) {
    return switch (node) {
      case Node.Scalar(_, Number _) -> "; quote it: without quotes YAML takes it for a number";
      case Node.Scalar(_, Boolean _) ->
          "; quote it: without quotes YAML takes it for true or false";
      default -> "";
    };
  }

  /** Notes that a value is not allowed. */
  void reject(Node node, String key, String allowed) {
    problems.add(node.mark().at(key), node.show() + " is not allowed; allowed: " + allowed);
  }
}
