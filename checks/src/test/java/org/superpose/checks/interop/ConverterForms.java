package org.superpose.checks.interop;

import java.util.Arrays;

/** Files as converters of libraries write them. */
final class ConverterForms extends FormGroup {

  ConverterForms() {
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
