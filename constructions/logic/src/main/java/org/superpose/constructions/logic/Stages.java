package org.superpose.constructions.logic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.superpose.core.task.Problem;

/**
 * AND gates of many inputs as stages of pairwise ones. A gate of stage t is the AND of t + 1 inputs
 * that follow each other in some output's list, and so of two gates of the stage before: one
 * without its last input, one without its first. Outputs share the gates that they have in common;
 * the last stage has one gate for each output.
 *
 * @param pairs of each stage, {@code [gates][2]}, gates of the stage before or features
 */
record Stages(List<int[][]> pairs) {

  /** Returns the stages of a problem whose gates all have the same number of inputs, at least 2. */
  static Stages of(Problem problem) {
    List<int[][]> stages = new ArrayList<>();
    Map<List<Integer>, Integer> before = new HashMap<>();
    for (int feature = 0; feature < problem.features(); feature++) {
      before.put(List.of(feature), feature);
    }
    int arity = problem.arity(0);
    for (int length = 2; length <= arity; length++) {
      Map<List<Integer>, Integer> gates = new HashMap<>();
      List<int[]> pairs = new ArrayList<>();
      for (int output = 0; output < problem.outputs(); output++) {
        int[] inputs = problem.inputs(output);
        for (int first = 0; first + length <= arity; first++) {
          List<Integer> run = run(inputs, first, length);
          if (length == arity || gates.putIfAbsent(run, pairs.size()) == null) {
            pairs.add(
                new int[] {
                  before.get(run(inputs, first, length - 1)),
                  before.get(run(inputs, first + 1, length - 1))
                });
          }
        }
      }
      stages.add(pairs.toArray(int[][]::new));
      before = gates;
    }
    return new Stages(stages);
  }

  private static List<Integer> run(int[] inputs, int first, int length) {
    return Arrays.stream(inputs, first, first + length).sorted().boxed().toList();
  }

  /** Returns how many stages there are. */
  int count() {
    return pairs.size();
  }

  /** Returns how many gates a stage has; stage 0 are the features. */
  int gates(int stage, Problem problem) {
    return stage == 0 ? problem.features() : pairs.get(stage - 1).length;
  }
}
