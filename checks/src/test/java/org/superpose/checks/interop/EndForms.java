package org.superpose.checks.interop;

/** Ends that only move a threshold. */
final class EndForms extends FormGroup {

  EndForms() {
    addEnd("sigmoid", false, 0.5, "s = Sigmoid t");
    addEnd("tanh", false, 0, "s = Tanh t");
    addEnd("scaled", false, 0, "s = Mul t two");
    addEnd("divided", false, 0, "s = Div t two");
    addEnd("relu-at-end", false, 0, "s = Relu t");
    addEnd("clip-at-end", false, 0, "s = Clip t zero one");
    addEnd("sign", false, 0, "s = Sign t");
    addEnd("round", false, 0, "s = Round t");
    addEnd("round-of-sigmoid", false, 0, "u = Sigmoid t", "s = Round u");
    addEnd("sigmoid-minus-half", false, 0, "u = Sigmoid t", "s = Sub u half");
    addEnd("greater", true, 0, "s = Greater t limits");
    addEnd("greater-or-equal", true, 0, "s = GreaterOrEqual t limits");
    addEnd("less", true, 0, "s = Less t limits");
    addEnd("less-or-equal", true, 0, "s = LessOrEqual t limits");
    addEnd("zero-less", true, 0, "s = Less zero t");
    addEnd("zero-at-most", true, 0, "s = LessOrEqual zero t");
    addEnd("sigmoid-greater", true, 0, "u = Sigmoid t", "s = Greater u half");
    addEnd("sigmoid-at-least", true, 0, "u = Sigmoid t", "s = GreaterOrEqual u half");
    addEnd("not", true, 0, "u = LessOrEqual t zero", "s = Not u");
    addEnd("where", false, 0, "u = Greater t zero", "s = Where u one zero");
    addEnd("where-reversed", false, 0, "u = Less t zero", "s = Where u zero one");
    addUneven("uneven-greater", "s = Greater t limits");
    addUneven("uneven-at-least", "s = GreaterOrEqual t limits");
    addUneven("uneven-less", "s = Less t limits");
    addUneven("uneven-at-most", "s = LessOrEqual t limits");
    addAbove(
        0,
        "greater-cast",
        true,
        (g, n) ->
            scores(g, n, "t")
                .constant("zero", shape(), 0)
                .node("u = Greater t zero")
                .node("s = Cast u", "to", 11)
                .output("s", false, 2));
    addAbove(
        0.5,
        "hard-sigmoid-at-end",
        false,
        (g, n) ->
            scores(g, n, "t")
                .node("s = HardSigmoid t", "alpha", 0.25f, "beta", 0.5f)
                .output("s", false, 2));
    add(
        "scores-and-decisions",
        (g, n) ->
            scores(g, n, "s")
                .constant("zero", shape(), 0)
                .node("y = Greater s zero")
                .output("s", false, 2)
                .output("y", true, 2));
  }

  private void addEnd(String name, boolean isBoolean, double threshold, Object... operations) {
    addAbove(
        threshold,
        name,
        true,
        (g, n) -> {
          GraphBuilder graph =
              scores(g, n, "t")
                  .constant("half", shape(1), 0.5)
                  .constant("zero", shape(), 0)
                  .constant("two", shape(), 2)
                  .constant("one", shape(), 1)
                  .tensor("limits", shape(n.outputs()), each(n.c(), -0.5, 0));
          for (Object operation : operations) {
            graph.node((String) operation);
          }
          return graph.output("s", isBoolean, 2);
        });
  }

  /** Of weights with all binary places that a double has. */
  private void addUneven(String name, String comparison) {
    addRounded(
        name,
        (g, n) ->
            g.input("batch", n.inputs())
                .tensor("w", shape(n.hidden(), n.inputs()), each(n.w(), 0.3, 0.01))
                .tensor("b", shape(n.hidden()), each(n.b(), 0.7, 0.1))
                .tensor("v", shape(n.outputs(), n.hidden()), each(n.v(), 1.1, -0.3))
                .tensor("c", shape(n.outputs()), each(n.c(), 0.1, 0.7))
                .tensor("limits", shape(n.outputs()), each(n.c(), 0.9, 0.3))
                .node("z = Gemm x w b", "transB", 1)
                .node("h = Relu z")
                .node("t = Gemm h v c", "transB", 1)
                .node(comparison)
                .output("s", true, 2));
  }
}
