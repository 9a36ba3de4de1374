package org.superpose.core.circuit;

import java.util.Arrays;
import java.util.PriorityQueue;
import org.superpose.core.task.Gate;

/**
 * Gates of two inputs under construction, equal ones shared, every one 0 when all features are.
 *
 * <p>A <em>variable</em> is the constant 0 (variable 0), a feature (from 1) or a gate. A
 * <em>literal</em> is a variable as it is (twice its number) or negated (one more), as in the AIGER
 * format. Since every variable is 0 on the empty input, the negations of the two inputs and of the
 * output of any function of two variables can be taken out so that one of AND, OR, XOR and AND_NOT
 * is left; a gate has positive inputs only.
 *
 * <p>A gate whose inputs, one level deeper, are the same two variables is replaced by the one gate
 * of these that computes the same: this finds the XOR in three ANDs, and absorption.
 */
final class SharedLogic {

  static final int FALSE = 0;
  static final int TRUE = 1;

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L; // 2^64 / golden ratio
  private static final int[] NONE = {};

  private final int features;
  private int variables; // constant, features and gates
  private Gate[] gates = new Gate[16]; // [gates]
  private int[] inputs = new int[32]; // [2 * gates]: variables
  private int[] levels; // [variables]
  private int[] slots = new int[64]; // variable of a gate, or 0; a power of two

  SharedLogic(int features) {
    this.features = features;
    variables = 1 + features;
    levels = new int[variables + 16];
  }

  int features() {
    return features;
  }

  /** Returns the number of variables: the constant, the features and the gates. */
  int variables() {
    return variables;
  }

  /** Returns the literal of a feature. */
  static int feature(int feature) {
    return 2 * (feature + 1);
  }

  static int not(int literal) {
    return literal ^ 1;
  }

  static int variable(int literal) {
    return literal >> 1;
  }

  static boolean isNegated(int literal) {
    return (literal & 1) == 1;
  }

  boolean isGate(int variable) {
    return variable > features;
  }

  Gate gate(int variable) {
    return gates[variable - features - 1];
  }

  int left(int variable) {
    return inputs[2 * (variable - features - 1)];
  }

  int right(int variable) {
    return inputs[2 * (variable - features - 1) + 1];
  }

  /** Returns the level of a literal: 0 for features and constants. */
  int level(int literal) {
    return levels[variable(literal)];
  }

  int and(int a, int b) {
    return of(0b1000, a, b);
  }

  int or(int a, int b) {
    return of(0b1110, a, b);
  }

  int xor(int a, int b) {
    return of(0b0110, a, b);
  }

  /** Returns {@code then} where the condition holds, otherwise {@code otherwise}. */
  int choose(int condition, int then, int otherwise) {
    return or(and(condition, then), and(not(condition), otherwise));
  }

