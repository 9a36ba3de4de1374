package org.superpose.runner.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Applies {@code --set path=value}: sets or adds a value in the tree of a file. A path is keys
 * joined by dots, with {@code [0]} for an entry of a list: {@code tasks[0].features}.
 */
final class Overrides {

  private static final Pattern PATH =
      Pattern.compile("[^.\\[\\]=\\s]+(\\[\\d{1,6}])*(\\.[^.\\[\\]=\\s]+(\\[\\d{1,6}])*)*");

  /** The deepest path of any comparison has a tenth of it. */
  private static final int LONGEST_PATH = 500;

  private static final Pattern STEP = Pattern.compile("[^.\\[\\]]+|\\[\\d+]");

  private final List<String> steps;
  private final String path;
  private final Node value;
  private final Diagnostics problems;

  private Overrides(String path, Node value, Diagnostics problems) {
    this.path = path;
    this.value = value;
    this.problems = problems;
    this.steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(path);
    while (matcher.find()) {
      steps.add(matcher.group());
    }
  }

  /** Returns the tree with all overrides applied in turn; what cannot be applied is noted. */
  static Node apply(Node root, List<String> overrides, Diagnostics problems) {
    Node result = root;
    for (String override : overrides) {
      int equals = override.indexOf('=');
      String path = equals < 0 ? override : override.substring(0, equals).strip();
      if (equals < 0 || path.length() > LONGEST_PATH || !PATH.matcher(path).matches()) {
        problems.add(
            Mark.OVERRIDE.at(override), "expected path=value, for instance tasks[0].features=64");
        continue;
      }
      Optional<Node> value = YamlText.parseOverride(path, override.substring(equals + 1), problems);
      if (value.isPresent()) {
        result = new Overrides(path, value.get(), problems).set(result, 0, "");
      }
    }
    return result;
  }

  private Node set(Node node, int depth, String at) {
    if (depth == steps.size()) {
      return value;
    }
    String step = steps.get(depth);
    return step.startsWith("[")
        ? setEntry(node, Integer.parseInt(step.substring(1, step.length() - 1)), depth, at)
        : setKey(node, step, depth, at);
  }

  private Node setKey(Node node, String key, int depth, String at) {
    Optional<Node.Mapping> mapping = asMapping(node, at);
    if (mapping.isEmpty()) {
      return fail(node, at + " is " + node.show() + ", so it has no key '" + key + "'");
    }
    String childPath = at.isEmpty() ? key : at + "." + key;
    List<Node.Entry> entries = new ArrayList<>(mapping.get().entries());
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).key().equals(key)) {
        Node changed = set(entries.get(i).value(), depth + 1, childPath);
        entries.set(i, new Node.Entry(key, entries.get(i).mark(), changed));
        return new Node.Mapping(node.mark(), entries);
      }
    }
    Node added = set(new Node.Empty(Mark.OVERRIDE), depth + 1, childPath);
    entries.add(new Node.Entry(key, Mark.OVERRIDE, added));
    return new Node.Mapping(node.mark(), entries);
  }

  /** A word that stands for a mapping with one key becomes that mapping. */
  private static Optional<Node.Mapping> asMapping(Node node, String at) {
    return switch (node) {
      case Node.Mapping mapping -> Optional.of(mapping);
      case Node.Empty empty -> Optional.of(new Node.Mapping(empty.mark(), List.of()));
      case Node.Scalar scalar when scalar.value() instanceof String -> {
        if (at.matches("(tasks|constructions)\\[\\d+]|engine")) {
          yield Optional.of(scalar.under("id"));
        }
        yield at.equals("criterion") ? Optional.of(scalar.under("kind")) : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private Node setEntry(Node node, int index, int depth, String at) {
    List<Node> items = new ArrayList<>();
    if (node instanceof Node.Sequence sequence) {
      items.addAll(sequence.items());
    } else if (!(node instanceof Node.Empty)) {
      return fail(node, at + " is " + node.show() + ", not a list");
    }
    if (index > items.size()) {
      return fail(
          node,
          "%s has %s entries; allowed: [0] to [%s]".formatted(at, items.size(), items.size()));
    }
    if (index == items.size()) {
      items.add(new Node.Empty(Mark.OVERRIDE));
    }
    items.set(index, set(items.get(index), depth + 1, at + "[" + index + "]"));
    return new Node.Sequence(node.mark(), items);
  }

  private Node fail(Node node, String complaint) {
    problems.add(Mark.OVERRIDE.at(path), complaint);
    return node;
  }
}
