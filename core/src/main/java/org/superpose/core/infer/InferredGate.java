package org.superpose.core.infer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.superpose.core.task.BooleanFunction;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Gates;
import org.superpose.core.task.TruthTable;

/**
 * What one output computes.
 *
 * @param gate the function; of a single feature, the identity
 * @param inputs the features that it depends on: of {@link Gate#AND_NOT} the one that is not
 *     negated first, otherwise ascending
 * @param isNegated whether the output is on where the gate is off
 */
public record InferredGate(Gate gate, List<Integer> inputs, boolean isNegated) {

  /**
   * @throws IllegalArgumentException if no gate has so many inputs
   */
  public InferredGate {
    gate = new Gates(gate, inputs.size()).gate();
    inputs = List.copyOf(inputs);
  }

  static InferredGate of(Gate gate, int... inputs) {
    return new InferredGate(gate, Arrays.stream(inputs).boxed().toList(), false);
  }

  InferredGate negated() {
    return new InferredGate(gate, inputs, !isNegated);
  }

  /** Returns the function; empty if it is a negated gate of more inputs than a table has. */
  Optional<BooleanFunction> function() {
    int arity = inputs.size();
    if (!isNegated) {
      return Optional.of(gate);
    }
    return arity > TruthTable.LARGEST_ARITY
        ? Optional.empty()
        : Optional.of(TruthTable.of(arity, state -> !gate.value(state, arity)));
  }

  /** Returns the function and the number of its inputs, such as "NAND of 2 inputs". */
  public String kindInWords() {
    return isNegated ? "%s of %s inputs".formatted(name(), inputs.size()) : kind().toString();
  }

  /** Returns the name of the function, such as AND, NAND or, of the negated one, NOT AND_NOT. */
  public String name() {
    if (!isNegated) {
      return gate.toString();
    }
    return switch (gate) {
      case IDENTITY -> "NOT";
      case AND -> "NAND";
      case OR -> "NOR";
      case XOR -> "XNOR";
      case AND_NOT -> "NOT AND_NOT";
    };
  }

  /** Returns the gate, negated or not, and the number of its inputs. */
  public Gates kind() {
    return new Gates(gate, inputs.size());
  }

  /** Says it in words, such as "AND of 3, 17". */
  @Override
  public String toString() {
    String features = inputs.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return gate == Gate.IDENTITY && !isNegated ? "feature " + features : name() + " of " + features;
  }
}
