package org.superpose.formats;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions at the end of a network that only move its thresholds. */
final class OnnxEnds {

  private static final Rational HALF = Rational.of(0.5);

  private OnnxEnds() {}

  static Map<String, OnnxOperator> operators() {
    return Map.of(
        "Sigmoid", call -> grown(call, sigmoid(call)),
        "Tanh", call -> grown(call, tanh(call)),
        "Round", call -> grown(call, round(call)),
        "Sign", call -> grown(call, sign(call)));
  }

  private static OnnxValue grown(OnnxCall call, End end) throws IOException {
    if (call.operand(0)
        instanceof OnnxValue.Grown(TensorShape shape, AffineMap map, End first, _)) {
      return new OnnxValue.Grown(shape, map, end.after(first), null);
    }
    OnnxValue.Running value = call.running(0);
    return new OnnxValue.Grown(value.shape(), value.map(), end, null);
  }

  private static End sigmoid(OnnxCall call) {
    return new End(
        "Sigmoid",
        HALF,
        (condition, outputs) ->
            condition.moved(
                outputs,
                limit -> {
                  requireBetween(call, limit, Rational.ZERO, Rational.ONE);
                  double p = limit.doubleValue();
                  return limit.equals(HALF)
                      ? Rational.ZERO
                      : rounded(call, Math.log(p) - Math.log1p(-p));
                }));
  }

  private static End tanh(OnnxCall call) {
    return new End(
        "Tanh",
        Rational.ZERO,
        (condition, outputs) ->
            condition.moved(
                outputs,
                limit -> {
                  requireBetween(call, limit, Rational.ONE.negated(), Rational.ONE);
                  double t = limit.doubleValue();
                  return limit.signum() == 0
                      ? Rational.ZERO
                      : rounded(call, (Math.log1p(t) - Math.log1p(-t)) / 2);
                }));
  }

  private static Rational rounded(OnnxCall call, double threshold) {
    call.folding()
        .note(
            "the score's threshold before %s is rounded to the double %s"
                .formatted(call.node().operator(), threshold));
    return Rational.of(threshold).approximated();
  }

  private static void requireBetween(OnnxCall call, Rational limit, Rational low, Rational high)
      throws NetworkFileException {
    if (limit.compareTo(low) <= 0 || limit.compareTo(high) >= 0) {
      throw call.unfit(
          "is compared with %s, which every value exceeds or none does".formatted(limit));
    }
  }

  static End hardSigmoid(OnnxCall call, Rational alpha, Rational beta) {
    End clip = clip(call, Rational.ZERO, Rational.ONE);
    return new End(
        "HardSigmoid",
        HALF,
        (condition, outputs) ->
            clip.inverse()
                .apply(condition, outputs)
                .moved(outputs, limit -> limit.minus(beta).dividedBy(alpha)));
  }

  /** Between its limits a clipped value is the value itself. */
  static End clip(OnnxCall call, @Nullable Rational low, @Nullable Rational high) {
    return new End(
        call.node().operator(),
        Rational.ZERO,
        (condition, outputs) -> {
          Relation relation = condition.relation();
          for (Rational limit : condition.thresholds().numbers(outputs)) {
            boolean varies =
                (low == null || relation.isUpwards() != relation.holds(low, limit))
                    && (high == null || relation.isUpwards() == relation.holds(high, limit));
            if (!varies) {
              throw call.unfit(
                  "is compared with %s, which every value exceeds or none does".formatted(limit));
            }
          }
          return condition;
        });
  }

  /** A leaking Relu keeps the sign; below zero it divides the threshold by its slope. */
  static End leaky(List<Rational> negativeSlopes) {
    return new End(
        "LeakyRelu",
        Rational.ZERO,
        (condition, outputs) -> {
          int[] next = {0};
          return condition.moved(
              outputs,
              limit -> {
                Rational slope = negativeSlopes.get(next[0]++).negated();
                return limit.signum() < 0 ? limit.dividedBy(slope) : limit;
              });
        });
  }

