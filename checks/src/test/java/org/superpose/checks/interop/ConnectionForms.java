package org.superpose.checks.interop;

import java.util.Arrays;

/** Layers that read more than the one before. */
final class ConnectionForms extends FormGroup {

  ConnectionForms() {
    add(
        "residual-sum",
        (g, n) ->
            batched(g, n)
                .tensor("r", shape(n.hidden(), n.hidden()), each(identity(n.hidden()), -1, 0.25))
                .node("z = Gemm x w b", "transB", 1)
                .node("h = Relu z")
                .node("p = MatMul h r")
                .node("q = Relu p")
                .node("sum = Add h q")
                .node("s = Gemm sum v c", "transB", 1)
                .output("s", false, 2));
    add(
        "residual-sum-of-encoded",
        (g, n) ->
            batched(g, n)
                .tensor("r", shape(n.hidden(), n.hidden()), each(identity(n.hidden()), -1, 0.25))
                .node("wt = Transpose w")
                .node("a = MatMul x wt")
                .node("p = Gemm a r b")
                .node("q = Relu p")
                .node("sum = Add a q")
                .node("o = Relu sum")
                .node("s = Gemm o v c", "transB", 1)
                .output("s", false, 2));
    add(
        "skip-from-input",
        (g, n) ->
            scores(g, n, "t")
                .tensor(
                    "skip",
                    shape(n.inputs(), n.outputs()),
                    each(n.w(), 0.5, 0.25, n.inputs() * n.outputs()))
                .node("k = MatMul x skip")
                .node("s = Add t k")
                .output("s", false, 2));
    add(
        "concat",
        (g, n) ->
            batched(g, n)
                .tensor(
                    "u",
                    shape(n.hidden() + n.inputs(), n.outputs()),
                    each(Arrays.copyOf(n.w(), (n.hidden() + n.inputs()) * n.outputs()), 0.5, -0.25))
                .node("z = Gemm x w b", "transB", 1)
                .node("h = Relu z")
                .node("j = Concat h x", "axis", 1)
                .node("s = Gemm j u c")
                .output("s", false, 2));
    add(
        "zeroed-residual",
        (g, n) ->
            batched(g, n)
                .constant("zero", shape(), 0)
                .node("z = Gemm x w b", "transB", 1)
                .node("h = Relu z")
                .node("k = Mul h zero")
                .node("j = Add h k")
                .node("s = Gemm j v c", "transB", 1)
                .output("s", false, 2));
    add(
        "two-hidden-layers",
        (g, n) ->
            batched(g, n)
                .tensor("r", shape(n.hidden(), n.hidden()), each(identity(n.hidden()), 1, -0.5))
                .node("z = Gemm x w b", "transB", 1)
                .node("h = Relu z")
                .node("p = MatMul h r")
                .node("q = Relu p")
                .node("s = Gemm q v c", "transB", 1)
                .output("s", false, 2));
  }
}
