package org.superpose.checks.campaign;

import java.util.ArrayList;
import java.util.List;
import org.superpose.core.random.RandomStream;
import org.superpose.core.task.Gate;

/**
 * Random problems whose outputs are gates and truth tables of their own, half of them on blocks.
 */
final class MixedProblems {

  private static final int MOST_FEATURES = 30;
  private static final int MOST_ARITY = 4;
  private static final int MOST_ACTIVE = 6;
  private static final int[] INPUTS = {12, 40, 100, 200, 400};

  private MixedProblems() {}

  static Problems draw(RandomStream random) {
    int most = INPUTS[random.nextInt(INPUTS.length)];
    boolean onBlocks = random.nextInt(2) == 0;
    int size = onBlocks ? 1 + random.nextInt(5) : 1;
    long patterns = (1L << size) - 1;
    int active = 1 + random.nextInt(Math.max(1, MOST_ACTIVE / size));
    while (active > 1 && Problems.inputs(active, active, patterns) > most) {
      active--;
    }
    int things = active;
    while ((things + 1) * size < MOST_FEATURES
        && Problems.inputs(things + 1, active, patterns) <= most) {
      things++;
    }
    if (random.nextInt(3) == 0) {
      things = active + random.nextInt(things - active + 1);
    }
    int features = things * size;
    int[][] gates = new int[1 + random.nextInt(8)][];
    List<String> functions = new ArrayList<>();
    boolean tables = random.nextInt(4) > 0;
    for (int q = 0; q < gates.length; q++) {
      gates[q] = random.subset(1 + random.nextInt(Math.min(features, MOST_ARITY)), features);
      random.shuffle(gates[q]);
      functions.add(function(gates[q].length, tables, random));
    }
    return new Problems(functions, features, active * size, onBlocks ? size : 0, gates);
  }

  private static String function(int arity, boolean tables, RandomStream random) {
    if (tables && random.nextInt(2) == 0) {
      StringBuilder digits = new StringBuilder();
      for (int state = 0; state < 1 << arity; state++) {
        digits.append(random.nextInt(2));
      }
      return digits.toString();
    }
    Gate gate = List.of(Gate.values()).get(random.nextInt(Gate.values().length));
    return gate.allows(arity) ? gate.name() : Gate.OR.name();
  }
}
