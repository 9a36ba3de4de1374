package org.superpose.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Folds affine operations into as few layers as doubles can say exactly. Where a product or a sum
 * of two steps has no exact double, not even if its row is multiplied by a positive factor, the
 * first step becomes a layer of its own that keeps positive and negative parts.
 */
final class Folding {

  /** Folding takes no more multiplications at a time. */
  private static final long MOST_WORK = 1L << 27;

  private final Set<String> notes = new LinkedHashSet<>();

  /** One affine operation. */
  @FunctionalInterface
  interface Step {
    AffineMap apply(AffineMap values) throws IOException;
  }

  /** Returns what was done that a reader should know. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  void note(String note) {
    notes.add(note);
  }

  /**
   * Returns the product with weights, {@code [outputs, rows]}. The first of two products is the
   * encoder.
   */
  AffineMap product(AffineMap values, Weights weights) throws IOException {
    AffineMap read = isProductOfFeatures(values) ? encoded(values) : values;
    if (!read.isPlain() && work(read, weights) > MOST_WORK) {
      read = materialized(read);
    }
    return fitted(read, map -> multiply(map, weights));
  }

  private static boolean isProductOfFeatures(AffineMap values) {
    return values.parts().entrySet().stream()
            .allMatch(part -> part.getKey().kind() == Block.Kind.FEATURES && mixes(part.getValue()))
        && !values.parts().isEmpty();
  }

  /** Returns whether a row reads more than one value. */
  private static boolean mixes(Weights weights) {
    return switch (weights) {
      case Weights.Identity _ -> false;
      case Weights.Stored _ -> true;
      case Weights.Exact(_, List<ExactRow> rows) -> rows.stream().anyMatch(row -> row.size() > 1);
    };
  }

  private AffineMap encoded(AffineMap values) throws IOException {
    AffineMap linear = values.with(new Offset.Zero());
    Scaled scaled = scaled(linear).orElseThrow();
    AffineMap encoded = unscaled(Block.encoded(scaled.map), scaled);
    return values.hasOffset() ? encoded.with(values.offset()) : encoded;
  }

  private static long work(AffineMap values, Weights weights) {
    return values.parts().keySet().stream().mapToLong(Block::size).sum()
        * weights.rows()
        * Math.min(weights.columns(), 1 << 20);
  }

  private static AffineMap multiply(AffineMap values, Weights weights) throws IOException {
    Map<Block, Weights> parts = new LinkedHashMap<>();
    boolean computes = !values.isPlain() || values.hasOffset();
    List<ExactRow> rows = computes ? weights.exactRows() : List.of();
    for (Map.Entry<Block, Weights> part : values.parts().entrySet()) {
      if (part.getValue() instanceof Weights.Identity) {
        parts.put(part.getKey(), weights);
      } else {
        List<ExactRow> right = part.getValue().exactRows();
        int width = part.getKey().size();
        parts.put(
            part.getKey(),
            new Weights.Exact(width, rows.stream().map(row -> row.times(right, width)).toList()));
      }
    }
    Offset offset = new Offset.Zero();
    if (values.hasOffset()) {
      List<ExactRow> column =
          values.offsets().stream().map(number -> ExactRow.unit(0, number)).toList();
      offset = new Offset.Exact(rows.stream().map(row -> single(row.times(column, 1))).toList());
    }
    return new AffineMap(weights.rows(), parts, offset, values.steps());
  }

  private static Rational single(ExactRow row) {
    return row.size() == 0 ? Rational.ZERO : row.value(0);
  }

  /** Returns the sum with constants. */
  AffineMap plus(AffineMap values, Offset constants) throws IOException {
    return fitted(
        values,
        map -> {
          if (!map.hasOffset()) {
            return map.with(constants);
          }
          return map.with(new Offset.Exact(sums(map.offsets(), constants.numbers(map.rows()))));
        });
  }

  private static List<Rational> sums(List<Rational> left, List<Rational> right) {
    List<Rational> sums = new ArrayList<>(left.size());
    for (int i = 0; i < left.size(); i++) {
      sums.add(left.get(i).plus(right.get(i)));
    }
    return sums;
  }

  /** Returns every value times a factor of its own. */
  AffineMap times(AffineMap values, List<Rational> factors) throws IOException {
    return fitted(values, map -> multiplyRows(map, factors));
  }

