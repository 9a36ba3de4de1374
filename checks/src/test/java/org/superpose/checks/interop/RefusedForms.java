package org.superpose.checks.interop;

import java.util.List;

/** Graphs that compute something else than a network of products and Relus. */
final class RefusedForms extends FormGroup {

  private RefusedForms() {}

  /**
   * What is not a network of this kind.
   *
   * @param name what is particular
   * @param complaint what is said of it
   * @param bytes the file
   */
  record Refused(String name, String complaint, byte[] bytes) {}

  /** Returns graphs that compute something else than a network of products and Relus. */
  static List<Refused> all() {
    SmallNetwork n = SmallNetwork.ands();
    return List.of(
        refused(
            "dropout-in-training",
            "operation Dropout with training_mode true computes a random function",
            activated(graph(), n, "Dropout z half yes").bytes("yes", 9, shape(), 1)),
        refused("gelu", "operation 'Erf' (a part of GELU) is not", activated(graph(), n, "Erf z")),
        refused("gelu-of-opset-20", "operation 'Gelu' is not", activated(graph(), n, "Gelu z")),
        refused("elu", "operation 'Elu' is not made of linear", activated(graph(), n, "Elu z")),
        refused(
            "swish",
            "operation 'Mul' multiplies two values that depend on the input",
            activated(graph().node("sg = Sigmoid z"), n, "Mul z sg")),
        refused(
            "sigmoid-inside",
            "reads 'h', the result of Sigmoid, which is readable only at the end",
            activated(graph(), n, "Sigmoid z")),
        refused(
            "log-softmax",
            "operation 'LogSoftmax' compares the outputs with one another; export the model",
            scores(graph(), n, "t").node("s = LogSoftmax t").output("s", false, 2)),
        refused(
            "softmax",
            "operation 'Softmax' compares the outputs",
            scores(graph(), n, "t").node("s = Softmax t").output("s", false, 2)),
        refused(
            "layer-normalization",
            "operation 'LayerNormalization' divides by a statistic",
            activated(graph(), n, "LayerNormalization z b")),
        refused(
            "normalization-in-training",
            "operation 'BatchNormalization' with training_mode normalizes by each batch",
            activated(graph(), n, "BatchNormalization z b b b b", "training_mode", 1)),
        refused(
            "conv-over-positions",
            "operation 'Conv' over more than one position is not readable",
            arrays(graph(), n)
                .input("batch", 1, 2, 3)
                .tensor("k", shape(3, 1, 2, 2), filled(12, 1))
                .node("s = Conv x k")
                .output("s", false, 4)),
        refused(
            "quantized-inside",
            "operation 'QuantizeLinear' rounds: the values it reads need not be multiples",
            activated(graph(), n, "QuantizeLinear z six")),
        refused(
            "across-the-batch",
            "takes the batch for features",
            batched(graph(), n)
                .tensor("q", shape(3, 3), identity(3))
                .node("t = MatMul q x")
                .node("s = Gemm t w b", "transB", 1)
                .output("s", false, 2)),
        refused(
            "cycle",
            "has a cycle: operation 'Gemm' reads what follows from its own result",
            batched(graph(), n)
                .node("z = Gemm h w b")
                .node("h = Relu z")
                .node("s = Relu h")
                .output("s", false, 2)),
        refused(
            "unheard-of",
            "operation 'com.example.Own' is not readable",
            activated(graph(), n, "com.example.Own z")),
        refused(
            "product-of-values",
            "operation 'Mul' multiplies two values that depend on the input",
            activated(graph(), n, "Mul z z")));
  }

  private static GraphBuilder graph() {
    return GraphBuilder.of(false);
  }

  private static Refused refused(String name, String complaint, GraphBuilder graph) {
    return new Refused(name, complaint, graph.bytes());
  }
}
