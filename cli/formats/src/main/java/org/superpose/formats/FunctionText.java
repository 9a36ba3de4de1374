package org.superpose.formats;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.superpose.core.task.BooleanFunction;
import org.superpose.core.task.Gate;
import org.superpose.core.task.TruthTable;

/** Functions of outputs in words: the name of a gate, or the digits of a truth table. */
final class FunctionText {

  /** Gates that are on without active inputs, and so tables, by the name that files may use. */
  private static final Map<String, Gate> NEGATED =
      Map.of("nand", Gate.AND, "nor", Gate.OR, "xnor", Gate.XOR, "not", Gate.IDENTITY);

  private FunctionText() {}

  /** Returns the function in words. */
  static String of(BooleanFunction function) {
    return switch (function) {
      case Gate gate -> gate.name().toLowerCase(Locale.ROOT).replace('_', '-');
      case TruthTable table -> table.toString();
    };
  }

  /**
   * Reads a function.
   *
   * @param arity the number of its inputs
   * @throws IllegalArgumentException if the text is none, or not of that many inputs; the message
   *     can follow the name of what was read
   */
  static BooleanFunction parse(String text, int arity) {
    BooleanFunction function;
    if (!text.isEmpty() && Character.isDigit(text.charAt(0))) {
      function = TruthTable.parse(text);
    } else if (NEGATED.containsKey(text)) {
      Gate gate = NEGATED.get(text);
      IntPredicate negated = state -> !gate.value(state, arity);
      function = gate.allows(arity) ? TruthTable.of(arity, negated) : gate;
    } else {
      function =
          Arrays.stream(Gate.values())
              .filter(gate -> of(gate).equals(text))
              .findAny()
              .orElseThrow(() -> new IllegalArgumentException("is none of " + allowed()));
    }
    if (!function.allows(arity)) {
      throw new IllegalArgumentException("is no function of %s inputs".formatted(arity));
    }
    return function;
  }

  private static String allowed() {
    return Stream.concat(
                Arrays.stream(Gate.values()).map(FunctionText::of),
                NEGATED.keySet().stream().sorted())
            .collect(Collectors.joining(", "))
        + " or the digits of a truth table, such as 0110";
  }
}
