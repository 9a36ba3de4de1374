package org.superpose.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whole numbers of a few bits in place of real ones. Constants are computed exactly; a running
 * value is read where all it can be are multiples of its scale, so that nothing is rounded.
 */
final class OnnxQuantization {

  private OnnxQuantization() {}

  /** Returns (x - zero point) times scale. */
  static OnnxValue dequantize(OnnxCall call) throws IOException {
    OnnxValue value = call.operand(0);
    OnnxValue result = value;
    if (call.has(2)) {
      OnnxValue.Constant zero = channels(call, call.constant(2), value.shape());
      result =
          OnnxArithmetic.sum(
              call,
              value,
              OnnxArithmetic.times(call, zero, OnnxArithmetic.number(Rational.ONE.negated())));
    }
    return OnnxArithmetic.times(call, result, channels(call, call.constant(1), value.shape()));
  }

  /** Scales of one channel each lie along an axis. */
  private static OnnxValue.Constant channels(
      OnnxCall call, OnnxValue.Constant scale, TensorShape shape) throws NetworkFileException {
    if (scale.shape().size() == 1) {
      return scale.in(TensorShape.of(List.of()));
    }
    int axis = shape.axis(call.node().number("axis", 1));
    if (scale.shape().rank() != 1 || axis < 0 || axis == shape.batch()) {
      throw call.unfit("has scales of shape " + scale.shape());
    }
    List<Integer> lengths = new ArrayList<>();
    for (int i = axis; i < shape.rank(); i++) {
      lengths.add(i == axis ? scale.shape().length(0) : 1);
    }
    return scale.in(TensorShape.of(lengths));
  }

  /** Returns x / scale + zero point, kept between the limits of the type. */
  static OnnxValue quantize(OnnxCall call) throws IOException {
    OnnxValue.Running value = call.running(0);
    List<Rational> inverses = new ArrayList<>();
    OnnxValue.Constant scale = channels(call, call.constant(1), value.shape());
    for (Rational number : scale.numbers()) {
      if (number.signum() <= 0) {
        throw call.unfit("has a scale that is not positive");
      }
      inverses.add(Rational.ONE.dividedBy(number));
    }
    OnnxValue.Running scaled =
        (OnnxValue.Running)
            OnnxArithmetic.times(call, value, new OnnxValue.Computed(scale.shape(), inverses));
    if (!isWhole(scaled.map())) {
      throw call.unfit(
          "rounds: the values it reads need not be multiples of its scale;"
              + " export the model before quantization");
    }
    boolean signed = call.has(2) && type(call) == NumberType.INT8;
    if (call.has(2) && !signed && type(call) != NumberType.UINT8) {
      throw call.unfit("to other than 8 bits is not readable");
    }
    OnnxValue.Running moved = scaled;
    if (call.has(2)) {
      moved =
          (OnnxValue.Running)
              OnnxArithmetic.sum(call, scaled, channels(call, call.constant(2), value.shape()));
    }
    Rational low = Rational.of(signed ? Byte.MIN_VALUE : 0);
    Rational high = low.plus(Rational.of(255));
    return call.result(
        moved.shape(), OnnxActivations.clipped(call.folding(), moved.map(), low, high));
  }

  private static NumberType type(OnnxCall call) throws IOException {
    if (call.constant(2) instanceof OnnxValue.Stored(_, MatrixSource source)) {
      return source.layout().type();
    }
    throw call.unfit("has a zero point of unknown type");
  }

  /** Returns whether all values are whole numbers on every input. */
  private static boolean isWhole(AffineMap map) throws IOException {
    for (Map.Entry<Block, List<ExactRow>> part : map.exactRows().entrySet()) {
      int[] read = new int[part.getKey().size()];
      if (part.getKey().kind() != Block.Kind.FEATURES) {
        read = new Grid().powers(part.getKey().before());
      }
      for (ExactRow row : part.getValue()) {
        for (int i = 0; i < row.size(); i++) {
          Rational unit = Rational.powerOfTwo(Math.min(read[row.columns()[i]], 0));
          if (!row.value(i).times(unit).isWhole()) {
            return false;
          }
        }
      }
    }
    return map.offsets().stream().allMatch(Rational::isWhole);
  }
}
