package org.superpose.checks.interop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.superpose.checks.interop.ForeignForms.Form;

/** Forms that have something in common, and the pieces of graphs that all forms are made of. */
abstract class FormGroup {

  private final List<Form> forms = new ArrayList<>();

  final List<Form> forms() {
    return List.copyOf(forms);
  }

  final void add(Form form) {
    forms.add(form);
  }

  final void add(String name, BiFunction<GraphBuilder, SmallNetwork, GraphBuilder> writer) {
    forms.add(new Form(name, true, new int[] {1, 0}, 0, false, writer));
  }

  final void add(
      String name, int[] lengths, BiFunction<GraphBuilder, SmallNetwork, GraphBuilder> writer) {
    forms.add(new Form(name, true, lengths, 0, false, writer));
  }

  /** ONNX Runtime has the operation in single precision only. */
  final void addSingle(String name, BiFunction<GraphBuilder, SmallNetwork, GraphBuilder> writer) {
    forms.add(new Form(name, false, new int[] {1, 0}, 0, false, writer));
  }

  final void addAbove(
      double threshold,
      String name,
      boolean inDouble,
      BiFunction<GraphBuilder, SmallNetwork, GraphBuilder> writer) {
    forms.add(new Form(name, inDouble, new int[] {1, 0}, threshold, false, writer));
  }

  final void addRounded(String name, BiFunction<GraphBuilder, SmallNetwork, GraphBuilder> writer) {
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

  static GraphBuilder batched(GraphBuilder graph, SmallNetwork n) {
    return arrays(graph, n).input("batch", n.inputs());
  }

  /** Adds the network from a value on. */
  static GraphBuilder gemms(GraphBuilder graph, String from, String to) {
    return graph
        .node("z = Gemm " + from + " w b", "transB", 1)
        .node("h = Relu z")
        .node(to + " = Gemm h v c", "transB", 1);
  }

  static GraphBuilder scores(GraphBuilder graph, SmallNetwork n, String to) {
    return gemms(batched(graph, n), "x", to);
  }

  static double[] filled(int count, double number) {
    double[] filled = new double[count];
    Arrays.fill(filled, number);
    return filled;
  }

  static double[] each(double[] numbers, double factor, double offset) {
    return Arrays.stream(numbers).map(number -> number * factor + offset).toArray();
  }

  static double[] identity(int size) {
    double[] identity = new double[size * size];
    for (int i = 0; i < size; i++) {
      identity[i * size + i] = 1;
    }
    return identity;
  }

  static double[] each(double[] numbers, double factor, double offset, int count) {
    return Arrays.copyOf(each(numbers, factor, offset), count);
  }

  static GraphBuilder activated(
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
}
