package org.superpose.core.infer;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Gates;

/**
 * What one output computes.
 *
 * @param gate the function; of a single feature, the identity
 * @param inputs the features that it depends on: of {@link Gate#AND_NOT} the one that is not
 *     negated first, otherwise ascending
 */
public record InferredGate(Gate gate, List<Integer> inputs) {

  /**
   * @throws IllegalArgumentException if no gate has so many inputs
   */
  public InferredGate {
    gate = new Gates(gate, inputs.size()).gate();
    inputs = List.copyOf(inputs);
  }

  static InferredGate of(Gate gate, int... inputs) {
    return new InferredGate(gate, Arrays.stream(inputs).boxed().toList());
  }

  /** Returns the gate and the number of its inputs. */
  public Gates kind() {
    return new Gates(gate, inputs.size());
  }

  /** Says it in words, such as "AND of 3, 17". */
  @Override
  public String toString() {
    String features = inputs.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return gate == Gate.IDENTITY ? "feature " + features : gate + " of " + features;
  }
}
