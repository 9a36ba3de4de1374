package org.superpose.runner.config;

import java.util.List;
import java.util.Optional;

/** A YAML value that knows where it was written. */
sealed interface Node {

  Mark mark();

  /** Says in a few words what the value is, for messages. */
  String show();

  /** Keys with values, in the order of the text; keys are distinct. */
  record Mapping(Mark mark, List<Entry> entries) implements Node {
    public Mapping {
      entries = List.copyOf(entries);
    }

    Optional<Entry> find(String key) {
      return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    @Override
    public String show() {
      return "a mapping";
    }
  }

  /** A key with its value. */
  record Entry(String key, Mark mark, Node value) {}

  /** A list. */
  record Sequence(Mark mark, List<Node> items) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String show() {
      return "a list";
    }
  }

  /**
   * A single value.
   *
   * @param value a Long, BigInteger, Double, Boolean or String
   */
  record Scalar(Mark mark, Object value) implements Node {

    private static final int LONGEST_SHOWN = 80;

    /** Returns the mapping with only one key that a word stands for. */
    Mapping under(String key) {
      return new Mapping(mark, List.of(new Entry(key, mark, this)));
    }

    @Override
    public String show() {
      String text = value.toString().replaceAll("\\s+", " ");
      return "'"
          + (text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...")
          + "'";
    }
  }

  /** A key or list entry without value, or the word null. */
  record Empty(Mark mark) implements Node {
    @Override
    public String show() {
      return "nothing";
    }
  }
}
