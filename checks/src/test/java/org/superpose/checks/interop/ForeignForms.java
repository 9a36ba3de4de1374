package org.superpose.checks.interop;

import static org.superpose.checks.interop.GraphBuilder.inside;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The ways in which exporters and their users write one network with one hidden layer. All weights
 * are such that a runtime computes them without rounding, unless a form says otherwise.
 */
final class ForeignForms {

  private static final String[] NO_SETTINGS = {};

  private final List<Form> forms = new ArrayList<>();

  /**
   * One way.
   *
   * @param name what is particular
   * @param inDouble whether ONNX Runtime has its operations in double precision
   * @param lengths the lengths of the input's axes for one example; 0 stands for all features
   * @param threshold what a number that the graph gives must exceed
   * @param rounds whether its weights are rounded, so that ties may be decided either way
   * @param writer writes a network in this way
   */
  record Form(
      String name,
      boolean inDouble,
      int[] lengths,
      double threshold,
      boolean rounds,
      BiFunction<GraphBuilder, SmallNetwork, GraphBuilder> writer) {

    byte[] bytes(SmallNetwork network) {
      return writer.apply(GraphBuilder.of(inDouble), network).bytes();
    }

    /** Returns the shape of the input for one example. */
    long[] shape(SmallNetwork network) {
      return Arrays.stream(lengths)
          .mapToLong(
              length ->
                  length == 0 ? network.inputs() : length < 0 ? network.inputs() / -length : length)
          .toArray();
    }

    /** Returns how many copies of an example the input holds. */
    int copies() {
      return lengths.length == 2 && lengths[0] > 1 && lengths[1] == 0 ? lengths[0] : 1;
    }
  }

  private ForeignForms() {}

  static List<Form> all() {
    ForeignForms all = new ForeignForms();
    all.addProducts();
    all.addShapes();
    all.addAffineSteps();
    all.addActivations();
    all.addEnds();
    all.addConnections();
    all.addConverters();
    return all.forms;
  }

  /**
   * What is no network of this kind.
   *
   * @param name what is particular
   * @param complaint what is said of it
   * @param bytes the file
   */
  record Refused(String name, String complaint, byte[] bytes) {}