  private static End sign(OnnxCall call) {
    return new End(
        "Sign", Rational.ZERO, (condition, outputs) -> beforeSign(call, condition, outputs));
  }

  private static Condition beforeSign(OnnxCall call, Condition condition, int outputs)
      throws IOException {
    if (!condition.relation().isUpwards()) {
      return beforeSign(call, condition.not(), outputs).not();
    }
    Relation relation = condition.relation();
    Relation before = null;
    for (Rational limit : condition.thresholds().numbers(outputs)) {
      boolean one = relation.holds(Rational.ONE, limit);
      boolean zero = relation.holds(Rational.ZERO, limit);
      boolean minusOne = relation.holds(Rational.ONE.negated(), limit);
      Relation needed = zero ? Relation.AT_LEAST : Relation.ABOVE;
      if (!one || minusOne || (before != null && before != needed)) {
        throw call.unfit("is compared with %s, which is not readable".formatted(limit));
      }
      before = needed;
    }
    return new Condition(before == null ? Relation.ABOVE : before, zeros(outputs));
  }

  private static Offset zeros(int outputs) {
    return new Offset.Exact(java.util.Collections.nCopies(outputs, Rational.ZERO));
  }

  private static End round(OnnxCall call) {
    return new End(
        "Round", Rational.ZERO, (condition, outputs) -> beforeRound(call, condition, outputs));
  }

  /** Halves are rounded to even: 0.5 to 0, 1.5 to 2. */
  private static Condition beforeRound(OnnxCall call, Condition condition, int outputs)
      throws IOException {
    if (!condition.relation().isUpwards()) {
      return beforeRound(call, condition.not(), outputs).not();
    }
    Relation before = null;
    for (Rational limit : condition.thresholds().numbers(outputs)) {
      Relation needed =
          reached(condition.relation(), limit).dividedBy(Rational.of(2)).isWhole()
              ? Relation.AT_LEAST
              : Relation.ABOVE;
      if (before != null && before != needed) {
        throw call.unfit("is compared with thresholds of both kinds, which is not readable");
      }
      before = needed;
    }
    Condition moved =
        condition.moved(outputs, limit -> reached(condition.relation(), limit).minus(HALF));
    return new Condition(before == null ? Relation.ABOVE : before, moved.thresholds());
  }

  /** Returns the smallest whole number that meets a condition. */
  private static Rational reached(Relation relation, Rational limit) {
    return relation == Relation.ABOVE
        ? limit.floor().plus(Rational.ONE)
        : limit.negated().floor().negated();
  }

  /** Returns a value at the end times factors plus offsets. */
  static OnnxValue affine(
      OnnxCall call, OnnxValue value, List<Rational> factors, List<Rational> offsets)
      throws IOException {
    Rational factor = factors.getFirst();
    Rational offset = offsets.getFirst();
    boolean isOne =
        factors.stream().allMatch(factor::equals) && offsets.stream().allMatch(offset::equals);
    if (!isOne || factor.signum() == 0 || factors.size() != value.shape().size()) {
      throw call.unfit("after the end of a network needs one number other than 0");
    }
    if (value instanceof OnnxValue.Marked(var decided, Rational on, Rational off)) {
      return new OnnxValue.Marked(
          decided, on.times(factor).plus(offset), off.times(factor).plus(offset));
    }
    if (!(value instanceof OnnxValue.Grown(TensorShape shape, AffineMap map, End first, _))) {
      throw call.unfit("is not readable after the comparison with thresholds");
    }
    Rational standard = first.standard().times(factor).plus(offset);
    End line =
        new End(
            call.node().operator(),
            standard,
            (condition, outputs) -> {
              Condition moved =
                  condition.moved(outputs, limit -> limit.minus(offset).dividedBy(factor));
              return factor.signum() > 0
                  ? moved
                  : new Condition(moved.relation().mirrored(), moved.thresholds());
            });
    return new OnnxValue.Grown(shape, map, line.after(first), null);
  }
}
