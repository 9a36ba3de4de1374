package org.superpose.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operations that give constants. */
final class OnnxConstants {

  private OnnxConstants() {}

  static Map<String, OnnxOperator> operators() {
    return Map.of(
        "Constant", OnnxConstants::constant,
        "ConstantOfShape", OnnxConstants::ofShape,
        "DequantizeLinear", OnnxQuantization::dequantize,
        "QuantizeLinear", OnnxQuantization::quantize);
  }

  private static OnnxValue constant(OnnxCall call) throws IOException {
    Map<String, OnnxGraph.Attribute> attributes = call.node().attributes();
    String output = call.node().outputs().getFirst();
    for (Map.Entry<String, OnnxGraph.Attribute> given : attributes.entrySet()) {
      OnnxGraph.Attribute value = given.getValue();
      switch (given.getKey()) {
        case "value" -> {
          return named(call, value.tensor(), output);
        }
        case "value_float" -> {
          return OnnxArithmetic.number(Rational.of(value.single()));
        }
        case "value_int" -> {
          return OnnxArithmetic.number(whole(value.number()));
        }
        case "value_floats" -> {
          return list(value.singles().stream().map(number -> Rational.of(number)).toList());
        }
        case "value_ints" -> {
          return list(value.numbers().stream().map(OnnxConstants::whole).toList());
        }
        default -> {}
      }
    }
    throw call.unfit("has no value that is readable");
  }

  private static Rational whole(long number) {
    return Rational.of(number);
  }

  private static OnnxValue list(List<Rational> numbers) {
    return new OnnxValue.Computed(TensorShape.of(List.of(numbers.size())), numbers);
  }

  /** Tensors of constants have no names; they are told by what the operation gives. */
  private static OnnxValue named(OnnxCall call, @Nullable OnnxValue tensor, String name)
      throws IOException {
    return switch (tensor) {
      case null -> throw call.unfit("has no value that is readable");
      case OnnxValue.Unreadable(NetworkFileException reason) -> throw reason;
      case OnnxValue.Stored(TensorShape shape, StoredArray array) when array.name().isEmpty() ->
          new OnnxValue.Stored(
              shape, new StoredArray(array.file(), name, array.layout(), array.content()));
      default -> tensor;
    };
  }

  private static OnnxValue ofShape(OnnxCall call) throws IOException {
    long[] lengths = OnnxShapes.wholes(call, 0);
    OnnxGraph.Attribute given = call.node().attributes().get("value");
    Rational number = Rational.ZERO;
    if (given != null && given.tensor() instanceof OnnxValue.Constant constant) {
      number = constant.numbers().getFirst();
    }
    List<Integer> shape = new ArrayList<>();
    long size = 1;
    for (long length : lengths) {
      if (length < 1 || length > Weights.MOST_EXACT) {
        throw call.unfit("has a length that is not readable");
      }
      shape.add((int) length);
      size = Math.min(size * length, Integer.MAX_VALUE);
    }
    if (size > Weights.MOST_EXACT) {
      throw call.unfit("has too many entries");
    }
    return new OnnxValue.Computed(
        TensorShape.of(shape), java.util.Collections.nCopies((int) size, number));
  }

  /** Returns constants as numbers of another type, rounded as the type rounds. */
  static OnnxValue cast(OnnxCall call, OnnxValue.Constant constant, long to) throws IOException {
    NumberType type =
        NumberType.ofOnnx(to)
            .orElseThrow(() -> call.unfit("to type %s is not readable".formatted(to)));
    if (constant instanceof OnnxValue.Stored(_, MatrixSource source)
        && !type.isWhole()
        && type.holdsAll(source.layout().type())) {
      return constant;
    }
    List<Rational> cast = new ArrayList<>();
    for (Rational number : constant.numbers()) {
      cast.add(cast(call, number, type));
    }
    return new OnnxValue.Computed(constant.shape(), cast);
  }

  private static Rational cast(OnnxCall call, Rational number, NumberType type)
      throws NetworkFileException {
    double value = number.doubleValue();
    boolean fits = number.isDouble();
    double result =
        switch (type) {
          case FLOAT64 -> value;
          case FLOAT32 -> (float) value;
          case FLOAT16 -> Float.float16ToFloat(Float.floatToFloat16((float) value));
          case BOOL -> value == 0 ? 0 : 1;
          default -> value < 0 ? Math.ceil(value) : Math.floor(value);
        };
    boolean known = type != NumberType.BFLOAT16 && (!type.isWhole() || Math.abs(result) < 1L << 31);
    if (!fits || !known || !Double.isFinite(result)) {
      throw call.unfit("to type %s of %s is not readable".formatted(type.onnx(), number));
    }
    return Rational.of(result);
  }
}