  private static AffineMap multiplyRows(AffineMap values, List<Rational> factors)
      throws IOException {
    Map<Block, Weights> parts = new LinkedHashMap<>();
    for (Map.Entry<Block, Weights> part : values.parts().entrySet()) {
      List<ExactRow> rows = part.getValue().exactRows();
      List<ExactRow> scaled = new ArrayList<>(rows.size());
      for (int row = 0; row < rows.size(); row++) {
        scaled.add(rows.get(row).times(factors.get(row)));
      }
      parts.put(part.getKey(), new Weights.Exact(part.getKey().size(), scaled));
    }
    Offset offset = values.offset();
    if (values.hasOffset()) {
      List<Rational> scaled = new ArrayList<>(values.offsets());
      for (int row = 0; row < scaled.size(); row++) {
        scaled.set(row, scaled.get(row).times(factors.get(row)));
      }
      offset = new Offset.Exact(scaled);
    }
    return values.with(parts).with(offset);
  }

  AffineMap negated(AffineMap values) throws IOException {
    return multiplyRows(values, Collections.nCopies(values.rows(), Rational.ONE.negated()));
  }

  /** Returns the sum of two vectors. */
  AffineMap sum(AffineMap left, AffineMap right) throws IOException {
    AffineMap sum = add(left, right);
    if (scaled(sum).isPresent()) {
      return sum;
    }
    AffineMap kept = add(materialized(left), materialized(right));
    return scaled(kept).isPresent() ? kept : rounded(sum);
  }

  private static AffineMap add(AffineMap left, AffineMap right) throws IOException {
    Map<Block, Weights> parts = new LinkedHashMap<>(left.parts());
    for (Map.Entry<Block, Weights> part : right.parts().entrySet()) {
      Weights other = parts.get(part.getKey());
      parts.put(part.getKey(), other == null ? part.getValue() : add(other, part.getValue()));
    }
    Offset offset = left.hasOffset() ? left.offset() : right.offset();
    if (left.hasOffset() && right.hasOffset()) {
      offset = new Offset.Exact(sums(left.offsets(), right.offsets()));
    }
    return new AffineMap(left.rows(), parts, offset, left.stepsWith(right));
  }

  private static Weights add(Weights left, Weights right) throws IOException {
    List<ExactRow> first = left.exactRows();
    List<ExactRow> second = right.exactRows();
    List<ExactRow> sums = new ArrayList<>(first.size());
    for (int row = 0; row < first.size(); row++) {
      sums.add(first.get(row).plus(second.get(row)));
    }
    return new Weights.Exact(left.columns(), sums);
  }

  /** Returns some of the values, in an order. */
  AffineMap select(AffineMap values, int[] places) throws IOException {
    boolean same = places.length == values.rows();
    for (int i = 0; same && i < places.length; i++) {
      same = places[i] == i;
    }
    return same ? values : selected(values, places);
  }

  private static AffineMap selected(AffineMap values, int[] places) throws IOException {
    Map<Block, Weights> parts = new LinkedHashMap<>();
    for (Map.Entry<Block, Weights> part : values.parts().entrySet()) {
      List<ExactRow> rows = part.getValue().exactRows();
      List<ExactRow> chosen = Arrays.stream(places).mapToObj(rows::get).toList();
      parts.put(part.getKey(), new Weights.Exact(part.getKey().size(), chosen));
    }
    Offset offset = values.offset();
    if (values.hasOffset()) {
      List<Rational> numbers = values.offsets();
      offset = new Offset.Exact(Arrays.stream(places).mapToObj(numbers::get).toList());
    }
    return new AffineMap(places.length, parts, offset, values.steps());
  }

  /** Returns the values of one vector after those of another. */
  AffineMap stacked(AffineMap upper, AffineMap lower) throws IOException {
    Map<Block, List<ExactRow>> first = upper.exactRows();
    Map<Block, List<ExactRow>> second = lower.exactRows();
    Set<Block> blocks = new LinkedHashSet<>(first.keySet());
    blocks.addAll(second.keySet());
    Map<Block, Weights> parts = new LinkedHashMap<>();
    for (Block block : blocks) {
      List<ExactRow> rows =
          new ArrayList<>(first.getOrDefault(block, nCopies(upper.rows(), ExactRow.EMPTY)));
      rows.addAll(second.getOrDefault(block, nCopies(lower.rows(), ExactRow.EMPTY)));
      parts.put(block, new Weights.Exact(block.size(), rows));
    }
    List<Rational> offsets = new ArrayList<>(upper.offsets());
    offsets.addAll(lower.offsets());
    Offset offset =
        upper.hasOffset() || lower.hasOffset() ? new Offset.Exact(offsets) : new Offset.Zero();
    return new AffineMap(offsets.size(), parts, offset, upper.stepsWith(lower));
  }

