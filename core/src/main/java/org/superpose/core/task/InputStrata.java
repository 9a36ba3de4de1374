package org.superpose.core.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.superpose.core.random.RandomStream;

/**
 * The strata of a problem. A uniformly random input almost never switches a gate on, so inputs that
 * stress the gates are strata of their own.
 */
final class InputStrata {

  private static final int HUBS_PER_THOUSAND = 10;

  private InputStrata() {}

  static List<InputStratum> of(Problem problem) {
    List<InputStratum> strata = new ArrayList<>();
    int v = problem.sparsity();
    int m = problem.features();
    strata.add(
        new InputStratum(
            "uniform", v + " features, every set equally likely", r -> r.subset(v, m)));
    if (v > 1) {
      strata.add(
          new InputStratum(
              "sparser",
              "fewer than " + v + " features, every number and set equally likely",
              r -> r.subset(r.nextInt(v), m)));
    }
    if (problem.gate() != Gate.IDENTITY) {
      strata.add(
          new InputStratum(
              "gate-on",
              "all inputs of a random gate",
              r -> fill(problem, gateInputs(problem, r), r)));
      int[] hubs = hubs(problem);
      strata.add(
          new InputStratum(
              "hub",
              "one of the " + hubs.length + " features of largest influence",
              r -> fill(problem, new int[] {hubs[r.nextInt(hubs.length)]}, r)));
      strata.add(
          new InputStratum(
              "neighbours",
              "inputs of two gates that share an input, without the shared one",
              r -> fill(problem, neighbours(problem, r), r)));
    }
    return List.copyOf(strata);
  }

  private static int[] gateInputs(Problem problem, RandomStream random) {
    return problem.inputs(random.nextInt(problem.outputs()));
  }

  private static int[] hubs(Problem problem) {
    int count = Math.max(1, problem.features() * HUBS_PER_THOUSAND / 1000);
    return IntStream.range(0, problem.features())
        .boxed()
        .sorted(Comparator.comparingInt((Integer f) -> -problem.influence(f)))
        .limit(count)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int[] neighbours(Problem problem, RandomStream random) {
    int[] gate = gateInputs(problem, random);
    int shared = gate[random.nextInt(gate.length)];
    int[] other =
        problem.inputs(problem.outputOf(shared, random.nextInt(problem.influence(shared))));
    return IntStream.concat(Arrays.stream(gate), Arrays.stream(other))
        .filter(feature -> feature != shared)
        .toArray();
  }

  /** Returns the seeds, cut to v features or filled up to v with random other ones. */
  private static int[] fill(Problem problem, int[] seeds, RandomStream random) {
    TreeSet<Integer> active = new TreeSet<>();
    for (int seed : seeds) {
      if (active.size() < problem.sparsity()) {
        active.add(seed);
      }
    }
    while (active.size() < problem.sparsity()) {
      active.add(random.nextInt(problem.features()));
    }
    return active.stream().mapToInt(Integer::intValue).toArray();
  }
}