  /** Returns graphs that compute something else than a network of products and Relus. */
  static List<Refused> refused() {
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

  private void add(String name, BiFunction<GraphBuilder, SmallNetwork, GraphBuilder> writer) {
    forms.add(new Form(name, true, new int[] {1, 0}, 0, false, writer));
  }

  private void add(
      String name, int[] lengths, BiFunction<GraphBuilder, SmallNetwork, GraphBuilder> writer) {
    forms.add(new Form(name, true, lengths, 0, false, writer));
  }

  /** ONNX Runtime has the operation in single precision only. */
  private void addSingle(String name, BiFunction<GraphBuilder, SmallNetwork, GraphBuilder> writer) {
    forms.add(new Form(name, false, new int[] {1, 0}, 0, false, writer));
  }

  private void addAbove(
      double threshold,
      String name,
      boolean inDouble,
      BiFunction<GraphBuilder, SmallNetwork, GraphBuilder> writer) {
    forms.add(new Form(name, inDouble, new int[] {1, 0}, threshold, false, writer));
  }

  private void addRounded(
      String name, BiFunction<GraphBuilder, SmallNetwork, GraphBuilder> writer) {
    forms.add(new Form(name, true, new int[] {1, 0}, 0, true, writer));
  }

  static int[] shape(int... lengths) {
    return lengths;
  }

  /** Adds all arrays as PyTorch stores them. */
  static GraphBuilder arrays(GraphBuilder graph, SmallNetwork n) {
    return graph
        .tensor("w", shape(n.hidden(), n.inputs()), n.w())
        .tensor("b", shape(n.hidden()), n.b())
        .tensor("v", shape(n.outputs(), n.hidden()), n.v())
        .tensor("c", shape(n.outputs()), n.c());
  }

  private static GraphBuilder batched(GraphBuilder graph, SmallNetwork n) {
    return arrays(graph, n).input("batch", n.inputs());
  }

  /** Adds the network from a value on. */
  private static GraphBuilder gemms(GraphBuilder graph, String from, String to) {
    return graph
        .node("z = Gemm " + from + " w b", "transB", 1)
        .node("h = Relu z")
        .node(to + " = Gemm h v c", "transB", 1);
  }

  private static GraphBuilder scores(GraphBuilder graph, SmallNetwork n, String to) {
    return gemms(batched(graph, n), "x", to);
  }

  private static double[] filled(int count, double number) {
    double[] filled = new double[count];
    Arrays.fill(filled, number);
    return filled;
  }

  private static double[] each(double[] numbers, double factor, double offset) {
    return Arrays.stream(numbers).map(number -> number * factor + offset).toArray();
  }

  private static double[] identity(int size) {
    double[] identity = new double[size * size];
    for (int i = 0; i < size; i++) {
      identity[i * size + i] = 1;
    }
    return identity;
  }

  private void addProducts() {
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
    forms.add(
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

  private void addShapes() {
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

  private void addAffineSteps() {
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

  private static double[] each(double[] numbers, double factor, double offset, int count) {
    return Arrays.copyOf(each(numbers, factor, offset), count);
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

  private static GraphBuilder activated(
      GraphBuilder graph, SmallNetwork n, String activation, Object... settings) {
    return batched(graph, n)
        .constant("zero", shape(), 0)
        .constant("one", shape(), 1)
        .constant("six", shape(), 6)
        .constant("half", shape(), 0.5)
        .constant("slope", shape(1), 0.25)
        .node("z = Gemm x w b", "transB", 1)
        .node("h = " + activation, settings)
        .node("s = Gemm h v c", "transB", 1)
        .output("s", false, 2);
  }

  private void addActivations() {
    add("clip-at-zero", (g, n) -> activated(g, n, "Clip z zero"));
    add("clip-to-one", (g, n) -> activated(g, n, "Clip z zero one"));
    add("relu6", (g, n) -> activated(g, n, "Clip z zero six"));
    add("clip-above", (g, n) -> activated(g, n, "Clip z - one"));
    add("hardtanh", (g, n) -> activated(g.constant("low", shape(), -1), n, "Clip z low one"));
    addSingle(
        "clip-by-settings",
        (g, n) -> activated(g.opset(10), n, "Clip z", "min", 0.0f, "max", 1.0f));
    addSingle("leaky", (g, n) -> activated(g, n, "LeakyRelu z", "alpha", 0.25f));
    add("parametric", (g, n) -> activated(g, n, "PRelu z slope"));
    add("absolute", (g, n) -> activated(g, n, "Abs z"));
    add("larger-of-two", (g, n) -> activated(g, n, "Max z zero"));
    add("smaller-of-two", (g, n) -> activated(g, n, "Min one z"));
    addSingle(
        "hard-sigmoid", (g, n) -> activated(g, n, "HardSigmoid z", "alpha", 0.25f, "beta", 0.5f));
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

  private void addEnds() {
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

  private void addConnections() {
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

  private void addConverters() {
    add(
        "keras",
        (g, n) ->
            g.input("unk__6", n.inputs())
                .tensor(
                    "model/dense/MatMul/ReadVariableOp:0",
                    shape(n.inputs(), n.hidden()),
                    n.wTurned())
                .tensor("model/dense/BiasAdd/ReadVariableOp:0", shape(n.hidden()), n.b())
                .tensor(
                    "model/dense_1/MatMul/ReadVariableOp:0",
                    shape(n.hidden(), n.outputs()),
                    n.vTurned())
                .tensor("model/dense_1/BiasAdd/ReadVariableOp:0", shape(n.outputs()), n.c())
                .node("model/dense/MatMul:0 = MatMul x model/dense/MatMul/ReadVariableOp:0")
                .node(
                    "model/dense/BiasAdd:0 = Add model/dense/MatMul:0"
                        + " model/dense/BiasAdd/ReadVariableOp:0")
                .node("model/dense/Relu:0 = Relu model/dense/BiasAdd:0")
                .node(
                    "model/dense_1/MatMul:0 = MatMul model/dense/Relu:0"
                        + " model/dense_1/MatMul/ReadVariableOp:0")
                .node("dense_1 = Add model/dense_1/MatMul:0 model/dense_1/BiasAdd/ReadVariableOp:0")
                .output("dense_1", false, 2));
    add(
        "scikit-learn",
        (g, n) ->
            g.input("None", n.inputs())
                .tensor("coefficient", shape(n.inputs(), n.hidden()), n.wTurned())
                .tensor("intercepts", shape(1, n.hidden()), n.b())
                .tensor("coefficient1", shape(n.hidden(), n.outputs()), n.vTurned())
                .tensor("intercepts1", shape(1, n.outputs()), n.c())
                .wholes("shape_tensor", -1, n.outputs())
                .node("cast_input = Cast x", "to", g.computesInDouble() ? 11 : 1)
                .node("mul_result = MatMul cast_input coefficient")
                .node("add_result = Add mul_result intercepts")
                .node("next_activations = Relu add_result")
                .node("mul_result1 = MatMul next_activations coefficient1")
                .node("add_result1 = Add mul_result1 intercepts1")
                .node("variable = Reshape add_result1 shape_tensor")
                .output("variable", false, 2));
    addSingle(
        "binarizer",
        (g, n) ->
            scores(g, n, "t")
                .node("u = Sigmoid t")
                .node("s = ai.onnx.ml.Binarizer u", "threshold", 0.5f)
                .output("s", false, 2));
    addSingle(
        "whole-numbers-of-eight-bits",
        (g, n) ->
            arrays(g, n)
                .input("batch", n.inputs())
                .bytes("k", 3, shape(n.hidden(), n.inputs()), quarters(n.w()))
                .tensor("quarter", shape(), 0.25)
                .bytes("origin", 3, shape(), 0)
                .node("dk = DequantizeLinear k quarter origin")
                .node("z = Gemm x dk b", "transB", 1)
                .node("h = Relu z")
                .node("s = Gemm h v c", "transB", 1)
                .output("s", false, 2));
    addSingle(
        "quantized-input",
        (g, n) ->
            gemms(
                    batched(g, n)
                        .tensor("quarter", shape(), 0.25)
                        .bytes("origin", 2, shape(), 3)
                        .node("q = QuantizeLinear x quarter origin")
                        .node("dq = DequantizeLinear q quarter origin"),
                    "dq",
                    "s")
                .output("s", false, 2));
    add(
        "dropout-in-evaluation",
        (g, n) ->
            batched(g, n)
                .node("z = Gemm x w b", "transB", 1)
                .node("h = Relu z")
                .node("d = Dropout h")
                .node("i = Identity d")
                .node("s = Gemm i v c", "transB", 1)
                .output("s", false, 2));
  }

  private static int[] quarters(double[] numbers) {
    return Arrays.stream(numbers).mapToInt(number -> (int) (4 * number)).toArray();
  }
}
