package org.superpose.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A vector that is affine in blocks of values: a sum of products with each of them and an offset.
 *
 * @param rows the number of values
 * @param parts the linear part by block, {@code [rows, size of the block]} each
 * @param offset what is added
 * @param steps the operations that it takes from the blocks, for the reader
 */
record AffineMap(int rows, Map<Block, Weights> parts, Offset offset, List<String> steps) {

  private static final int MOST_STEPS = 12;

  AffineMap {
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    steps = List.copyOf(steps);
  }

  /** Returns the values of a block. */
  static AffineMap of(Block block) {
    return new AffineMap(
        block.size(),
        Map.of(block, new Weights.Identity(block.size())),
        new Offset.Zero(),
        List.of());
  }

  static AffineMap constant(int rows, Rational number) {
    return new AffineMap(
        rows, Map.of(), new Offset.Exact(Collections.nCopies(rows, number)), List.of());
  }

  AffineMap with(Offset other) {
    return new AffineMap(rows, parts, other, steps);
  }

  AffineMap with(Map<Block, Weights> other) {
    return new AffineMap(rows, other, offset, steps);
  }

  /** Returns this with one more operation told. */
  AffineMap after(String step) {
    if (steps.size() >= MOST_STEPS || (!steps.isEmpty() && steps.getLast().equals(step))) {
      return this;
    }
    List<String> longer = new ArrayList<>(steps);
    longer.add(step);
    return new AffineMap(rows, parts, offset, longer);
  }

  AffineMap toldAs(List<String> told) {
    return new AffineMap(rows, parts, offset, told);
  }

  /** Returns the number of the last hidden layer that this reads, or 0. */
  int level() {
    return parts.keySet().stream().mapToInt(Block::level).max().orElse(0);
  }

  /** Returns whether the linear part hands on the values of one block. */
  boolean isPlain() {
    return parts.size() == 1 && parts.values().iterator().next() instanceof Weights.Identity;
  }

  boolean hasOffset() {
    return !(offset instanceof Offset.Zero);
  }

  List<Rational> offsets() throws IOException {
    return offset.numbers(rows);
  }

  /** Returns the linear part in exact numbers. */
  Map<Block, List<ExactRow>> exactRows() throws IOException {
    Map<Block, List<ExactRow>> exact = new LinkedHashMap<>();
    for (Map.Entry<Block, Weights> part : parts.entrySet()) {
      exact.put(part.getKey(), part.getValue().exactRows());
    }
    return exact;
  }

  /** Returns all numbers of a row: of every part, and the offset. */
  static List<Rational> numbers(Map<Block, List<ExactRow>> parts, List<Rational> offsets, int row) {
    List<Rational> numbers = new ArrayList<>();
    parts.values().forEach(rows -> numbers.addAll(rows.get(row).values()));
    numbers.add(offsets.get(row));
    return numbers;
  }

  /** Returns the operations of this and another, each once. */
  List<String> stepsWith(AffineMap other) {
    Set<String> both = new LinkedHashSet<>(steps);
    both.addAll(other.steps);
    return both.stream().limit(MOST_STEPS).toList();
  }
}
