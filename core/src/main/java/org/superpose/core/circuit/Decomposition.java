package org.superpose.core.circuit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.superpose.core.netlist.NodeFunction;
import org.superpose.core.netlist.NodeFunction.Cover;
import org.superpose.core.netlist.NodeFunction.Logic;
import org.superpose.core.netlist.NodeFunction.Table;

/** Writes the functions of a netlist's nodes as gates of two inputs. */
final class Decomposition {

  private final SharedLogic logic;

  Decomposition(SharedLogic logic) {
    this.logic = logic;
  }

  /**
   * Returns the literal of a function of literals.
   *
   * @param inputs {@code [arity]}
   */
  int of(NodeFunction function, int[] inputs) {
    return switch (function) {
      case Logic named -> of(named, inputs);
      case Table table -> of(table.bits(), inputs);
      case Cover cover -> of(cover, inputs);
    };
  }

  private int of(Logic named, int[] inputs) {
    return switch (named) {
      case ZERO -> SharedLogic.FALSE;
      case ONE -> SharedLogic.TRUE;
      case BUFFER -> inputs[0];
      case NOT -> SharedLogic.not(inputs[0]);
      case AND -> logic.and(inputs);
      case NAND -> SharedLogic.not(logic.and(inputs));
      case OR -> logic.or(inputs);
      case NOR -> SharedLogic.not(logic.or(inputs));
      case XOR -> logic.xor(inputs);
      case XNOR -> SharedLogic.not(logic.xor(inputs));
      case MULTIPLEXER -> logic.choose(inputs[0], inputs[1], inputs[2]);
    };
  }

  /** Takes whichever is less deep, then has fewer new gates: the sum of products, or the table. */
  private int of(Cover cover, int[] inputs) {
    int before = logic.variables();
    int sum = sumOfProducts(cover, inputs);
    if (inputs.length > Table.LARGEST_ARITY) {
      return sum;
    }
    int between = logic.variables();
    int table = of(bits(cover), inputs);
    int ofTable = logic.variables() - between;
    int levels = Integer.compare(logic.level(table), logic.level(sum));
    return levels < 0 || (levels == 0 && ofTable < between - before) ? table : sum;
  }

  private int sumOfProducts(Cover cover, int[] inputs) {
    int[] products =
        cover.patterns().stream().mapToInt(pattern -> product(pattern, inputs)).toArray();
    int sum = logic.or(products);
    return cover.value() ? sum : SharedLogic.not(sum);
  }

  private int product(String pattern, int[] inputs) {
    List<Integer> literals = new ArrayList<>();
    for (int i = 0; i < inputs.length; i++) {
      if (pattern.charAt(i) != '-') {
        literals.add(pattern.charAt(i) == '1' ? inputs[i] : SharedLogic.not(inputs[i]));
      }
    }
    return logic.and(literals.stream().mapToInt(Integer::intValue).toArray());
  }

  private static long bits(Cover cover) {
    long bits = 0;
    boolean[] values = new boolean[cover.arity()];
    for (int pattern = 0; pattern < 1 << cover.arity(); pattern++) {
      for (int i = 0; i < values.length; i++) {
        values[i] = (pattern >> i & 1) == 1;
      }
      bits |= cover.value(values) ? 1L << pattern : 0;
    }
    return bits;
  }

  /**
   * Returns the literal of a table: inputs that decide alone are split off, the latest first, and
   * otherwise the one that leaves the fewest to its two halves chooses between them.
   *
   * @param bits as in {@link Table}
   */
  int of(long bits, int[] inputs) {
    return new Tables(inputs).of(spread(bits, inputs.length));
  }

  /** Repeats a table of few inputs so that it is one of six, of which it ignores the others. */
  private static long spread(long bits, int arity) {
    long spread = bits;
    for (int i = arity; i < Table.LARGEST_ARITY; i++) {
      spread |= spread << (1 << i);
    }
    return spread;
  }

  /** One table and its cofactors, all as tables of six inputs. */
  private final class Tables {

    private static final long[] WHERE_ONE = {
      0xAAAAAAAAAAAAAAAAL,
      0xCCCCCCCCCCCCCCCCL,
      0xF0F0F0F0F0F0F0F0L,
      0xFF00FF00FF00FF00L,
      0xFFFF0000FFFF0000L,
      0xFFFFFFFF00000000L
    };

    private final int[] inputs;
    private final Integer[] latestFirst; // [arity]
    private final Map<Long, Integer> known = new HashMap<>();

    Tables(int[] inputs) {
      this.inputs = inputs;
      latestFirst = new Integer[inputs.length];
      Arrays.setAll(latestFirst, i -> i);
      Arrays.sort(
          latestFirst, (a, b) -> Integer.compare(logic.level(inputs[b]), logic.level(inputs[a])));
    }

    int of(long bits) {
      Integer literal = known.get(bits);
      if (literal == null) {
        literal = decomposed(bits);
        known.put(bits, literal);
      }
      return literal;
    }

    private int decomposed(long bits) {
      if (bits == 0 || bits == -1) {
        return bits == 0 ? SharedLogic.FALSE : SharedLogic.TRUE;
      }
      int chooser = -1;
      int least = Integer.MAX_VALUE;
      for (int input : latestFirst) {
        if (!dependsOn(bits, input)) {
          continue;
        }
        if (decides(bits, input)) {
          return splitOff(bits, input);
        }
        int left =
            Long.bitCount(support(low(bits, input))) + Long.bitCount(support(high(bits, input)));
        if (left < least) {
          least = left;
          chooser = input;
        }
      }
      return logic.choose(inputs[chooser], of(high(bits, chooser)), of(low(bits, chooser)));
    }

    private boolean decides(long bits, int input) {
      long low = low(bits, input);
      long high = high(bits, input);
      return low == 0 || low == -1 || high == 0 || high == -1 || low == ~high;
    }

    private int splitOff(long bits, int input) {
      long low = low(bits, input);
      long high = high(bits, input);
      int literal = inputs[input];
      if (low == ~high) {
        return logic.xor(literal, of(low));
      }
      if (low == 0) {
        return logic.and(literal, of(high));
      }
      if (low == -1) {
        return logic.or(SharedLogic.not(literal), of(high));
      }
      return high == 0 ? logic.and(SharedLogic.not(literal), of(low)) : logic.or(literal, of(low));
    }

    private long support(long bits) {
      long support = 0;
      for (int input = 0; input < inputs.length; input++) {
        support |= dependsOn(bits, input) ? 1L << input : 0;
      }
      return support;
    }

    private static boolean dependsOn(long bits, int input) {
      return low(bits, input) != high(bits, input);
    }

    private static long low(long bits, int input) {
      long kept = bits & ~WHERE_ONE[input];
      return kept | kept << (1 << input);
    }

    private static long high(long bits, int input) {
      long kept = bits & WHERE_ONE[input];
      return kept | kept >>> (1 << input);
    }
  }
}
