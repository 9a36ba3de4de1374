package org.superpose.formats;

import org.jspecify.annotations.Nullable;

/**
 * Some values of a network that stay as they are: its features, an encoded input, or the neurons of
 * one Relu. All else is affine in them.
 */
final class Block {

  private final Kind kind;
  private final int size;
  private final int level;
  private final @Nullable AffineMap before;

  /** What the values are. */
  enum Kind {
    /** The features, each 0 or 1. */
    FEATURES,
    /** A product of the features, which may be negative. */
    ENCODED,
    /** What a Relu gives. */
    HIDDEN
  }

  private Block(Kind kind, int size, int level, @Nullable AffineMap before) {
    this.kind = kind;
    this.size = size;
    this.level = level;
    this.before = before;
  }

  static Block features(int size) {
    return new Block(Kind.FEATURES, size, 0, null);
  }

  static Block encoded(AffineMap product) {
    return new Block(Kind.ENCODED, product.rows(), 0, product);
  }

  /** Returns the Relu of some sums. */
  static Block relu(AffineMap sums) {
    return new Block(Kind.HIDDEN, sums.rows(), sums.level() + 1, sums);
  }

  /** Returns a neuron that is always 1, in some layer. */
  static Block one(int size, int level) {
    return new Block(Kind.HIDDEN, size, level, AffineMap.constant(size, Rational.ONE));
  }

  Kind kind() {
    return kind;
  }

  int size() {
    return size;
  }

  /** Returns the number of the hidden layer; 0 for what no Relu has changed. */
  int level() {
    return level;
  }

  /** Returns what the values were before the Relu, or what encodes them. */
  AffineMap before() {
    if (before == null) {
      throw new IllegalStateException("features come from nowhere");
    }
    return before;
  }
}
