package org.superpose.formats;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions of one value that are made of Relus. */
final class OnnxActivations {

  private static final float LEAK = 0.01f; // the standards of their specifications
  private static final float HARD_ALPHA = 0.2f;
  private static final float HARD_BETA = 0.5f;

  private OnnxActivations() {}

  static Map<String, OnnxOperator> operators() {
    return Map.of(
        "Relu", OnnxActivations::relu,
        "Clip", OnnxActivations::clip,
        "LeakyRelu", OnnxActivations::leaky,
        "PRelu", OnnxActivations::parametric,
        "Abs", OnnxActivations::absolute,
        "Max", call -> extreme(call, false),
        "Min", call -> extreme(call, true),
        "HardSigmoid", OnnxActivations::hardSigmoid);
  }

  private static OnnxValue relu(OnnxCall call) throws IOException {
    OnnxValue.Running value = call.running(0);
    AffineMap map = value.map().after(call.told());
    return new OnnxValue.Running(value.shape(), call.folding().relu(map));
  }

  private static OnnxValue clip(OnnxCall call) throws IOException {
    Rational low = call.operands() > 1 ? call.single(1) : setting(call, "min");
    Rational high = call.operands() > 2 ? call.single(2) : setting(call, "max");
    if (low != null && high != null && low.compareTo(high) > 0) {
      throw call.unfit("has a minimum above its maximum");
    }
    OnnxValue.Running value = call.running(0);
    AffineMap told = value.map().after(call.told());
    AffineMap relus = clipped(call.folding(), told, low, high);
    if (high == null && low != null && low.signum() == 0) {
      return new OnnxValue.Running(value.shape(), relus);
    }
    return new OnnxValue.Grown(value.shape(), told, OnnxEnds.clip(call, low, high), relus);
  }

  /** Limits as large as the largest number are none. */
  private static @Nullable Rational setting(OnnxCall call, String name) {
    OnnxGraph.Attribute given = call.node().attributes().get(name);
    boolean none = given == null || Math.abs(given.single()) >= Float.MAX_VALUE;
    return none ? null : Rational.of(given.single());
  }

  /** Returns values kept between two limits: low + relu(x - low) - relu(x - high). */
  static AffineMap clipped(
      Folding folding, AffineMap map, @Nullable Rational low, @Nullable Rational high)
      throws IOException {
    if (low == null) {
      if (high == null) {
        return map;
      }
      AffineMap room = shifted(folding, folding.negated(map), high);
      return shifted(folding, folding.negated(folding.relu(room)), high);
    }
    AffineMap above = shifted(folding, folding.relu(shifted(folding, map, low.negated())), low);
    if (high == null) {
      return above;
    }
    AffineMap excess = folding.relu(shifted(folding, map, high.negated()));
    return folding.sum(above, folding.negated(excess));
  }

  private static AffineMap shifted(Folding folding, AffineMap map, Rational number)
      throws IOException {
    return number.signum() == 0
        ? map
        : folding.plus(map, new Offset.Exact(Collections.nCopies(map.rows(), number)));
  }

  private static OnnxValue leaky(OnnxCall call) throws IOException {
    Rational slope = Rational.of(call.node().single("alpha", LEAK));
    return leaking(call, call.running(0), OnnxArithmetic.number(slope));
  }

  private static OnnxValue parametric(OnnxCall call) throws IOException {
    return leaking(call, call.running(0), call.constant(1));
  }

  /** Returns relu(x) - slope relu(-x). */
  private static OnnxValue leaking(OnnxCall call, OnnxValue.Running value, OnnxValue.Constant slope)
      throws IOException {
    TensorShape shape = OnnxArithmetic.spread(call, value, slope);
    List<Rational> slopes =
        OnnxArithmetic.spreadNumbers(slope, shape).stream().map(Rational::negated).toList();
    Folding folding = call.folding();
    AffineMap map = OnnxArithmetic.spreadMap(call, value, shape).after(call.told());
    AffineMap negative = folding.relu(folding.negated(map));
    AffineMap sum = folding.sum(folding.relu(map), folding.times(negative, slopes));
    boolean grows = slopes.stream().allMatch(each -> each.signum() < 0);
    return grows
        ? new OnnxValue.Grown(shape, map, OnnxEnds.leaky(slopes), sum)
        : new OnnxValue.Running(shape, sum);
  }

  private static OnnxValue absolute(OnnxCall call) throws IOException {
    OnnxValue.Running value = call.running(0);
    Folding folding = call.folding();
    AffineMap map = value.map().after(call.told());
    AffineMap both = folding.sum(folding.relu(map), folding.relu(folding.negated(map)));
    return new OnnxValue.Running(value.shape(), both);
  }

  /** Returns the larger of two values as b + relu(a - b), the smaller as b - relu(b - a). */
  private static OnnxValue extreme(OnnxCall call, boolean smaller) throws IOException {
    OnnxValue result = call.operand(0);
    OnnxValue.Constant minus = OnnxArithmetic.number(Rational.ONE.negated());
    for (int place = 1; place < call.operands(); place++) {
      OnnxValue other = call.operand(place);
      OnnxValue difference =
          OnnxArithmetic.sum(call, result, OnnxArithmetic.times(call, other, minus));
      if (!(difference instanceof OnnxValue.Running(TensorShape shape, AffineMap map))) {
        throw call.unfit("compares constants");
      }
      Folding folding = call.folding();
      AffineMap excess =
          smaller ? folding.negated(folding.relu(folding.negated(map))) : folding.relu(map);
      result = OnnxArithmetic.sum(call, new OnnxValue.Running(shape, excess), other);
    }
    return result;
  }

  private static OnnxValue hardSigmoid(OnnxCall call) throws IOException {
    OnnxValue.Running value = call.running(0);
    Rational alpha = Rational.of(call.node().single("alpha", HARD_ALPHA));
    Rational beta = Rational.of(call.node().single("beta", HARD_BETA));
    if (alpha.signum() <= 0) {
      throw call.unfit("has a slope that is not positive");
    }
    Folding folding = call.folding();
    AffineMap told = value.map().after(call.told());
    AffineMap line =
        shifted(folding, folding.times(told, Collections.nCopies(told.rows(), alpha)), beta);
    AffineMap relus = clipped(folding, line, Rational.ZERO, Rational.ONE);
    return new OnnxValue.Grown(value.shape(), told, OnnxEnds.hardSigmoid(call, alpha, beta), relus);
  }
}
