package org.superpose.core.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.superpose.core.random.RandomStream;

/**
 * The strata of a problem. A uniformly random input almost never switches a gate on, so inputs that
 * stress the gates are strata of their own.
 */
final class InputStrata {

  private static final int FEATURES_PER_HUB = 100;
  private static final int[] NONE = {};

  private InputStrata() {}

  static List<InputStratum> of(Problem problem) {
    return switch (problem.domain()) {
      case Domain.AtMost _ -> ofFeatures(problem);
      case Domain.Blocks blocks -> BlockStrata.of(problem, blocks);
    };
  }

  private static List<InputStratum> ofFeatures(Problem problem) {
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
    if (!problem.isAll(Gate.IDENTITY)) {
      addGateStrata(problem, strata);
    }
    return List.copyOf(strata);
  }

  private static void addGateStrata(Problem problem, List<InputStratum> strata) {
    if (problem.commonGate().isEmpty()) {
      strata.add(
          new InputStratum(
              "changed",
              "inputs of a random output that change it, each such choice equally likely",
              r -> changing(problem, r)));
      strata.add(
          new InputStratum(
              "gate-full", "all inputs of a random output", r -> allInputs(problem, r)));
    } else if (problem.isAll(Gate.AND)) {
      strata.add(
          new InputStratum("gate-on", "all inputs of a random gate", r -> allInputs(problem, r)));
    } else {
      strata.add(
          new InputStratum(
              "gate-on",
              "one input that switches a random gate on, none of its others",
              r -> oneInput(problem, r)));
      strata.add(
          new InputStratum("gate-full", "all inputs of a random gate", r -> allInputs(problem, r)));
    }
    int[] hubs = hubs(problem);
    strata.add(
        new InputStratum(
            "hub",
            "one of the " + hubs.length + " features of largest influence",
            r -> fill(problem, new int[] {hubs[r.nextInt(hubs.length)]}, NONE, r)));
    strata.add(
        new InputStratum(
            "neighbours",
            "inputs of two gates that share an input, without the shared one",
            r -> neighbours(problem, r)));
  }

  private static int[] gateInputs(Problem problem, RandomStream random) {
    return problem.inputs(random.nextInt(problem.outputs()));
  }

  private static int[] allInputs(Problem problem, RandomStream random) {
    return fill(problem, gateInputs(problem, random), NONE, random);
  }

  private static int[] oneInput(Problem problem, RandomStream random) {
    int[] gate = gateInputs(problem, random);
    int on = problem.isAll(Gate.AND_NOT) ? 0 : random.nextInt(gate.length);
    int[] others = IntStream.of(gate).filter(feature -> feature != gate[on]).toArray();
    return fill(problem, new int[] {gate[on]}, others, random);
  }

  /** Returns an input that switches a random output, or what the sparsity leaves of it. */
  private static int[] changing(Problem problem, RandomStream random) {
    int output = random.nextInt(problem.outputs());
    int[] inputs = problem.inputs(output);
    int state = changingState(problem, output, random);
    return fill(problem, members(inputs, state), members(inputs, ~state), random);
  }

  /** Returns a random state of an output's inputs in which it is not what it is without any. */
  static int changingState(Problem problem, int output, RandomStream random) {
    int arity = problem.arity(output);
    boolean rest = problem.value(output, 0);
    if (arity > TruthTable.LARGEST_ARITY) {
      return random.nextInt(1 << 30) & ((1 << arity) - 1);
    }
    int[] states =
        IntStream.range(1, 1 << arity)
            .filter(state -> problem.value(output, state) != rest)
            .toArray();
    return states.length == 0 ? 0 : states[random.nextInt(states.length)];
  }

  /** Returns the inputs whose bits are set. */
  static int[] members(int[] inputs, int state) {
    return IntStream.range(0, inputs.length)
        .filter(position -> (state >> position & 1) == 1)
        .map(position -> inputs[position])
        .toArray();
  }

  private static int[] neighbours(Problem problem, RandomStream random) {
    int[] gate = gateInputs(problem, random);
    int shared = gate[random.nextInt(gate.length)];
    int[] other =
        problem.inputs(problem.outputOf(shared, random.nextInt(problem.influence(shared))));
    int[] both =
        IntStream.concat(Arrays.stream(gate), Arrays.stream(other))
            .filter(feature -> feature != shared)
            .toArray();
    return fill(problem, both, new int[] {shared}, random);
  }

  /** Returns one in a hundred features, those of largest influence; none without any influence. */
  private static int[] hubs(Problem problem) {
    int count = Math.max(1, problem.features() / FEATURES_PER_HUB);
    return IntStream.range(0, problem.features())
        .filter(feature -> problem.influence(feature) > 0)
        .mapToLong(feature -> ((long) -problem.influence(feature) << 32) | feature)
        .sorted()
        .limit(count)
        .mapToInt(key -> (int) key)
        .toArray();
  }

  /**
   * Returns the seeds, cut to v features or filled up with random other ones but for those to
   * avoid: to v features, or all that are left.
   */
  private static int[] fill(Problem problem, int[] seeds, int[] avoided, RandomStream random) {
    int size = Math.min(problem.sparsity(), problem.features() - avoided.length);
    TreeSet<Integer> active = new TreeSet<>();
    for (int seed : seeds) {
      if (active.size() < size) {
        active.add(seed);
      }
    }
    while (active.size() < size) {
      int feature = random.nextInt(problem.features());
      if (IntStream.of(avoided).noneMatch(other -> other == feature)) {
        active.add(feature);
      }
    }
    return active.stream().mapToInt(Integer::intValue).toArray();
  }
}
