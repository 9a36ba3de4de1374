package org.superpose.checks.interop;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The ways in which exporters and their users write one network with one hidden layer. All weights
 * are such that a runtime computes them without rounding, unless a form says otherwise.
 */
final class ForeignForms {

  private ForeignForms() {}

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

  static List<Form> all() {
    return Stream.of(
            new ProductForms(),
            new ShapeForms(),
            new AffineForms(),
            new ActivationForms(),
            new EndForms(),
            new ConnectionForms(),
            new ConverterForms())
        .flatMap(group -> group.forms().stream())
        .toList();
  }
}
