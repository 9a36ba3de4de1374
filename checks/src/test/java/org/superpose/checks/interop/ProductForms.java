package org.superpose.checks.interop;

import static org.superpose.checks.interop.GraphBuilder.inside;

import org.superpose.checks.interop.ForeignForms.Form;

/** Ways to write a product and its bias. */
final class ProductForms extends FormGroup {

  private static final String[] NO_SETTINGS = {};

  ProductForms() {
    add("gemm", (g, n) -> scores(g, n, "s").output("s", false, 2));
    add(
        "gemm-not-transposed",
        (g, n) ->
            g.input("batch", n.inputs())
                .tensor("w", shape(n.inputs(), n.hidden()), n.wTurned())
                .tensor("b", shape(1, n.hidden()), n.b())
                .tensor("v", shape(n.hidden(), n.outputs()), n.vTurned())
                .tensor("c", shape(n.outputs()), n.c())
                .node("z = Gemm x w b")
                .node("h = Relu z")
                .node("s = Gemm h v c")
                .output("s", false, 2));
    add(
        "matmul-add",
        (g, n) ->
            batched(g, n)
                .node("wt = Transpose w")
                .node("vt = Transpose v", "perm", new int[] {1, 0})
                .node("wx = MatMul x wt")
                .node("z = Add b wx")
                .node("h = Relu z")
                .node("vh = MatMul h vt")
                .node("s = Add vh c")
                .output("s", false, 2));
    add(
        "einsum",
        (g, n) ->
            batched(g, n)
                .node("wx = Einsum x w", "equation", "bf,nf->bn")
                .node("z = Add wx b")
                .node("h = Relu z")
                .node("vh = Einsum v h", "equation", "of, bf -> bo")
                .node("s = Add vh c")
                .output("s", false, 2));
    add(
        "batch-last",
        new int[] {0, 1},
        (g, n) ->
            arrays(g, n)
                .input(n.inputs(), "batch")
                .tensor("bc", shape(n.hidden(), 1), n.b())
                .tensor("cc", shape(n.outputs(), 1), n.c())
                .node("wx = MatMul w x")
                .node("z = Add wx bc")
                .node("h = Relu z")
                .node("vh = MatMul v h")
                .node("s = Add vh cc")
                .output("s", false, 2));
    add(
        "no-batch",
        new int[] {0},
        (g, n) ->
            arrays(g, n)
                .input(n.inputs())
                .node("wx = MatMul w x")
                .node("z = Add wx b")
                .node("h = Relu z")
                .node("vh = MatMul v h")
                .node("s = Add vh c")
                .output("s", false, 1));
    add(
        "batch-of-four",
        new int[] {4, 0},
        (g, n) -> gemms(arrays(g, n).input(4, n.inputs()), "x", "s").output("s", false, 2));
    add(
        "function",
        (g, n) ->
            batched(g, n)
                .function(
                    "Linear",
                    "i w b",
                    "o",
                    NO_SETTINGS,
                    inside("t = Transpose w"),
                    inside("p = MatMul i t"),
                    inside("o = Add p b"))
                .node("z = local.Linear x w b")
                .node("h = Relu z")
                .node("s = local.Linear h v c")
                .output("s", false, 2));
    add(
        "function-with-setting",
        (g, n) ->
            batched(g, n)
                .function(
                    "Scaled",
                    "i w b",
                    "o",
                    new String[] {"factor"},
                    inside("o = Gemm i w b", "alpha", "@factor", "beta", "@factor", "transB", 1))
                .node("z = local.Scaled x w b", "factor", 0.5f)
                .node("h = Relu z")
                .node("s = Gemm h v c", "transB", 1)
                .output("s", false, 2));
    add(
        new Form(
            "conv-at-one-position",
            false,
            new int[] {1, 1, 2, -2},
            0,
            false,
            (g, n) ->
                arrays(g, n)
                    .input("batch", 1, 2, n.inputs() / 2)
                    .tensor("k", shape(n.hidden(), 1, 2, n.inputs() / 2), n.w())
                    .node("z = Conv x k b")
                    .node("f = Flatten z")
                    .node("h = Relu f")
                    .node("s = Gemm h v c", "transB", 1)
                    .output("s", false, 2)));
  }
}
