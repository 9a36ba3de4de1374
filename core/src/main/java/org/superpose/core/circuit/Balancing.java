package org.superpose.core.circuit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.superpose.core.task.Gate;

/**
 * Writes chains of AND, OR and AND_NOT, and chains of XOR, as trees of least depth.
 *
 * <p>A gate is a conjunction of literals, or the negation of one; what only it uses is taken into
 * the same conjunction when it is a conjunction, too. Cost: linear but for the sorting of literals.
 * Source: the balancing of AND-inverter graphs, A. Mishchenko, S. Chatterjee, R. Brayton, DAG-aware
 * AIG rewriting, DAC 2006, with OR and XOR beside AND.
 */
final class Balancing {

  private final SharedLogic from;
  private final SharedLogic to;
  private final int[] uses; // [variables]: by gates and outputs that are used
  private final int[][] leaves; // [variables]: literals, of those that are needed
  private final int[] written; // [variables]: literals in the new gates

  private Balancing(SharedLogic from) {
    this.from = from;
    to = new SharedLogic(from.features());
    uses = new int[from.variables()];
    leaves = new int[from.variables()][];
    written = new int[from.variables()];
  }

  /** Gates with the literals of the outputs. */
  record Result(SharedLogic logic, int[] outputs) {

    int levels() {
      int deepest = 0;
      for (int output : outputs) {
        deepest = Math.max(deepest, logic.level(output));
      }
      return deepest;
    }
  }

  static Result of(SharedLogic logic, int[] outputs) {
    return new Balancing(logic).run(outputs);
  }

  private Result run(int[] outputs) {
    countUses(outputs);
    boolean[] needed = new boolean[from.variables()];
    for (int output : outputs) {
      needed[SharedLogic.variable(output)] = true;
    }
    for (int variable = from.variables() - 1; variable > from.features(); variable--) {
      if (needed[variable]) {
        leaves[variable] = leaves(variable);
        for (int leaf : leaves[variable]) {
          needed[SharedLogic.variable(leaf)] = true;
        }
      }
    }
    write();
    int[] result = new int[outputs.length];
    for (int i = 0; i < outputs.length; i++) {
      result[i] = rewritten(outputs[i]);
    }
    return new Result(to, result);
  }

  private void countUses(int[] outputs) {
    for (int output : outputs) {
      uses[SharedLogic.variable(output)]++;
    }
    for (int variable = from.variables() - 1; variable > from.features(); variable--) {
      if (uses[variable] > 0) {
        uses[from.left(variable)]++;
        uses[from.right(variable)]++;
      }
    }
  }

  private void write() {
    for (int variable = 0; variable < from.variables(); variable++) {
      if (!from.isGate(variable)) {
        written[variable] = 2 * variable;
      } else if (leaves[variable] != null) {
        int[] literals = new int[leaves[variable].length];
        for (int i = 0; i < literals.length; i++) {
          literals[i] = rewritten(leaves[variable][i]);
        }
        written[variable] = joined(from.gate(variable), literals);
      }
    }
  }

  private int joined(Gate gate, int[] literals) {
    return switch (gate) {
      case XOR -> to.xor(literals);
      case OR -> SharedLogic.not(to.and(literals));
      default -> to.and(literals);
    };
  }

  private int rewritten(int literal) {
    return written[SharedLogic.variable(literal)] ^ (literal & 1);
  }

  /** Returns the literals whose AND the gate is, or its negation if it is an OR, or whose XOR. */
  private int[] leaves(int root) {
    boolean isXor = from.gate(root) == Gate.XOR;
    List<Integer> found = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>();
    int start = from.gate(root) == Gate.OR ? 2 * root + 1 : 2 * root;
    push(start, open);
    while (!open.isEmpty()) {
      int literal = open.pop();
      int variable = SharedLogic.variable(literal);
      boolean inside =
          from.isGate(variable)
              && uses[variable] == 1
              && (isXor ? from.gate(variable) == Gate.XOR : isConjunction(literal));
      if (inside) {
        push(literal, open);
      } else {
        found.add(literal);
      }
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  private boolean isConjunction(int literal) {
    return switch (from.gate(SharedLogic.variable(literal))) {
      case AND, AND_NOT -> !SharedLogic.isNegated(literal);
      case OR -> SharedLogic.isNegated(literal);
      default -> false;
    };
  }

  private void push(int literal, Deque<Integer> open) {
    int variable = SharedLogic.variable(literal);
    Gate gate = from.gate(variable);
    int sign = gate == Gate.OR ? 1 : 0;
    open.push(2 * from.right(variable) + (gate == Gate.AND_NOT ? 1 : sign));
    open.push(2 * from.left(variable) + sign);
  }
}
