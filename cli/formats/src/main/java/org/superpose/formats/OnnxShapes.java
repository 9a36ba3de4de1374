package org.superpose.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Operations that change the shape of values, or compute with shapes. */
final class OnnxShapes {

  private static final int LONGEST_SHAPE = 64;

  private OnnxShapes() {}

  static Map<String, OnnxOperator> operators() {
    return Map.ofEntries(
        Map.entry("Flatten", OnnxShapes::flatten),
        Map.entry("Reshape", OnnxShapes::reshape),
        Map.entry("Squeeze", OnnxShapes::squeeze),
        Map.entry("Unsqueeze", OnnxShapes::unsqueeze),
        Map.entry("Transpose", OnnxShapes::transpose),
        Map.entry("Shape", OnnxShapes::shape),
        Map.entry("Gather", OnnxShapes::gather),
        Map.entry("Slice", OnnxShapes::slice),
        Map.entry("Concat", OnnxShapes::concat));
  }

  /** Numbers of a shape that do not speak of the batch are constants. */
  static OnnxValue withoutBatch(OnnxValue.Dimensions dimensions) {
    boolean speaks =
        Arrays.stream(dimensions.dimensions()).anyMatch(number -> number == TensorShape.BATCH);
    return speaks
        ? dimensions
        : new OnnxValue.Computed(
            dimensions.shape(),
            Arrays.stream(dimensions.dimensions()).mapToObj(Rational::of).toList());
  }

  private static OnnxValue flatten(OnnxCall call) throws IOException {
    OnnxValue value = call.operand(0);
    TensorShape shape = value.shape();
    long given = call.node().number("axis", 1);
    int axis = given == shape.rank() ? shape.rank() : shape.axis(given);
    if (axis < 0) {
      throw call.unfit("has axis %s of shape %s".formatted(given, shape));
    }
    long[] dimensions = {1, 1};
    for (int i = 0; i < shape.rank(); i++) {
      int side = i < axis ? 0 : 1;
      if (i == shape.batch() && dimensions[side] == 1) {
        dimensions[side] = TensorShape.BATCH;
      } else if (dimensions[side] != TensorShape.BATCH || shape.length(i) > 1) {
        dimensions[side] *= shape.length(i);
      }
    }
    return reshaped(call, value, shape.reshaped(dimensions, false));
  }

  private static OnnxValue reshape(OnnxCall call) throws IOException {
    long[] dimensions =
        call.has(1) ? wholes(call, 1) : longs(call.node().numbers("shape"), new long[0]);
    OnnxValue value = call.operand(0);
    boolean zeroCopies = call.node().number("allowzero", 0) == 0;
    return reshaped(call, value, value.shape().reshaped(dimensions, zeroCopies));
  }

  private static long[] longs(@Nullable List<Long> given, long[] standard) {
    return given == null ? standard : given.stream().mapToLong(Long::longValue).toArray();
  }

  /** Returns the whole numbers of an operand, of which one may be the length of the batch. */
  static long[] wholes(OnnxCall call, int place) throws IOException {
    OnnxValue value = call.operand(place);
    if (value instanceof OnnxValue.Dimensions(_, long[] dimensions)) {
      return dimensions;
    }
    List<Rational> numbers = call.constant(place).numbers();
    if (!numbers.stream().allMatch(Rational::isWhole)) {
      throw call.unfit("has a number that is not whole where a shape is needed");
    }
    return numbers.stream().mapToLong(number -> (long) number.doubleValue()).toArray();
  }

  private static OnnxValue reshaped(OnnxCall call, OnnxValue value, Optional<TensorShape> shape)
      throws IOException {
    if (shape.isEmpty()) {
      throw call.unfit(
          "takes the batch for features, or does not fit shape %s".formatted(value.shape()));
    }
    return in(call, value, shape.get());
  }

