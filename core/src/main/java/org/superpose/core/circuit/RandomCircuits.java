package org.superpose.core.circuit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.superpose.core.random.RandomStream;
import org.superpose.core.task.Gate;

/**
 * Draws small circuits: levels of different gates, none of which computes what an earlier signal
 * does, every signal of a level used by the next, the last level shown by the outputs.
 *
 * @param inputs of each circuit, from 2 to 10
 * @param levels the depth, at least 1
 * @param gates the number of gates of each level but the last, at least 1
 * @param outputs the number of outputs, the gates of the last level; at least 1
 */
public record RandomCircuits(int inputs, int levels, int gates, int outputs) {

  /** The largest number of inputs; every function is known by its table. */
  public static final int LARGEST_INPUTS = 10;

  private static final int MOST_DRAWS = 1_000; // of one level, of one circuit, of one that differs

  private static final Gate[] GATES = {Gate.AND, Gate.OR, Gate.XOR, Gate.AND_NOT};

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if one is out of range, or a level cannot use all signals of
   *     the one before: it has more than twice as many
   */
  public RandomCircuits {
    if (inputs < 2 || inputs > LARGEST_INPUTS || levels < 1 || gates < 1 || outputs < 1) {
      throw new IllegalArgumentException(
          "circuits have 2 to %s inputs and at least 1 level, gate and output, not %s, %s, %s, %s"
              .formatted(LARGEST_INPUTS, inputs, levels, gates, outputs));
    }
    int first = levels == 1 ? outputs : gates;
    if (inputs > 2 * first || (levels > 1 && gates > 2 * outputs)) {
      throw new IllegalArgumentException(
          "a level of gates of two inputs uses at most twice as many signals as it has gates:"
              + " %s inputs, %s gates a level and %s outputs leave some unused"
                  .formatted(inputs, gates, outputs));
    }
  }

  /**
   * Draws circuits no two of which compute the same.
   *
   * @param count how many
   * @throws IllegalArgumentException if there are hardly as many of these sizes: the message says
   *     how many were found
   */
  public List<Circuit> draw(int count, RandomStream random) {
    Set<List<BitSet>> seen = new HashSet<>();
    List<Circuit> circuits = new ArrayList<>(count);
    while (circuits.size() < count) {
      int draws = 0;
      Draft draft = draft(random);
      while (!seen.add(draft.outputs())) {
        if (++draws == MOST_DRAWS) {
          throw new IllegalArgumentException(
              "only %s different circuits of %s inputs, %s levels, %s gates a level and %s outputs"
                      .formatted(circuits.size(), inputs, levels, gates, outputs)
                  + " were found, not %s".formatted(count));
        }
        draft = draft(random);
      }
      circuits.add(draft.circuit());
    }
    return circuits;
  }

  private Draft draft(RandomStream random) {
    for (int draws = 0; draws < MOST_DRAWS; draws++) {
      Draft draft = new Draft(this);
      if (draft.fill(random)) {
        return draft;
      }
    }
    throw new IllegalArgumentException(
        "no circuit of %s inputs, %s levels, %s gates a level and %s outputs was found"
                .formatted(inputs, levels, gates, outputs)
            + " all of whose gates differ");
  }

  /** A circuit under construction. */
  private static final class Draft {

    private final RandomCircuits sizes;
    private final SharedLogic logic;
    private final Set<BitSet> functions = new HashSet<>();
    private List<BitSet> tables = new ArrayList<>(); // of the level before
    private int[] literals; // of the level before

    Draft(RandomCircuits sizes) {
      this.sizes = sizes;
      logic = new SharedLogic(sizes.inputs());
      literals = IntStream.range(0, sizes.inputs()).map(SharedLogic::feature).toArray();
      functions.add(new BitSet());
      for (int input = 0; input < sizes.inputs(); input++) {
        BitSet table = new BitSet();
        for (int pattern = 0; pattern < 1 << sizes.inputs(); pattern++) {
          table.set(pattern, (pattern >> input & 1) == 1);
        }
        tables.add(table);
        functions.add(table);
      }
    }

    List<BitSet> outputs() {
      return tables;
    }

    Circuit circuit() {
      return Normalization.circuit(
          logic, literals, names("x", sizes.inputs()), names("y", literals.length));
    }

    private static List<String> names(String prefix, int count) {
      return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    boolean fill(RandomStream random) {
      for (int level = 1; level <= sizes.levels(); level++) {
        int size = level == sizes.levels() ? sizes.outputs() : sizes.gates();
        int draws = 1;
        while (!level(level, size, random)) {
          if (++draws > MOST_DRAWS) {
            return false;
          }
        }
      }
      return true;
    }

    private boolean level(int level, int size, RandomStream random) {
      int[] slots = slots(2 * size, literals.length, random);
      List<BitSet> nextTables = new ArrayList<>();
      Set<BitSet> added = new HashSet<>();
      int[] next = new int[size];
      for (int i = 0; i < size; i++) {
        int a = slots[2 * i];
        int b = slots[2 * i + 1];
        if (a == b) {
          return false;
        }
        Gate gate = GATES[random.nextInt(GATES.length)];
        next[i] = literal(gate, literals[a], literals[b]);
        BitSet table = table(gate, tables.get(a), tables.get(b));
        if (logic.level(next[i]) != level || functions.contains(table) || !added.add(table)) {
          return false;
        }
        nextTables.add(table);
      }
      functions.addAll(added);
      tables = nextTables;
      literals = next;
      return true;
    }

    /** Returns every number below a bound at least once, the rest at random, in random order. */
    private static int[] slots(int count, int bound, RandomStream random) {
      int[] slots = new int[count];
      Arrays.setAll(slots, i -> i < bound ? i : random.nextInt(bound));
      random.shuffle(slots);
      return slots;
    }

    private int literal(Gate gate, int a, int b) {
      return switch (gate) {
        case AND -> logic.and(a, b);
        case OR -> logic.or(a, b);
        case XOR -> logic.xor(a, b);
        default -> logic.and(a, SharedLogic.not(b));
      };
    }

    private static BitSet table(Gate gate, BitSet a, BitSet b) {
      BitSet table = (BitSet) a.clone();
      switch (gate) {
        case AND -> table.and(b);
        case OR -> table.or(b);
        case XOR -> table.xor(b);
        default -> table.andNot(b);
      }
      return table;
    }
  }
}
