package org.superpose.core.infer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was found of one output.
 *
 * @param output the output
 * @param gate its gate; empty if it behaves like none
 * @param isAssumed whether the output does not behave like this gate on the features of the gate
 *     alone, but almost all other outputs are such gates, and these features are the likeliest
 * @param isNeverOn whether no input is known that switches the output on
 * @param remark what is odd about it, in a few words that follow "output 3"; may be empty
 */
public record InferredOutput(
    int output, Optional<InferredGate> gate, boolean isAssumed, boolean isNeverOn, String remark) {

  static InferredOutput found(int output, InferredGate gate) {
    return new InferredOutput(output, Optional.of(gate), false, false, "");
  }

  static InferredOutput none(int output, String remark) {
    return new InferredOutput(output, Optional.empty(), false, false, remark);
  }

  static InferredOutput neverOn(int output, int sparsity) {
    return new InferredOutput(
        output,
        Optional.empty(),
        false,
        true,
        "is not seen to be on with at most %s active features".formatted(sparsity));
  }

  /** Returns what is found of the output if this is found of its negation. */
  InferredOutput negated() {
    return new InferredOutput(
        output, gate.map(InferredGate::negated), isAssumed, isNeverOn, remark);
  }

  /** Returns this with a remark on gates that it could be as well, unless there is a remark. */
  InferredOutput withAlternatives(List<InferredGate> alternatives) {
    if (alternatives.isEmpty() || !remark.isEmpty()) {
      return this;
    }
    String listed =
        alternatives.stream().limit(2).map(String::valueOf).collect(Collectors.joining(" and "));
    return new InferredOutput(
        output, gate, isAssumed, isNeverOn, "behaves like %s as well".formatted(listed));
  }
}
