package org.superpose.formats;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an ONNX file says, without the contents of its tensors.
 *
 * @param nodes the operations, each after those whose results it reads
 * @param initializers the tensors by name
 * @param inputs the names and numbers of dimensions of the inputs, -1 when not known
 * @param outputs the names of the outputs
 */
record OnnxGraph(
    List<Node> nodes,
    Map<String, MatrixSource> initializers,
    Map<String, Integer> inputs,
    Set<String> outputs) {

  /**
   * One operation.
   *
   * @param operator its name, with its domain unless that is ONNX's own
   * @param inputs what it reads; an empty name stands for nothing
   * @param outputs what it gives
   * @param attributes its settings
   */
  record Node(
      String operator,
      List<String> inputs,
      List<String> outputs,
      Map<String, Attribute> attributes) {

    /** Returns a whole number among the settings. */
    long number(String name, long standard) {
      Attribute attribute = attributes.get(name);
      return attribute == null ? standard : attribute.number();
    }

    /** Returns a floating number among the settings. */
    float single(String name, float standard) {
      Attribute attribute = attributes.get(name);
      return attribute == null ? standard : attribute.single();
    }
  }

  /**
   * One setting; which of the values counts depends on its name.
   *
   * @param number a whole number
   * @param single a floating number
   * @param numbers whole numbers
   * @param tensor a tensor, or null
   */
  record Attribute(long number, float single, List<Long> numbers, MatrixSource tensor) {}
}
