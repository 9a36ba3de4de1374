package org.superpose.core.inspect;

import java.util.OptionalInt;

/** How a network that is right on every input comes by its outputs. */
public enum Kind {
  /** No neuron serves two outputs. */
  DEDICATED("dedicated neurons: none serves two outputs"),
  /** Neurons serve several outputs each, and there are no fewer of them than outputs. */
  SHARED("shared neurons, but no fewer than outputs"),
  /** Fewer neurons than outputs, and few bits a weight are enough. */
  SUPERPOSITION("superposition: fewer neurons than outputs, weights of few bits"),
  /** Fewer neurons than outputs, by weights of many bits. */
  ENCODED("encoded in real values: fewer neurons than outputs, but weights of many bits");

  /**
   * Weights that need more bits than this are said to encode: a byte is what networks get by with.
   */
  public static final int FEW_BITS = 8;

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  /**
   * Tells networks apart.
   *
   * @param neededBits bits a weight that are enough, if any number that was tried is
   */
  static Kind of(Sharing sharing, int neurons, OptionalInt neededBits) {
    if (sharing.mostServed() <= 1) {
      return DEDICATED;
    }
    if (neurons >= sharing.outputs()) {
      return SHARED;
    }
    return neededBits.orElse(Integer.MAX_VALUE) <= FEW_BITS ? SUPERPOSITION : ENCODED;
  }

  /** Returns what it is, in words. */
  public String words() {
    return words;
  }
}