  /** Returns the same values in the same order in another shape. */
  static OnnxValue in(OnnxCall call, OnnxValue value, TensorShape shape) throws IOException {
    return switch (value) {
      case OnnxValue.Constant constant -> constant.in(shape);
      case OnnxValue.Dimensions(_, long[] numbers) -> new OnnxValue.Dimensions(shape, numbers);
      case OnnxValue.Running(TensorShape old, AffineMap map) ->
          new OnnxValue.Running(shape, old.equals(shape) ? map : map.after(call.node().operator()));
      case OnnxValue.Grown(_, AffineMap map, End end, AffineMap relus) ->
          new OnnxValue.Grown(shape, map, end, relus);
      case OnnxValue.Decided(_, AffineMap map, Condition condition) ->
          new OnnxValue.Decided(shape, map, condition);
      case OnnxValue.Marked(OnnxValue.Decided decided, Rational on, Rational off) ->
          new OnnxValue.Marked(
              new OnnxValue.Decided(shape, decided.map(), decided.condition()), on, off);
      case OnnxValue.Unreadable(NetworkFileException reason) -> throw reason;
    };
  }

  private static long[] axes(OnnxCall call) throws IOException {
    return call.has(1) ? wholes(call, 1) : longs(call.node().numbers("axes"), new long[0]);
  }

  private static OnnxValue squeeze(OnnxCall call) throws IOException {
    OnnxValue value = call.operand(0);
    TensorShape shape = value.shape();
    long[] axes = axes(call);
    boolean[] goes = new boolean[shape.rank()];
    for (int axis = 0; axis < goes.length && axes.length == 0; axis++) {
      goes[axis] = shape.length(axis) == 1 && axis != shape.batch();
    }
    for (long given : axes) {
      int axis = shape.axis(given);
      if (axis < 0 || shape.length(axis) != 1 || axis == shape.batch()) {
        throw call.unfit("has axis %s of shape %s".formatted(given, shape));
      }
      goes[axis] = true;
    }
    List<Integer> kept = new ArrayList<>();
    int batch = -1;
    for (int axis = 0; axis < goes.length; axis++) {
      if (!goes[axis]) {
        batch = axis == shape.batch() ? kept.size() : batch;
        kept.add(shape.length(axis));
      }
    }
    return in(call, value, new TensorShape(kept, batch, shape.examples()));
  }

  private static OnnxValue unsqueeze(OnnxCall call) throws IOException {
    OnnxValue value = call.operand(0);
    TensorShape shape = value.shape();
    long[] axes = axes(call);
    int rank = shape.rank() + axes.length;
    boolean[] isNew = new boolean[rank];
    for (long given : axes) {
      long axis = given < 0 ? given + rank : given;
      if (axis < 0 || axis >= rank || isNew[(int) axis]) {
        throw call.unfit("has axis %s of shape %s".formatted(given, shape));
      }
      isNew[(int) axis] = true;
    }
    List<Integer> lengths = new ArrayList<>();
    int batch = -1;
    int next = 0;
    for (boolean added : isNew) {
      batch = !added && next == shape.batch() ? lengths.size() : batch;
      lengths.add(added ? 1 : shape.length(next++));
    }
    return in(call, value, new TensorShape(lengths, batch, shape.examples()));
  }

  private static OnnxValue transpose(OnnxCall call) throws IOException {
    OnnxValue value = call.operand(0);
    int rank = value.shape().rank();
    long[] reversed = IntStream.range(0, rank).mapToLong(i -> rank - 1L - i).toArray();
    long[] order = longs(call.node().numbers("perm"), reversed);
    long[] sorted = Arrays.stream(order).sorted().toArray();
    if (!Arrays.equals(sorted, IntStream.range(0, rank).asLongStream().toArray())) {
      throw call.unfit("has an order that is none of shape " + value.shape());
    }
    return permuted(call, value, Arrays.stream(order).mapToInt(axis -> (int) axis).toArray());
  }

  /** Returns values with their axes in another order. */
  static OnnxValue permuted(OnnxCall call, OnnxValue value, int[] order) throws IOException {
    TensorShape shape = value.shape().permuted(order);
    if (value instanceof OnnxValue.Stored(TensorShape old, MatrixSource source)
        && old.rank() == 2
        && order[0] == 1) {
      return new OnnxValue.Stored(shape, source.transposed());
    }
    return chosen(call, value, shape, value.shape().permutation(order));
  }

