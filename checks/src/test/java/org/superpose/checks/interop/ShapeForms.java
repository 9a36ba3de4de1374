package org.superpose.checks.interop;

/** Operations that change axes only. */
final class ShapeForms extends FormGroup {

  ShapeForms() {
    add(
        "flatten",
        (g, n) -> gemms(batched(g, n).node("f = Flatten x"), "f", "s").output("s", false, 2));
    add(
        "acas-xu",
        new int[] {1, 1, 1, 0},
        (g, n) ->
            arrays(g, n)
                .input(1, 1, 1, n.inputs())
                .tensor("mean", shape(1, 1, 1, n.inputs()), filled(n.inputs(), 0.25))
                .node("d = Sub x mean")
                .node("f = Flatten d", "axis", 1)
                .node("wt = Transpose w")
                .node("p = MatMul f wt")
                .node("z = Add p b")
                .node("h = Relu z")
                .node("vt = Transpose v")
                .node("q = MatMul h vt")
                .node("s = Add q c")
                .output("s", false, 2));
    add(
        "image-flattened",
        new int[] {1, 1, 2, -2},
        (g, n) ->
            gemms(arrays(g, n).input("batch", 1, 2, n.inputs() / 2).node("f = Flatten x"), "f", "s")
                .output("s", false, 2));
    add(
        "image-reshaped",
        new int[] {1, 2, -2},
        (g, n) ->
            gemms(
                    arrays(g, n)
                        .input(1, 2, n.inputs() / 2)
                        .wholes("to", -1, n.inputs())
                        .node("f = Reshape x to"),
                    "f",
                    "s")
                .output("s", false, 2));
    add(
        "image-turned",
        new int[] {1, 2, -2, 1},
        (g, n) ->
            gemms(
                    arrays(g, n)
                        .input("batch", 2, n.inputs() / 2, 1)
                        .wholes("to", 0, -1)
                        .node("t = Transpose x", "perm", new int[] {0, 3, 1, 2})
                        .node("f = Reshape t to"),
                    "f",
                    "s")
                .output("s", false, 2));
    add(
        "reshape-of-one-example",
        (g, n) ->
            gemms(
                    arrays(g, n).input(1, n.inputs()).wholes("to", 1, -1).node("f = Reshape x to"),
                    "f",
                    "s")
                .output("s", false, 2));
    add(
        "reshape-to-vector",
        (g, n) ->
            arrays(g, n)
                .input(1, n.inputs())
                .wholes("to", -1)
                .node("f = Reshape x to")
                .node("p = MatMul w f")
                .node("z = Add p b")
                .node("h = Relu z")
                .node("q = MatMul v h")
                .node("s = Add q c")
                .output("s", false, 1));
    add(
        "reshape-by-shape",
        (g, n) ->
            gemms(
                    batched(g, n)
                        .wholes("zero", 0)
                        .wholes("minus-one", -1)
                        .wholes("axes", 0)
                        .node("sh = Shape x")
                        .node("d = Gather sh zero", "axis", 0)
                        .node("e = Squeeze d axes")
                        .node("u = Unsqueeze e axes")
                        .node("to = Concat u minus-one", "axis", 0)
                        .node("f = Reshape x to"),
                    "f",
                    "s")
                .output("s", false, 2));
    add(
        "reshape-by-sliced-shape",
        (g, n) ->
            gemms(
                    batched(g, n)
                        .wholes("from", 0)
                        .wholes("until", 1)
                        .wholes("rest", -1)
                        .node("sh = Shape x")
                        .node("d = Slice sh from until")
                        .node("to = Concat d rest", "axis", 0)
                        .node("f = Reshape x to"),
                    "f",
                    "s")
                .output("s", false, 2));
    add(
        "slices-put-together",
        (g, n) ->
            gemms(
                    batched(g, n)
                        .wholes("zero", 0)
                        .wholes("two", 2)
                        .wholes("end", Long.MAX_VALUE)
                        .wholes("axis", 1)
                        .node("p = Slice x zero two axis")
                        .node("q = Slice x two end axis")
                        .node("f = Concat p q", "axis", 1),
                    "f",
                    "s")
                .output("s", false, 2));
    add(
        "squeeze",
        new int[] {1, 1, 0},
        (g, n) ->
            gemms(
                    arrays(g, n)
                        .input("batch", 1, n.inputs())
                        .wholes("axes", 1)
                        .node("f = Squeeze x axes"),
                    "f",
                    "s")
                .output("s", false, 2));
    add(
        "product-of-three-axes",
        (g, n) ->
            batched(g, n)
                .wholes("axes", 1)
                .node("u = Unsqueeze x axes")
                .node("wt = Transpose w")
                .node("p = MatMul u wt")
                .node("z = Add p b")
                .node("h = Relu z")
                .node("vt = Transpose v")
                .node("q = MatMul h vt")
                .node("r = Add q c")
                .node("s = Squeeze r axes")
                .output("s", false, 2));
    add(
        "columns",
        (g, n) ->
            batched(g, n)
                .wholes("axes", 2)
                .tensor("bc", shape(n.hidden(), 1), n.b())
                .tensor("cc", shape(n.outputs(), 1), n.c())
                .node("u = Unsqueeze x axes")
                .node("p = MatMul w u")
                .node("z = Add p bc")
                .node("h = Relu z")
                .node("q = MatMul v h")
                .node("r = Add q cc")
                .node("s = Squeeze r axes")
                .output("s", false, 2));
  }
}