  /**
   * Returns the AND of any number of literals: a balanced tree, the deepest literals nearest to its
   * root.
   */
  int and(int[] literals) {
    int[] sorted = Arrays.stream(literals).sorted().distinct().toArray();
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == not(sorted[i - 1])) {
        return FALSE;
      }
    }
    return balanced(sorted, 0b1000, TRUE);
  }

  int or(int[] literals) {
    return not(and(Arrays.stream(literals).map(SharedLogic::not).toArray()));
  }

  /** Returns the XOR of any number of literals, as a balanced tree. */
  int xor(int[] literals) {
    int parity = (int) Arrays.stream(literals).filter(SharedLogic::isNegated).count() & 1;
    int[] sorted = Arrays.stream(literals).map(each -> each & ~1).sorted().toArray();
    int kept = 0; // equal ones cancel in pairs
    for (int literal : sorted) {
      if (kept > 0 && sorted[kept - 1] == literal) {
        kept--;
      } else {
        sorted[kept++] = literal;
      }
    }
    return balanced(Arrays.copyOf(sorted, kept), 0b0110, FALSE) ^ parity;
  }

  /** Joins the two of the lowest level until one is left; equal levels in their order. */
  private int balanced(int[] literals, int table, int ofNone) {
    record Entry(int literal, int level, int order) {}
    PriorityQueue<Entry> queue =
        new PriorityQueue<>(
            (a, b) ->
                a.level() != b.level()
                    ? Integer.compare(a.level(), b.level())
                    : Integer.compare(a.order(), b.order()));
    int order = 0;
    for (int literal : literals) {
      queue.add(new Entry(literal, level(literal), order++));
    }
    while (queue.size() > 1) {
      int joined = of(table, queue.remove().literal(), queue.remove().literal());
      queue.add(new Entry(joined, level(joined), order++));
    }
    return queue.isEmpty() ? ofNone : queue.remove().literal();
  }

  /**
   * Returns the literal of a function of two literals.
   *
   * @param table bit {@code x + 2 y} is the value for {@code a = x} and {@code b = y}
   */
  int of(int table, int a, int b) {
    int bits = table;
    if (isNegated(a)) {
      bits = (bits & 0b0101) << 1 | (bits & 0b1010) >> 1;
    }
    if (isNegated(b)) {
      bits = (bits & 0b0011) << 2 | bits >> 2;
    }
    int negated = bits & 1;
    return ofVariables(negated == 1 ? bits ^ 0b1111 : bits, variable(a), variable(b)) ^ negated;
  }

  /** Returns the literal of a function of two variables that is 0 where both are. */
  private int ofVariables(int table, int a, int b) {
    int bits = table;
    if (a == b) {
      bits = (bits & 0b1000) == 0 ? 0 : 0b1010;
    } else if (a == 0) {
      bits = (bits & 0b0100) == 0 ? 0 : 0b1100;
    } else if (b == 0) {
      bits = (bits & 0b0010) == 0 ? 0 : 0b1010;
    }
    return switch (bits) {
      case 0 -> FALSE;
      case 0b1010 -> 2 * a;
      case 0b1100 -> 2 * b;
      case 0b0010 -> gate(Gate.AND_NOT, a, b);
      case 0b0100 -> gate(Gate.AND_NOT, b, a);
      case 0b0110 -> gate(Gate.XOR, Math.min(a, b), Math.max(a, b));
      case 0b1000 -> gate(Gate.AND, Math.min(a, b), Math.max(a, b));
      default -> gate(Gate.OR, Math.min(a, b), Math.max(a, b));
    };
  }

  private int gate(Gate gate, int a, int b) {
    int slot = slot(gate, a, b);
    if (slots[slot] != 0) {
      return 2 * slots[slot];
    }
    int simpler = collapsed(gate, a, b);
    return simpler >= 0 ? simpler : 2 * add(gate, a, b);
  }

  /** Returns the same function of the inputs of the inputs if these are at most two, or -1. */
  private int collapsed(Gate gate, int a, int b) {
    int[] leaves = NONE;
    if (isGate(a) && isGate(b)) {
      leaves = union(left(a), right(a), left(b), right(b));
    }
    if (leaves.length == 0 && isGate(a)) {
      leaves = union(left(a), right(a), b, b);
    }
    if (leaves.length == 0 && isGate(b)) {
      leaves = union(left(b), right(b), a, a);
    }
    if (leaves.length == 0) {
      return -1;
    }
    int bits = 0;
    for (int pattern = 0; pattern < 4; pattern++) {
      int inputs = (value(a, leaves, pattern) ? 1 : 0) | (value(b, leaves, pattern) ? 2 : 0);
      bits |= gate.value(inputs, 2) ? 1 << pattern : 0;
    }
    return ofVariables(bits, leaves[0], leaves[1]);
  }

  /** Returns the two different ones of four variables, or none if there are more. */
  private static int[] union(int a, int b, int c, int d) {
    return (c == a || c == b) && (d == a || d == b) ? new int[] {a, b} : NONE;
  }

  /** Returns the value of a leaf, or of a gate of the two leaves. */
  private boolean value(int variable, int[] leaves, int pattern) {
    if (variable == leaves[0]) {
      return (pattern & 1) == 1;
    }
    if (variable == leaves[1]) {
      return (pattern & 2) == 2;
    }
    int first = left(variable) == leaves[0] ? 0 : 1;
    int inputs = (pattern >> first & 1) | (pattern >> (1 - first) & 1) << 1;
    return gate(variable).value(inputs, 2);
  }

  private int add(Gate gate, int a, int b) {
    int index = variables - features - 1;
    if (3L * index > 2L * slots.length) {
      rehash();
    }
    if (index == gates.length) {
      gates = Arrays.copyOf(gates, 2 * index);
      inputs = Arrays.copyOf(inputs, 4 * index);
    }
    if (variables == levels.length) {
      levels = Arrays.copyOf(levels, 2 * variables);
    }
    gates[index] = gate;
    inputs[2 * index] = a;
    inputs[2 * index + 1] = b;
    levels[variables] = 1 + Math.max(levels[a], levels[b]);
    slots[slot(gate, a, b)] = variables;
    return variables++;
  }

  private void rehash() {
    slots = new int[2 * slots.length];
    for (int variable = features + 1; variable < variables; variable++) {
      slots[slot(gate(variable), left(variable), right(variable))] = variable;
    }
  }

  /** Returns where a gate is, or where it belongs: linear probing. */
  private int slot(Gate gate, int a, int b) {
    long mixed = (((long) a << 32) | b) * MULTIPLIER; // gates of the same inputs are neighbours
    int at = (int) (((mixed ^ (mixed >>> 32)) * MULTIPLIER) >>> 32) & (slots.length - 1);
    while (slots[at] != 0 && !isAt(at, gate, a, b)) {
      at = (at + 1) & (slots.length - 1);
    }
    return at;
  }

  private boolean isAt(int slot, Gate gate, int a, int b) {
    int variable = slots[slot];
    return gate(variable) == gate && left(variable) == a && right(variable) == b;
  }
}
