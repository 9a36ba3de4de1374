package org.superpose.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Sums, differences, products and quotients, entry by entry, of which at most one is no constant.
 */
final class OnnxArithmetic {

  private static final float EPSILON = 1e-5f; // of BatchNormalization, by its specification

  private OnnxArithmetic() {}

  static Map<String, OnnxOperator> operators() {
    return Map.of(
        "Add", call -> sum(call, call.operand(0), call.operand(1)),
        "Sum", OnnxArithmetic::sumOfAll,
        "Sub", OnnxArithmetic::difference,
        "Mul", call -> times(call, call.operand(0), call.operand(1)),
        "Div", OnnxArithmetic::quotient,
        "Neg", call -> times(call, call.operand(0), number(Rational.ONE.negated())),
        "BatchNormalization", OnnxArithmetic::batchNormalization);
  }

  static OnnxValue.Constant number(Rational number) {
    return new OnnxValue.Computed(TensorShape.of(List.of()), List.of(number));
  }

  private static OnnxValue sumOfAll(OnnxCall call) throws IOException {
    OnnxValue sum = call.operand(0);
    for (int place = 1; place < call.operands(); place++) {
      sum = sum(call, sum, call.operand(place));
    }
    return sum;
  }

  private static OnnxValue difference(OnnxCall call) throws IOException {
    OnnxValue negative = times(call, call.operand(1), number(Rational.ONE.negated()));
    return sum(call, call.operand(0), negative);
  }

  private static OnnxValue quotient(OnnxCall call) throws IOException {
    List<Rational> inverses = new ArrayList<>();
    for (Rational divisor : call.constant(1).numbers()) {
      if (divisor.signum() == 0) {
        throw call.unfit("divides by zero");
      }
      inverses.add(Rational.ONE.dividedBy(divisor));
    }
    return times(call, call.operand(0), new OnnxValue.Computed(call.operand(1).shape(), inverses));
  }

  /** Returns the sum of two values, spread over one another. */
  static OnnxValue sum(OnnxCall call, OnnxValue left, OnnxValue right) throws IOException {
    if (left instanceof OnnxValue.Constant first) {
      return right instanceof OnnxValue.Constant second
          ? combined(call, first, second, Rational::plus)
          : sum(call, right, left);
    }
    TensorShape shape = spread(call, left, right);
    if (right instanceof OnnxValue.Constant constant) {
      return plusConstant(call, left, constant, shape);
    }
    AffineMap first = spreadMap(call, running(call, left), shape);
    AffineMap second = spreadMap(call, running(call, right), shape);
    return call.result(shape, call.folding().sum(first, second));
  }

  private static OnnxValue.Running running(OnnxCall call, OnnxValue value)
      throws NetworkFileException {
    return switch (value) {
      case OnnxValue.Running running -> running;
      case OnnxValue.Grown(TensorShape shape, _, _, AffineMap relus) when relus != null ->
          new OnnxValue.Running(shape, relus);
      default -> throw call.unfit("reads what is readable only at the end of a network");
    };
  }

  private static OnnxValue plusConstant(
      OnnxCall call, OnnxValue left, OnnxValue.Constant constant, TensorShape shape)
      throws IOException {
    if (isEnd(left)) {
      List<Rational> numbers = spreadNumbers(constant, shape);
      return OnnxEnds.affine(
          call, left, Collections.nCopies(numbers.size(), Rational.ONE), numbers);
    }
    AffineMap map = spreadMap(call, running(call, left), shape);
    return call.result(shape, call.folding().plus(map, offset(constant, shape)));
  }

  private static boolean isEnd(OnnxValue value) {
    return value instanceof OnnxValue.Marked
        || value instanceof OnnxValue.Grown(_, _, _, AffineMap relus) && relus == null;
  }

  /** Returns the numbers of a constant for every value of a shape that it is spread to. */
  static List<Rational> spreadNumbers(OnnxValue.Constant constant, TensorShape shape)
      throws IOException {
    List<Rational> numbers = constant.numbers();
    return Arrays.stream(constant.shape().spreadTo(shape)).mapToObj(numbers::get).toList();
  }

  /** Returns a constant as what is added to values of a shape; it stays in its file if it can. */
  static Offset offset(OnnxValue.Constant constant, TensorShape shape) throws IOException {
    if (constant instanceof OnnxValue.Stored(TensorShape own, MatrixSource source)
        && Math.min(source.layout().rows(), source.layout().columns()) == 1
        && (own.size() == shape.size() || own.size() == 1)) {
      return new Offset.Stored(source);
    }
    return new Offset.Exact(spreadNumbers(constant, shape));
  }

  static AffineMap spreadMap(OnnxCall call, OnnxValue.Running value, TensorShape shape)
      throws IOException {
    return call.folding().select(value.map(), value.shape().spreadTo(shape));
  }

