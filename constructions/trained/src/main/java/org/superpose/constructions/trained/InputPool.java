package org.superpose.constructions.trained;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.superpose.core.random.RandomStream;
import org.superpose.core.task.InputStratum;
import org.superpose.core.task.Problem;

/**
 * The inputs that training looks at: all of the domain if these are few, otherwise a sample of
 * every stratum; and those on which a proof found the network wrong.
 */
final class InputPool {

  private static final List<String> WIDE = List.of("uniform", "sparser", "hub", "neighbours");

  private final Problem problem;
  private final List<InputStratum> strata;
  private final List<InputStratum> changing; // strata that switch outputs
  private final List<int[]> inputs = new ArrayList<>();
  private final List<int[]> active = new ArrayList<>(); // outputs that are to be on
  private final Set<List<Integer>> added = new HashSet<>(); // from proofs
  private final boolean complete;

  /**
   * Draws the inputs.
   *
   * @param most how many are kept, but for those that are added later
   */
  InputPool(Problem problem, int most, RandomStream random) {
    this.problem = problem;
    strata = problem.strata();
    List<InputStratum> switching =
        strata.stream().filter(stratum -> !WIDE.contains(stratum.name())).toList();
    changing = switching.isEmpty() ? strata : switching;
    long all = problem.shape().inputCount().orElse(Long.MAX_VALUE);
    complete = all <= most;
    if (complete) {
      walk(new int[problem.sparsity()], 0, 0);
    } else {
      for (int i = 0; i < most; i++) {
        keep(strata.get(i % strata.size()).sample(random));
      }
    }
  }

  /** Keeps an input and all that continue it with larger features. */
  private void walk(int[] members, int size, int least) {
    keep(Arrays.copyOf(members, size));
    if (size == members.length) {
      return;
    }
    int features = problem.features();
    int next = problem.domain().next(members, size, least, features);
    while (next < features) {
      members[size] = next;
      walk(members, size + 1, next + 1);
      next = problem.domain().next(members, size, next + 1, features);
    }
  }

  private void keep(int[] input) {
    inputs.add(input);
    active.add(problem.activeOutputs(input));
  }

  /** Adds an input, unless it is there already; returns whether it was new. */
  boolean add(List<Integer> input) {
    boolean isNew = !complete && added.add(input);
    if (isNew) {
      keep(input.stream().mapToInt(Integer::intValue).toArray());
    }
    return isNew;
  }

  /** Returns how many inputs there are. */
  int size() {
    return inputs.size();
  }

  /** Returns whether all inputs of the domain are there. */
  boolean isComplete() {
    return complete;
  }

  /** Returns the active features of an input, ascending; not to be changed. */
  int[] input(int number) {
    return inputs.get(number);
  }

  /** Returns the outputs that are to be on for an input, ascending; not to be changed. */
  int[] active(int number) {
    return active.get(number);
  }

  /** Draws an input that is likely to switch an output, or now and then one of another stratum. */
  int[] drawStratum(int number, RandomStream random) {
    List<InputStratum> from = number % 2 == 0 ? changing : strata;
    return from.get(number / 2 % from.size()).sample(random);
  }

  /** Returns the outputs that are to be on for any input. */
  int[] outputsOf(int[] input) {
    return problem.activeOutputs(input);
  }
}
