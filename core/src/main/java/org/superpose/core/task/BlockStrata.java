package org.superpose.core.task;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.superpose.core.random.RandomStream;

/** The strata of a problem on blocks. */
final class BlockStrata {

  private BlockStrata() {}

  static List<InputStratum> of(Problem problem, Domain.Blocks blocks) {
    List<InputStratum> strata = new ArrayList<>();
    int active = blocks.active();
    strata.add(
        new InputStratum(
            "uniform",
            active + " blocks, every set equally likely, any features active in each",
            r -> draw(problem, blocks, active, r)));
    if (active > 1) {
      strata.add(
          new InputStratum(
              "sparser",
              "fewer than " + active + " blocks, every number and set equally likely",
              r -> draw(problem, blocks, r.nextInt(active), r)));
    }
    strata.add(
        new InputStratum(
            "full",
            active + " blocks, every set equally likely, all features active in each",
            r -> full(problem, blocks, r)));
    strata.add(
        new InputStratum(
            "changed",
            "inputs of a random output that change it, each such choice equally likely, and other"
                + " blocks",
            r -> changing(problem, blocks, r)));
    return List.copyOf(strata);
  }

  private static int[] draw(Problem problem, Domain.Blocks blocks, int count, RandomStream random) {
    TreeMap<Integer, Integer> patterns = new TreeMap<>();
    for (int block : random.subset(count, problem.features() / blocks.size())) {
      patterns.put(block, pattern(blocks, random));
    }
    return features(patterns, blocks);
  }

  private static int[] full(Problem problem, Domain.Blocks blocks, RandomStream random) {
    TreeMap<Integer, Integer> patterns = new TreeMap<>();
    for (int block : random.subset(blocks.active(), problem.features() / blocks.size())) {
      patterns.put(block, (1 << blocks.size()) - 1);
    }
    return features(patterns, blocks);
  }

  /** The blocks of the output's active inputs come first, as far as the domain allows. */
  private static int[] changing(Problem problem, Domain.Blocks blocks, RandomStream random) {
    int output = random.nextInt(problem.outputs());
    int state = InputStrata.changingState(problem, output, random);
    TreeMap<Integer, Integer> patterns = new TreeMap<>();
    for (int feature : InputStrata.members(problem.inputs(output), state)) {
      int block = feature / blocks.size();
      if (patterns.containsKey(block) || patterns.size() < blocks.active()) {
        patterns.merge(block, 1 << feature % blocks.size(), (a, b) -> a | b);
      }
    }
    while (patterns.size() < blocks.active()) {
      patterns.putIfAbsent(
          random.nextInt(problem.features() / blocks.size()), pattern(blocks, random));
    }
    return features(patterns, blocks);
  }

  /** Returns a random set of features of a block, not empty: bit i for the i-th. */
  private static int pattern(Domain.Blocks blocks, RandomStream random) {
    return 1 + random.nextInt((1 << blocks.size()) - 1);
  }

  private static int[] features(SortedMap<Integer, Integer> patterns, Domain.Blocks blocks) {
    return patterns.entrySet().stream()
        .flatMapToInt(
            entry ->
                IntStream.range(0, blocks.size())
                    .filter(i -> (entry.getValue() >> i & 1) == 1)
                    .map(i -> entry.getKey() * blocks.size() + i))
        .toArray();
  }
}