  static TensorShape spread(OnnxCall call, OnnxValue left, OnnxValue right)
      throws NetworkFileException {
    return left.shape()
        .spread(right.shape())
        .orElseThrow(
            () ->
                call.unfit(
                    "takes the batch for features, or joins shapes that do not fit: %s and %s"
                        .formatted(left.shape(), right.shape())));
  }

  /** Combines two numbers. */
  @FunctionalInterface
  private interface Combination {
    Rational of(Rational left, Rational right);
  }

  private static OnnxValue combined(
      OnnxCall call, OnnxValue.Constant left, OnnxValue.Constant right, Combination combination)
      throws IOException {
    TensorShape shape = spread(call, left, right);
    if (shape.size() > Weights.MOST_EXACT) {
      throw call.unfit("computes with too many constants");
    }
    List<Rational> first = spreadNumbers(left, shape);
    List<Rational> second = spreadNumbers(right, shape);
    List<Rational> numbers = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      numbers.add(combination.of(first.get(i), second.get(i)));
    }
    return new OnnxValue.Computed(shape, numbers);
  }

  /** Returns the product, entry by entry, of values and a constant. */
  static OnnxValue times(OnnxCall call, OnnxValue left, OnnxValue right) throws IOException {
    if (left instanceof OnnxValue.Constant first) {
      return right instanceof OnnxValue.Constant second
          ? product(call, first, second)
          : times(call, right, left);
    }
    if (!(right instanceof OnnxValue.Constant constant)) {
      throw call.unfit("multiplies two values that depend on the input");
    }
    TensorShape shape = spread(call, left, right);
    List<Rational> factors = spreadNumbers(constant, shape);
    if (isEnd(left)) {
      return OnnxEnds.affine(
          call, left, factors, Collections.nCopies(factors.size(), Rational.ZERO));
    }
    OnnxValue.Running value = running(call, left);
    if (value.shape().equals(shape) && factors.stream().allMatch(Rational::isOne)) {
      return value;
    }
    AffineMap map = spreadMap(call, value, shape);
    return call.result(shape, call.folding().times(map, factors));
  }

  private static OnnxValue product(OnnxCall call, OnnxValue.Constant left, OnnxValue.Constant right)
      throws IOException {
    boolean isOne = right.shape().rank() == 0 && right.numbers().getFirst().isOne();
    return isOne ? left : combined(call, left, right, Rational::times);
  }

  /** Returns the normalization by the mean and variance that were found in training. */
  private static OnnxValue batchNormalization(OnnxCall call) throws IOException {
    if (call.node().number("training_mode", 0) != 0) {
      throw call.unfit("with training_mode normalizes by each batch; export the model in eval()");
    }
    OnnxValue.Running value = call.running(0);
    TensorShape shape = value.shape();
    int axis = shape.rank() == 1 ? 0 : 1;
    int channels = shape.rank() == 0 || axis == shape.batch() ? -1 : shape.length(axis);
    List<Rational> scale = channel(call, 1, channels);
    List<Rational> shift = channel(call, 2, channels);
    List<Rational> mean = channel(call, 3, channels);
    List<Rational> variance = channel(call, 4, channels);
    Rational epsilon = Rational.of(call.node().single("epsilon", EPSILON));
    int each = shape.size() / channels / outer(shape, axis);
    List<Rational> factors = new ArrayList<>();
    List<Rational> offsets = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      int channel = i / each % channels;
      Rational factor =
          scale.get(channel).dividedBy(root(call, variance.get(channel).plus(epsilon)));
      factors.add(factor);
      offsets.add(shift.get(channel).minus(factor.times(mean.get(channel))));
    }
    if (factors.stream().anyMatch(Rational::isApproximate)) {
      call.folding()
          .note(
              "BatchNormalization divides by a root that is no fraction: each weight it is folded"
                  + " into is rounded once, to the nearest double");
    }
    AffineMap scaled = call.folding().times(value.map(), factors);
    return call.result(shape, call.folding().plus(scaled, new Offset.Exact(offsets)));
  }

  private static int outer(TensorShape shape, int axis) {
    int outer = 1;
    for (int length : shape.lengths().subList(0, axis)) {
      outer *= length;
    }
    return outer;
  }

  private static Rational root(OnnxCall call, Rational square) throws NetworkFileException {
    if (square.signum() <= 0) {
      throw call.unfit("has a variance that is not positive");
    }
    return square.squareRoot();
  }

  private static List<Rational> channel(OnnxCall call, int place, int channels) throws IOException {
    List<Rational> numbers = call.constant(place).numbers();
    if (numbers.size() != channels) {
      throw call.unfit(
          "has %s numbers for %s channels".formatted(numbers.size(), Math.max(channels, 0)));
    }
    return numbers;
  }
}