  /** Returns the Relu of some values: neurons, unless none of the values can be negative. */
  AffineMap relu(AffineMap values) throws IOException {
    if (values.isPlain()
        && values.parts().keySet().iterator().next().kind() != Block.Kind.ENCODED
        && values.offsets().stream().allMatch(number -> number.signum() >= 0)) {
      return values;
    }
    Scaled scaled = scaled(values).orElseThrow();
    return unscaled(Block.relu(scaled.map), scaled);
  }

  /** Keeps values that may be negative as neurons: positive parts and negative parts. */
  private AffineMap materialized(AffineMap values) throws IOException {
    if (values.isPlain() && !values.hasOffset()) {
      return values;
    }
    note("a product or sum that no double says exactly is kept as a layer of its own");
    AffineMap negative = negated(values);
    return add(
        relu(values), multiplyRows(relu(negative), nCopies(values.rows(), Rational.ONE.negated())));
  }

  private static <T> List<T> nCopies(int count, T number) {
    return Collections.nCopies(count, number);
  }

  private AffineMap fitted(AffineMap values, Step step) throws IOException {
    AffineMap result = step.apply(values);
    if (scaled(result).isPresent()) {
      return result;
    }
    if (!values.isPlain() || values.hasOffset()) {
      AffineMap kept = step.apply(materialized(values));
      if (scaled(kept).isPresent()) {
        return kept;
      }
    }
    return rounded(result);
  }

  private AffineMap rounded(AffineMap values) throws IOException {
    note("weights that no double says exactly are rounded to the nearest double");
    Map<Block, Weights> parts = new LinkedHashMap<>();
    for (Map.Entry<Block, List<ExactRow>> part : values.exactRows().entrySet()) {
      List<ExactRow> rows =
          part.getValue().stream().map(row -> row.map(Rational::approximated)).toList();
      parts.put(part.getKey(), new Weights.Exact(part.getKey().size(), rows));
    }
    List<Rational> offsets = values.offsets().stream().map(Rational::approximated).toList();
    return values.with(parts).with(new Offset.Exact(offsets));
  }

  /** A map whose rows are multiplied by positive factors; null for factors that are all 1. */
  private record Scaled(AffineMap map, @Nullable List<Rational> factors) {}

  /** Returns the same map with rows that doubles can say, if there is one. */
  private static Optional<Scaled> scaled(AffineMap values) throws IOException {
    boolean stored =
        values.parts().values().stream().noneMatch(part -> part instanceof Weights.Exact)
            && !(values.offset() instanceof Offset.Exact);
    if (stored) {
      return Optional.of(new Scaled(values, null));
    }
    Optional<List<Rational>> factors = factors(values);
    if (factors.isEmpty()) {
      return Optional.empty();
    }
    boolean allOne = factors.get().stream().allMatch(Rational::isOne);
    return Optional.of(
        allOne
            ? new Scaled(values, null)
            : new Scaled(multiplyRows(values, factors.get()), factors.get()));
  }

  private static Optional<List<Rational>> factors(AffineMap values) throws IOException {
    Map<Block, List<ExactRow>> computed = new LinkedHashMap<>();
    for (Map.Entry<Block, Weights> part : values.parts().entrySet()) {
      if (part.getValue() instanceof Weights.Exact(_, List<ExactRow> rows)) {
        computed.put(part.getKey(), rows);
      }
    }
    List<Rational> offsets = values.offsets();
    List<Rational> factors = new ArrayList<>();
    for (int row = 0; row < values.rows(); row++) {
      Optional<Rational> factor = RowScale.of(AffineMap.numbers(computed, offsets, row));
      if (factor.isPresent() && !factor.get().isOne() && computed.size() < values.parts().size()) {
        factor = RowScale.of(AffineMap.numbers(values.exactRows(), offsets, row));
      }
      if (factor.isEmpty()) {
        return Optional.empty();
      }
      factors.add(factor.get());
    }
    return Optional.of(factors);
  }

  /** Returns every row times a positive factor. */
  AffineMap scaledBy(AffineMap values, List<Rational> factors) throws IOException {
    boolean allOne = factors.stream().allMatch(Rational::isOne);
    return allOne ? values : multiplyRows(values, factors);
  }

  /** Returns every row times some positive factor so that doubles can say it, or rounded. */
  AffineMap fittedRows(AffineMap values) throws IOException {
    Optional<Scaled> scaled = scaled(values);
    return scaled.isPresent() ? scaled.get().map : rounded(values);
  }

  private static AffineMap unscaled(Block block, Scaled scaled) throws IOException {
    AffineMap values = AffineMap.of(block);
    if (scaled.factors == null) {
      return values;
    }
    return multiplyRows(values, scaled.factors.stream().map(Rational.ONE::dividedBy).toList());
  }
}