  /** Returns some of the values. */
  private static OnnxValue chosen(OnnxCall call, OnnxValue value, TensorShape shape, int[] places)
      throws IOException {
    boolean isSame = places.length == value.shape().size();
    for (int i = 0; isSame && i < places.length; i++) {
      isSame = places[i] == i;
    }
    if (isSame) {
      return in(call, value, shape);
    }
    if (value instanceof OnnxValue.Constant constant) {
      List<Rational> numbers = constant.numbers();
      return new OnnxValue.Computed(shape, Arrays.stream(places).mapToObj(numbers::get).toList());
    }
    if (value instanceof OnnxValue.Running(_, AffineMap map)) {
      return call.result(shape, call.folding().select(map, places));
    }
    throw call.unfit("is not readable after the comparison with thresholds");
  }

  private static OnnxValue shape(OnnxCall call) throws IOException {
    long[] all = call.operand(0).shape().dimensions();
    int start = bound(call.node().number("start", 0), all.length);
    int end = bound(call.node().number("end", all.length), all.length);
    return list(Arrays.copyOfRange(all, start, Math.max(start, end)));
  }

  private static int bound(long given, int length) {
    return (int) Math.clamp(given < 0 ? given + length : given, 0L, (long) length);
  }

  private static OnnxValue list(long[] numbers) {
    return new OnnxValue.Dimensions(TensorShape.of(List.of(numbers.length)), numbers);
  }

  private static OnnxValue gather(OnnxCall call) throws IOException {
    OnnxValue value = call.operand(0);
    OnnxValue.Constant indices = call.constant(1);
    int axis = value.shape().axis(call.node().number("axis", 0));
    if (axis < 0 || axis == value.shape().batch()) {
      throw call.unfit("takes entries of the batch");
    }
    int length = value.shape().length(axis);
    long[] places = wholes(call, 1);
    for (int i = 0; i < places.length; i++) {
      places[i] += places[i] < 0 ? length : 0;
      if (places[i] < 0 || places[i] >= length) {
        throw call.unfit("takes entry %s of %s".formatted(places[i], length));
      }
    }
    if (value instanceof OnnxValue.Dimensions(_, long[] numbers)) {
      long[] taken = Arrays.stream(places).map(place -> numbers[(int) place]).toArray();
      return withoutBatch(new OnnxValue.Dimensions(indices.shape(), taken));
    }
    OnnxValue taken = along(call, value, axis, places);
    List<Integer> lengths = new ArrayList<>(taken.shape().lengths());
    lengths.remove(axis);
    lengths.addAll(axis, indices.shape().lengths());
    int batch = taken.shape().batch();
    int moved = batch > axis ? batch + indices.shape().rank() - 1 : batch;
    return in(call, taken, new TensorShape(lengths, moved, taken.shape().examples()));
  }

  /** Returns entries along an axis. */
  private static OnnxValue along(OnnxCall call, OnnxValue value, int axis, long[] entries)
      throws IOException {
    TensorShape shape = value.shape();
    List<Integer> lengths = new ArrayList<>(shape.lengths());
    int old = lengths.set(axis, entries.length);
    int inner = 1;
    for (int i = axis + 1; i < shape.rank(); i++) {
      inner *= shape.length(i);
    }
    int outer = shape.size() / inner / old;
    int[] places = new int[outer * entries.length * inner];
    for (int i = 0; i < places.length; i++) {
      int entry = (int) entries[i / inner % entries.length];
      places[i] = (i / inner / entries.length * old + entry) * inner + i % inner;
    }
    return chosen(call, value, new TensorShape(lengths, shape.batch(), shape.examples()), places);
  }

