package org.superpose.formats;

/** How a score must compare with its threshold for its output to be on. */
enum Relation {
  ABOVE(">", true),
  AT_LEAST(">=", true),
  BELOW("<", false),
  AT_MOST("<=", false);

  private final String text;
  private final boolean upwards;

  Relation(String text, boolean upwards) {
    this.text = text;
    this.upwards = upwards;
  }

  String text() {
    return text;
  }

  /** Returns whether larger scores switch an output on. */
  boolean isUpwards() {
    return upwards;
  }

  /** Returns the relation that holds when this one does not. */
  Relation not() {
    return switch (this) {
      case ABOVE -> AT_MOST;
      case AT_LEAST -> BELOW;
      case BELOW -> AT_LEAST;
      case AT_MOST -> ABOVE;
    };
  }

  /** Returns the same relation between the negatives; also that with the two sides exchanged. */
  Relation mirrored() {
    return switch (this) {
      case ABOVE -> BELOW;
      case AT_LEAST -> AT_MOST;
      case BELOW -> ABOVE;
      case AT_MOST -> AT_LEAST;
    };
  }

  /** Returns whether the relation holds between two numbers. */
  boolean holds(Rational value, Rational threshold) {
    int order = value.compareTo(threshold);
    return switch (this) {
      case ABOVE -> order > 0;
      case AT_LEAST -> order >= 0;
      case BELOW -> order < 0;
      case AT_MOST -> order <= 0;
    };
  }
}
