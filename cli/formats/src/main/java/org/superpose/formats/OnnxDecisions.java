package org.superpose.formats;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Comparisons with thresholds, and what turns their results into numbers. */
final class OnnxDecisions {

  private static final int BOOL = 9; // among the types of ONNX
  private static final int TRAINING_MODE = 2; // among the operands of Dropout

  private OnnxDecisions() {}

  static Map<String, OnnxOperator> operators() {
    return Map.ofEntries(
        Map.entry("Greater", call -> compare(call, Relation.ABOVE)),
        Map.entry("GreaterOrEqual", call -> compare(call, Relation.AT_LEAST)),
        Map.entry("Less", call -> compare(call, Relation.BELOW)),
        Map.entry("LessOrEqual", call -> compare(call, Relation.AT_MOST)),
        Map.entry("Not", OnnxDecisions::not),
        Map.entry("Where", OnnxDecisions::where),
        Map.entry("Cast", OnnxDecisions::cast),
        Map.entry("CastLike", call -> call.operand(0)),
        Map.entry("Identity", call -> call.operand(0)),
        Map.entry("Dropout", OnnxDecisions::dropout),
        Map.entry("ai.onnx.ml.Binarizer", OnnxDecisions::binarizer));
  }

  private static OnnxValue compare(OnnxCall call, Relation relation) throws IOException {
    OnnxValue left = call.operand(0);
    OnnxValue right = call.operand(1);
    if (left instanceof OnnxValue.Constant constant) {
      return compare(call, right, constant, relation.mirrored());
    }
    if (right instanceof OnnxValue.Constant constant) {
      return compare(call, left, constant, relation);
    }
    OnnxValue negative =
        OnnxArithmetic.times(call, right, OnnxArithmetic.number(Rational.ONE.negated()));
    OnnxValue difference = OnnxArithmetic.sum(call, left, negative);
    return compare(call, difference, OnnxArithmetic.number(Rational.ZERO), relation);
  }

  /** Returns when values compare with constants in some way. */
  static OnnxValue compare(
      OnnxCall call, OnnxValue value, OnnxValue.Constant constant, Relation relation)
      throws IOException {
    TensorShape shape = OnnxArithmetic.spread(call, value, constant);
    Condition condition = new Condition(relation, OnnxArithmetic.offset(constant, shape));
    boolean sameSize = shape.size() == value.shape().size();
    return switch (value) {
      case OnnxValue.Running running ->
          new OnnxValue.Decided(
              shape, OnnxArithmetic.spreadMap(call, running, shape).after(call.told()), condition);
      case OnnxValue.Grown(_, AffineMap map, End end, _) when sameSize ->
          new OnnxValue.Decided(
              shape,
              map.after(end.name() + ", " + call.told()),
              end.inverse().apply(condition, shape.size()));
      case OnnxValue.Marked marked when sameSize -> decided(call, marked, condition);
      default -> throw call.unfit("follows the comparison with thresholds, or compares constants");
    };
  }

  /** Returns when marks meet a condition. */
  static OnnxValue.Decided decided(OnnxCall call, OnnxValue.Marked marked, Condition condition)
      throws IOException {
    int outputs = marked.shape().size();
    List<Rational> limits = condition.thresholds().numbers(outputs);
    Rational limit = limits.getFirst();
    boolean on = condition.relation().holds(marked.on(), limit);
    boolean off = condition.relation().holds(marked.off(), limit);
    if (on == off || !limits.stream().allMatch(limit::equals)) {
      throw call.unfit("compares %s and %s with %s".formatted(marked.on(), marked.off(), limit));
    }
    return on ? marked.decided() : negated(marked.decided());
  }

  private static OnnxValue.Decided negated(OnnxValue.Decided decided) {
    return new OnnxValue.Decided(decided.shape(), decided.map(), decided.condition().not());
  }

  private static OnnxValue not(OnnxCall call) throws IOException {
    if (call.operand(0) instanceof OnnxValue.Decided decided) {
      return negated(decided);
    }
    throw call.unfit("needs the result of a comparison");
  }

  private static OnnxValue where(OnnxCall call) throws IOException {
    Rational on = call.single(1);
    Rational off = call.single(2);
    boolean fits = on != null && off != null && !on.equals(off);
    if (fits && call.operand(0) instanceof OnnxValue.Decided decided) {
      return new OnnxValue.Marked(decided, on, off);
    }
    throw call.unfit("needs the result of a comparison and two different numbers");
  }

  private static OnnxValue binarizer(OnnxCall call) throws IOException {
    Rational limit = Rational.of(call.node().single("threshold", 0));
    OnnxValue above = compare(call, call.operand(0), OnnxArithmetic.number(limit), Relation.ABOVE);
    return new OnnxValue.Marked((OnnxValue.Decided) above, Rational.ONE, Rational.ZERO);
  }

  private static OnnxValue dropout(OnnxCall call) throws IOException {
    boolean trains = call.node().number("is_test", 1) == 0;
    if (call.has(TRAINING_MODE)) {
      Rational mode = call.single(TRAINING_MODE);
      trains |= mode != null && mode.signum() != 0;
    }
    if (trains) {
      throw new NetworkFileException(
          call.file(),
          "operation Dropout with training_mode true computes a random function;"
              + " export the model in evaluation mode");
    }
    return call.operand(0);
  }

  /** Judged are exact numbers, so a cast must not change them. */
  private static OnnxValue cast(OnnxCall call) throws IOException {
    long to = call.node().number("to", 0);
    boolean wide = to == NumberType.FLOAT32.onnx() || to == NumberType.FLOAT64.onnx();
    return switch (call.operand(0)) {
      case OnnxValue.Constant constant -> OnnxConstants.cast(call, constant, to);
      case OnnxValue.Decided decided ->
          to == BOOL ? decided : new OnnxValue.Marked(decided, Rational.ONE, Rational.ZERO);
      case OnnxValue.Marked marked -> to == BOOL ? truth(call, marked) : whole(call, marked, wide);
      case OnnxValue.Dimensions dimensions -> dimensions;
      case OnnxValue.Grown grown
          when wide
              || grown.end().name().endsWith("Round")
              || grown.end().name().endsWith("Sign") ->
          grown;
      case OnnxValue.Running running when wide -> running;
      default -> throw call.unfit("to type %s need not keep the numbers".formatted(to));
    };
  }

  private static OnnxValue truth(OnnxCall call, OnnxValue.Marked marked) throws IOException {
    if (marked.on().signum() != 0 && marked.off().signum() != 0) {
      throw call.unfit("takes both %s and %s for true".formatted(marked.on(), marked.off()));
    }
    return marked.on().signum() != 0 ? marked.decided() : negated(marked.decided());
  }

  private static OnnxValue whole(OnnxCall call, OnnxValue.Marked marked, boolean wide)
      throws NetworkFileException {
    if (!wide && !(marked.on().isWhole() && marked.off().isWhole())) {
      throw call.unfit("rounds %s or %s".formatted(marked.on(), marked.off()));
    }
    return marked;
  }
}
