package org.superpose.formats;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
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
    boolean isTable = !text.isEmpty() && Character.isDigit(text.charAt(0));
    BooleanFunction function =
        isTable
            ? table(text, arity)
            : NEGATED.containsKey(text) ? negated(text, arity) : gate(text);
    if (!function.allows(arity)) {
      throw new IllegalArgumentException("is no function of %s inputs".formatted(arity));
    }
    return function;
  }

  private static Gate gate(String text) {
    return Arrays.stream(Gate.values())
        .filter(gate -> of(gate).equals(text))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("is none of " + allowed()));
  }

  private static BooleanFunction negated(String text, int arity) {
    Gate gate = NEGATED.get(text);
    if (!gate.allows(arity)) {
      return gate;
    }
    requireTable(arity);
    return TruthTable.of(arity, state -> !gate.value(state, arity));
  }

  private static TruthTable table(String text, int arity) {
    requireTable(arity);
    if (text.length() != 1 << arity) {
      throw new IllegalArgumentException(
          "has %s digits; a table of %s inputs has %s".formatted(text.length(), arity, 1 << arity));
    }
    try {
      return TruthTable.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("has other characters than the digits 0 and 1", e);
    }
  }

  private static void requireTable(int arity) {
    if (arity < 1 || arity > TruthTable.LARGEST_ARITY) {
      throw new IllegalArgumentException(
          "is a truth table, which have from 1 to %s inputs, not %s"
              .formatted(TruthTable.LARGEST_ARITY, arity));
    }
  }

  /** Returns which texts are functions. */
  static String allowed() {
    return Stream.concat(
                Arrays.stream(Gate.values()).map(FunctionText::of),
                NEGATED.keySet().stream().sorted())
            .collect(Collectors.joining(", "))
        + " or the digits of a truth table, such as 0110";
  }
}
