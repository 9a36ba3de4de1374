package org.superpose.formats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The shape of a tensor of which one axis may be the batch. Values are numbered row by row for one
 * entry of the batch, whose axis counts as 1.
 *
 * @param lengths the lengths of the axes, 1 for the batch
 * @param batch which axis is the batch, or -1
 * @param examples how many entries the batch has, or -1 for any number
 */
record TensorShape(List<Integer> lengths, int batch, long examples) {

  /** Stands for the length of the batch among the numbers of a shape. */
  static final long BATCH = Long.MIN_VALUE;

  TensorShape {
    lengths = List.copyOf(lengths);
  }

  static TensorShape of(List<Integer> lengths) {
    return new TensorShape(lengths, -1, -1);
  }

  int rank() {
    return lengths.size();
  }

  int length(int axis) {
    return lengths.get(axis);
  }

  boolean hasBatch() {
    return batch >= 0;
  }

  /** Returns the number of values, at most the largest int. */
  int size() {
    return product(lengths);
  }

  private static int product(List<Integer> lengths) {
    long product = 1;
    for (int length : lengths) {
      product = Math.min(product * length, Integer.MAX_VALUE);
    }
    return (int) product;
  }

  /** Returns the number of an axis that may be counted from the end, or -1 if there is none. */
  int axis(long given) {
    long axis = given < 0 ? given + rank() : given;
    return axis >= 0 && axis < rank() ? (int) axis : -1;
  }

  /** Returns the lengths as a graph sees them. */
  long[] dimensions() {
    return IntStream.range(0, rank()).mapToLong(i -> i == batch ? BATCH : length(i)).toArray();
  }

  /** Returns the shape with its axes in another order. */
  TensorShape permuted(int[] order) {
    int moved = -1;
    List<Integer> permuted = new ArrayList<>();
    for (int i = 0; i < order.length; i++) {
      permuted.add(length(order[i]));
      moved = order[i] == batch ? i : moved;
    }
    return new TensorShape(permuted, moved, examples);
  }

  /** Returns, for every value of the permuted shape, the number of the value here. */
  int[] permutation(int[] order) {
    int[] steps = steps();
    int[] moved = Arrays.stream(order).map(axis -> steps[axis]).toArray();
    return walk(permuted(order).lengths, moved);
  }

  private int[] steps() {
    int[] steps = new int[rank()];
    int step = 1;
    for (int axis = rank() - 1; axis >= 0; axis--) {
      steps[axis] = step;
      step *= length(axis);
    }
    return steps;
  }

  private static int[] walk(List<Integer> lengths, int[] steps) {
    int[] places = new int[product(lengths)];
    int[] index = new int[lengths.size()];
    int place = 0;
    for (int i = 0; i < places.length; i++) {
      places[i] = place;
      for (int axis = index.length - 1; axis >= 0; axis--) {
        index[axis]++;
        place += steps[axis];
        if (index[axis] < lengths.get(axis)) {
          break;
        }
        place -= steps[axis] * index[axis];
        index[axis] = 0;
      }
    }
    return places;
  }

  /** Returns the shape that both are spread to, by numpy's rules; none if they do not fit. */
  Optional<TensorShape> spread(TensorShape other) {
    int rank = Math.max(rank(), other.rank());
    int here = hasBatch() ? batch + rank - rank() : -1;
    int there = other.hasBatch() ? other.batch + rank - other.rank() : -1;
    if (here >= 0 && there >= 0 && here != there) {
      return Optional.empty();
    }
    int common = Math.max(here, there);
    List<Integer> lengths = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      int left = lengthFromEnd(rank - axis);
      int right = other.lengthFromEnd(rank - axis);
      boolean fits = left == right || left == 1 || right == 1;
      int length = Math.max(left, right);
      if (!fits || (axis == common && length > 1)) {
        return Optional.empty();
      }
      lengths.add(length);
    }
    return Optional.of(new TensorShape(lengths, common, Math.max(examples, other.examples)));
  }

  private int lengthFromEnd(int place) {
    return place > rank() ? 1 : length(rank() - place);
  }

  /** Returns, for every value of a shape that this is spread to, the number of the value here. */
  int[] spreadTo(TensorShape target) {
    int[] own = steps();
    int[] steps = new int[target.rank()];
    for (int axis = 0; axis < rank(); axis++) {
      steps[axis + target.rank() - rank()] = length(axis) == 1 ? 0 : own[axis];
    }
    return walk(target.lengths, steps);
  }

  /**
   * Returns this shape with other axes for the same values in the same order.
   *
   * @param dimensions the lengths; {@link #BATCH} for the batch, -1 for one that follows from the
   *     others, 0 for that of the same axis here
   * @return the shape, or nothing if it does not fit, or would mix entries of the batch
   */
  Optional<TensorShape> reshaped(long[] dimensions, boolean zeroCopies) {
    long[] wanted = dimensions.clone();
    for (int axis = 0; axis < wanted.length; axis++) {
      if (wanted[axis] == 0 && zeroCopies && axis < rank()) {
        wanted[axis] = axis == batch ? BATCH : length(axis);
      }
    }
    if (Arrays.stream(wanted).filter(length -> length == -1).count() > 1) {
      return Optional.empty();
    }
    if (!hasBatch()) {
      return filled(wanted, -1);
    }
    int before = product(lengths.subList(0, batch));
    for (int axis = 0; axis < wanted.length; axis++) {
      boolean may = wanted[axis] == BATCH || wanted[axis] == -1 || wanted[axis] == examples;
      if (may) {
        Optional<TensorShape> filled = filled(wanted, axis);
        int split = axis;
        if (filled.filter(f -> product(f.lengths.subList(0, split)) == before).isPresent()) {
          return filled;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<TensorShape> filled(long[] wanted, int batchAxis) {
    int open = -1;
    long known = 1;
    List<Integer> filled = new ArrayList<>();
    for (int axis = 0; axis < wanted.length; axis++) {
      long length = axis == batchAxis ? 1 : wanted[axis];
      boolean isOpen = length == -1;
      if ((isOpen && open >= 0) || (!isOpen && (length < 1 || length > size()))) {
        return Optional.empty();
      }
      open = isOpen ? axis : open;
      known = Math.min(known * (isOpen ? 1 : length), Integer.MAX_VALUE);
      filled.add(isOpen ? 1 : (int) length);
    }
    if (open >= 0) {
      filled.set(open, (int) (size() / known));
      known *= filled.get(open);
    }
    return known == size()
        ? Optional.of(new TensorShape(filled, batchAxis, examples))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return IntStream.range(0, rank())
        .mapToObj(axis -> axis == batch ? "batch" : String.valueOf(length(axis)))
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
