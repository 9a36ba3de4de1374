package org.superpose.core.verify;

/** A set of small numbers that empties in constant time and lists its members. */
final class Marks {

  private final long[] stamps; // [bound], the round in which a number was marked last
  private final int[] members; // [bound]
  private int size;
  private long round = 1;

  Marks(int bound) {
    stamps = new long[bound];
    members = new int[bound];
  }

  void clear() {
    size = 0;
    round++;
  }

  void mark(int number) {
    if (stamps[number] != round) {
      stamps[number] = round;
      members[size++] = number;
    }
  }

  boolean has(int number) {
    return stamps[number] == round;
  }

  int size() {
    return size;
  }

  /** Returns a member by the order of marking. */
  int member(int position) {
    return members[position];
  }
}
