package org.superpose.runner.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
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
    return find(key)
        .flatMap(
            node -> {
              if (node instanceof Node.Mapping child) {
                return Optional.of(new Section(child, pathOf(key), problems));
              }
              reject(node, pathOf(key), allowed);
              return Optional.empty();
            });
  }

  /** Returns the entries of a list that must not be empty; anything else is noted. */
  List<Node> list(Node node, String key, String allowed) {
    if (!(node instanceof Node.Sequence sequence)) {
      reject(node, pathOf(key), allowed);
      return List.of();
    }
    if (sequence.items().isEmpty()) {
      problems.add(node.mark().at(pathOf(key)), "the list is empty; give " + allowed);
    }
    return sequence.items();
  }

  Optional<String> text(String key, String allowed) {
    return find(key)
        .flatMap(
            node -> {
              if (node instanceof Node.Scalar(_, String text) && !text.isBlank()) {
                return Optional.of(text);
              }
              if (node instanceof Node.Scalar(_, Object value) && !(value instanceof String)) {
                String hint = "; quote it: without quotes YAML takes it for ";
                reject(
                    node,
                    pathOf(key),
                    allowed + hint + (value instanceof Boolean ? "true or false" : "a number"));
                return Optional.empty();
              }
              reject(node, pathOf(key), allowed);
              return Optional.empty();
            });
  }

  /** Returns whether a key is set; anything but true and false is noted. */
  boolean flag(String key) {
    Optional<Node> node = find(key);
    if (node.isEmpty()) {
      return false;
    }
    if (node.get() instanceof Node.Scalar(_, Boolean flag)) {
      return flag;
    }
    reject(node.get(), pathOf(key), "true or false");
    return false;
  }

  OptionalLong whole(String key, long minimum, long maximum) {
    Optional<Node> node = find(key);
    if (node.isEmpty()) {
      return OptionalLong.empty();
    }
    if (node.get() instanceof Node.Scalar(_, Long number)
        && number >= minimum
        && number <= maximum) {
      return OptionalLong.of(number);
    }
    reject(node.get(), pathOf(key), "a whole number from " + minimum + " to " + maximum);
    return OptionalLong.empty();
  }

  /** Returns a number strictly between zero and a limit. */
  OptionalDouble positive(String key, double limit, String allowed) {
    Optional<Node> node = find(key);
    if (node.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (node.get() instanceof Node.Scalar(_, Number number)
        && number.doubleValue() > 0
        && number.doubleValue() < limit) {
      return OptionalDouble.of(number.doubleValue());
    }
    reject(node.get(), pathOf(key), allowed);
    return OptionalDouble.empty();
  }

  /** Notes that a value is not allowed. */
  void reject(Node node, String key, String allowed) {
    problems.add(node.mark().at(key), node.show() + " is not allowed; allowed: " + allowed);
  }

  /** Returns names in one line, for messages. */
  static List<String> names(Stream<?> values) {
    List<String> names = new ArrayList<>();
    values.forEach(value -> names.add(value.toString()));
    return names;
  }
}
