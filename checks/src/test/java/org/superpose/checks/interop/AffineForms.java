package org.superpose.checks.interop;

/** Affine steps before, between and after products. */
final class AffineForms extends FormGroup {

  AffineForms() {
    add(
        "mean-and-deviation",
        (g, n) ->
            gemms(
                    batched(g, n)
                        .constant("mean", shape(1), 0.125)
                        .constant("deviation", shape(1), 0.5)
                        .node("d = Sub x mean")
                        .node("e = Div d deviation"),
                    "e",
                    "s")
                .output("s", false, 2));
    addRounded(
        "divided-by-three",
        (g, n) ->
            gemms(
                    batched(g, n)
                        .constant("mean", shape(), 0.1307)
                        .constant("deviation", shape(), 3)
                        .node("d = Sub x mean")
                        .node("e = Div d deviation"),
                    "e",
                    "s")
                .output("s", false, 2));
    addRounded(
        "deviation-of-each",
        (g, n) ->
            gemms(
                    batched(g, n)
                        .tensor("mean", shape(n.inputs()), each(n.w(), 0.1, 0.3, n.inputs()))
                        .tensor("deviation", shape(n.inputs()), each(n.w(), 0.1, 0.7, n.inputs()))
                        .node("d = Sub x mean")
                        .node("e = Div d deviation"),
                    "e",
                    "s")
                .output("s", false, 2));
    add(
        "constant-minus-value",
        (g, n) ->
            gemms(
                    batched(g, n)
                        .constant("one", shape(), 1)
                        .node("d = Sub one x")
                        .node("e = Neg d"),
                    "e",
                    "s")
                .output("s", false, 2));
    add(
        "factors",
        (g, n) ->
            batched(g, n)
                .node("z = Gemm x w b", "transB", 1, "alpha", 0.5f, "beta", 2.0f)
                .constant("three", shape(1), 3)
                .node("y = Mul three z")
                .node("h = Relu y")
                .node("s = Gemm h v c", "transB", 1, "beta", 0.25f)
                .output("s", false, 2));
    add(
        "second-sum",
        (g, n) ->
            scores(g, n, "t")
                .constant("more", shape(n.outputs()), filled(n.outputs(), 0.25))
                .node("s = Add t more")
                .output("s", false, 2));
    add(
        "normalization-with-exact-root",
        (g, n) ->
            normalized(
                batched(g, n), n.hidden(), filled(n.hidden(), 0.25), filled(n.hidden(), 1.5)));
    addRounded(
        "normalization",
        (g, n) ->
            normalized(
                batched(g, n),
                n.hidden(),
                each(n.b(), 0.1, 1.3, n.hidden()),
                each(n.b(), 0.2, 0.9, n.hidden())));
    addRounded(
        "normalization-after-relu",
        (g, n) ->
            batched(g, n)
                .tensor("scale", shape(n.hidden()), each(n.b(), 0.2, 0.9, n.hidden()))
                .tensor("shift", shape(n.hidden()), each(n.b(), -0.3, 0.1, n.hidden()))
                .tensor("mean", shape(n.hidden()), each(n.b(), 0.5, 0.2, n.hidden()))
                .tensor("variance", shape(n.hidden()), each(n.b(), 0.1, 1.3, n.hidden()))
                .node("z = Gemm x w b", "transB", 1)
                .node("r = Relu z")
                .node("h = BatchNormalization r scale shift mean variance")
                .node("s = Gemm h v c", "transB", 1)
                .output("s", false, 2));
    add(
        "encoder",
        (g, n) ->
            gemms(
                    batched(g, n)
                        .tensor("e", shape(n.inputs(), n.inputs()), identity(n.inputs()))
                        .node("a = MatMul x e"),
                    "a",
                    "s")
                .output("s", false, 2));
    add(
        "encoder-with-bias",
        (g, n) ->
            gemms(
                    batched(g, n)
                        .tensor("e", shape(n.inputs(), n.inputs()), identity(n.inputs()))
                        .tensor("f", shape(n.inputs()), filled(n.inputs(), 0.25))
                        .node("a = Gemm x e f", "transB", 1),
                    "a",
                    "s")
                .output("s", false, 2));
    add(
        "three-products",
        (g, n) ->
            gemms(
                    batched(g, n)
                        .tensor("e", shape(n.inputs(), n.inputs()), identity(n.inputs()))
                        .node("e2 = Identity e")
                        .node("a = MatMul x e")
                        .node("a2 = MatMul a e2"),
                    "a2",
                    "s")
                .output("s", false, 2));
    addRounded(
        "products-without-exact-double",
        (g, n) ->
            gemms(
                    batched(g, n)
                        .tensor(
                            "e",
                            shape(n.inputs(), n.inputs()),
                            each(identity(n.inputs()), 0.7, 0.1))
                        .tensor("f", shape(n.inputs()), filled(n.inputs(), 0.3))
                        .node("a = MatMul x e")
                        .node("a2 = Gemm a e f"),
                    "a2",
                    "s")
                .output("s", false, 2));
    add(
        "readout-of-two-products",
        (g, n) ->
            scores(g, n, "t")
                .tensor("r", shape(n.outputs(), n.outputs()), each(identity(n.outputs()), 1, 0.5))
                .node("s = MatMul t r")
                .output("s", false, 2));
  }

  private static GraphBuilder normalized(
      GraphBuilder graph, int hidden, double[] variance, double[] scale) {
    return graph
        .tensor("scale", shape(hidden), scale)
        .tensor("shift", shape(hidden), filled(hidden, 0.5))
        .tensor("mean", shape(hidden), filled(hidden, 0.25))
        .tensor("variance", shape(hidden), variance)
        .node("z = Gemm x w b", "transB", 1)
        .node("y = BatchNormalization z scale shift mean variance", "epsilon", 0.0f)
        .node("h = Relu y")
        .node("s = Gemm h v c", "transB", 1)
        .output("s", false, 2);
  }
}
