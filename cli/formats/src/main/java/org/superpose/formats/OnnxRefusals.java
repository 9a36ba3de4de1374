package org.superpose.formats;

import java.util.Map;

/** Operations that no network of this kind has, and what their owner can do about it. */
final class OnnxRefusals {

  private static final String NOT_LINEAR =
      "is not made of linear pieces, and the judgement is exact; train with Relu";
  private static final String BEFORE_IT =
      "compares the outputs with one another; export the model without it, so that it ends in the"
          + " scores";
  private static final String STATISTICS =
      "divides by a statistic of each input; BatchNormalization in evaluation mode is readable";
  private static final String QUANTIZED =
      "rounds what it computes; export the model before quantization";

  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("Erf", "(a part of GELU) " + NOT_LINEAR),
          Map.entry("Gelu", NOT_LINEAR),
          Map.entry("com.microsoft.Gelu", NOT_LINEAR),
          Map.entry("Elu", NOT_LINEAR),
          Map.entry("Selu", NOT_LINEAR),
          Map.entry("Celu", NOT_LINEAR),
          Map.entry("Softplus", NOT_LINEAR),
          Map.entry("Softsign", NOT_LINEAR),
          Map.entry("Mish", NOT_LINEAR),
          Map.entry("HardSwish", NOT_LINEAR),
          Map.entry("Exp", NOT_LINEAR),
          Map.entry("Log", NOT_LINEAR),
          Map.entry("Pow", NOT_LINEAR),
          Map.entry("Sqrt", NOT_LINEAR),
          Map.entry("Softmax", BEFORE_IT),
          Map.entry("LogSoftmax", BEFORE_IT),
          Map.entry("ArgMax", BEFORE_IT),
          Map.entry("LayerNormalization", STATISTICS),
          Map.entry("InstanceNormalization", STATISTICS),
          Map.entry("LpNormalization", STATISTICS),
          Map.entry("QLinearMatMul", QUANTIZED),
          Map.entry("DynamicQuantizeLinear", QUANTIZED),
          Map.entry("MatMulInteger", QUANTIZED),
          Map.entry("If", "chooses between graphs, which is not readable"),
          Map.entry("Loop", "repeats a graph, which is not readable"),
          Map.entry("Scan", "repeats a graph, which is not readable"),
          Map.entry("LSTM", "has a state, which is not readable"),
          Map.entry("GRU", "has a state, which is not readable"),
          Map.entry("RNN", "has a state, which is not readable"),
          Map.entry(
              "ai.onnx.ml.LinearClassifier",
              "is not readable; write its coefficients as a matrix product"));

  private OnnxRefusals() {}

  /** Returns a clause that follows the name of the operation. */
  static String of(String operator) {
    return REASONS.getOrDefault(operator, "is not readable");
  }
}
