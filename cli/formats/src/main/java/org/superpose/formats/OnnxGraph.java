package org.superpose.formats;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an ONNX file says, without the contents of its tensors.
 *
 * @param nodes the operations
 * @param tensors the tensors by name
 * @param inputs the lengths of the inputs by name, -1 for one that is not known; null for a shape
 *     that is not known
 * @param outputs the names of the outputs
 * @param functions the functions of the model by domain and name
 */
record OnnxGraph(
    List<Node> nodes,
    Map<String, OnnxValue> tensors,
    Map<String, @Nullable List<Long>> inputs,
    Set<String> outputs,
    Map<String, Function> functions) {

  /**
   * A function that a model brings along.
   *
   * @param inputs the names that stand for what it reads
   * @param outputs the names that stand for what it gives
   * @param nodes its operations
   * @param attributes its settings where a call has none
   */
  record Function(
      List<String> inputs,
      List<String> outputs,
      List<Node> nodes,
      Map<String, Attribute> attributes) {}

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

    /** Returns whole numbers among the settings; null if there are none. */
    @Nullable List<Long> numbers(String name) {
      Attribute attribute = attributes.get(name);
      return attribute == null ? null : attribute.numbers();
    }
  }

  /**
   * One setting; which of the values counts depends on its name.
   *
   * @param number a whole number
   * @param single a floating number
   * @param text a text
   * @param numbers whole numbers
   * @param singles floating numbers
   * @param tensor a tensor, or null
   * @param reference the setting of the function around it that gives the value; may be empty
   */
  record Attribute(
      long number,
      float single,
      String text,
      List<Long> numbers,
      List<Float> singles,
      @Nullable OnnxValue tensor,
      String reference) {}
}