  private static OnnxValue slice(OnnxCall call) throws IOException {
    OnnxValue value = call.operand(0);
    boolean inputs = call.has(1);
    long[] starts = inputs ? wholes(call, 1) : longs(call.node().numbers("starts"), new long[0]);
    long[] ends = inputs ? wholes(call, 2) : longs(call.node().numbers("ends"), new long[0]);
    long[] standard = IntStream.range(0, starts.length).asLongStream().toArray();
    long[] axes = call.has(3) ? wholes(call, 3) : longs(call.node().numbers("axes"), standard);
    boolean steps = call.has(4) && Arrays.stream(wholes(call, 4)).anyMatch(step -> step != 1);
    if (steps || ends.length != starts.length || axes.length != starts.length) {
      throw call.unfit("has steps or axes that are not readable");
    }
    OnnxValue sliced = value;
    for (int i = 0; i < starts.length; i++) {
      int axis = value.shape().axis(axes[i]);
      int length = axis < 0 ? 0 : value.shape().length(axis);
      int start = bound(starts[i], length);
      int end = bound(ends[i], length);
      boolean whole = start == 0 && ends[i] >= (axis == value.shape().batch() ? 1L << 30 : length);
      if (axis < 0 || start >= end || (axis == value.shape().batch() && !whole)) {
        throw call.unfit("takes entries of the batch, or none");
      }
      long[] entries = IntStream.range(start, end).asLongStream().toArray();
      sliced =
          sliced instanceof OnnxValue.Dimensions(_, long[] numbers)
              ? withoutBatch((OnnxValue.Dimensions) list(Arrays.copyOfRange(numbers, start, end)))
              : along(call, sliced, axis, entries);
    }
    return sliced;
  }

  private static OnnxValue concat(OnnxCall call) throws IOException {
    boolean isShape = true;
    for (int place = 0; place < call.operands(); place++) {
      OnnxValue value = call.operand(place);
      isShape &=
          value.shape().rank() == 1
              && !(value instanceof OnnxValue.Running)
              && value.shape().size() <= LONGEST_SHAPE;
    }
    if (isShape) {
      List<Long> numbers = new ArrayList<>();
      for (int place = 0; place < call.operands(); place++) {
        Arrays.stream(wholes(call, place)).forEach(numbers::add);
      }
      return list(numbers.stream().mapToLong(Long::longValue).toArray());
    }
    return joined(call);
  }

  private static OnnxValue joined(OnnxCall call) throws IOException {
    OnnxValue.Running all = call.running(0);
    int axis = all.shape().axis(call.node().number("axis", 0));
    for (int place = 1; place < call.operands(); place++) {
      OnnxValue.Running next = call.running(place);
      boolean fits = axis >= 0 && axis != all.shape().batch();
      for (int i = 0; i < all.shape().rank(); i++) {
        fits &=
            next.shape().rank() == all.shape().rank()
                && next.shape().batch() == all.shape().batch()
                && (i == axis || next.shape().length(i) == all.shape().length(i));
      }
      if (!fits) {
        throw call.unfit("joins shapes %s and %s".formatted(all.shape(), next.shape()));
      }
      all = join(call, all, next, axis);
    }
    return all;
  }

  private static OnnxValue.Running join(
      OnnxCall call, OnnxValue.Running left, OnnxValue.Running right, int axis) throws IOException {
    List<Integer> lengths = new ArrayList<>(left.shape().lengths());
    lengths.set(axis, left.shape().length(axis) + right.shape().length(axis));
    int inner = 1;
    for (int i = axis; i < left.shape().rank(); i++) {
      inner *= left.shape().length(i);
    }
    int innerRight = inner / left.shape().length(axis) * right.shape().length(axis);
    int[] places = new int[left.shape().size() + right.shape().size()];
    for (int i = 0; i < places.length; i++) {
      int outer = i / (inner + innerRight);
      int within = i % (inner + innerRight);
      places[i] =
          within < inner
              ? outer * inner + within
              : left.shape().size() + outer * innerRight + within - inner;
    }
    AffineMap stacked = call.folding().stacked(left.map(), right.map());
    return call.result(
        new TensorShape(lengths, left.shape().batch(), left.shape().examples()),
        call.folding().select(stacked, places));
  }
}
