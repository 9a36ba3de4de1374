package org.superpose.runner.config;

import java.util.List;

/** A word in place of a mapping that would have only one key. */
final class Shorthand {

  private Shorthand() {}

  /** Returns the mapping that the word stands for. */
  static Node.Mapping expand(Node.Scalar word, String key) {
    return new Node.Mapping(word.mark(), List.of(new Node.Entry(key, word.mark(), word)));
  }
}
