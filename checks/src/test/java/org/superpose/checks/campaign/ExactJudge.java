package org.superpose.checks.campaign;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * The judge of the campaign: runs a network on every input of the domain, in whole numbers, and
 * shares no code with the engine. It reads plain numbers and has its own meaning of every gate.
 *
 * <p>Cost: for each input an addition over the first layer, and what the neurons above 0 feed; in
 * longs as long as nothing overflows, otherwise in whole numbers without a limit.
 */
final class ExactJudge {

  private final Spec spec;
  private final Units units;
  private final int[][] outputsOf; // [features][]
  private final int[] active; // [sparsity]
  private Evaluation evaluation;
  private int size;
  private long inputs;
  private long wrongInputs;
  private long wrongOutputs;
  private int[] witness; // null while no input is wrong
  private int witnessOutput = -1;
  private int[] states; // [outputs], bit i for active input i

  private ExactJudge(Spec spec, Units units) {
    this.spec = spec;
    this.units = units;
    active = new int[spec.sparsity()];
    int[] counts = new int[spec.features()];
    for (int[] gate : spec.gates()) {
      for (int feature : gate) {
        counts[feature]++;
      }
    }
    outputsOf = new int[spec.features()][];
    Arrays.setAll(outputsOf, feature -> new int[counts[feature]]);
    for (int q = spec.outputs() - 1; q >= 0; q--) {
      for (int feature : spec.gates()[q]) {
        outputsOf[feature][--counts[feature]] = q;
      }
    }
  }

  /** Judges a network on every input. */
  static Truth judge(Spec spec) {
    Units units = Units.of(spec);
    try {
      return new ExactJudge(spec, units).judge(new LongEvaluation(spec, units));
    } catch (ArithmeticException e) {
      return new ExactJudge(spec, units).judge(new BigEvaluation(spec, units));
    }
  }

  /** Returns a score minus its threshold, exact. */
  static BigDecimal above(Spec spec, int[] activeInputs, int output) {
    Units units = Units.of(spec);
    Evaluation evaluation = new BigEvaluation(spec, units);
    for (int feature : activeInputs) {
      evaluation.push(feature);
    }
    evaluation.run();
    return Units.decimal(evaluation.above(output), units.stages().getLast().sums());
  }

  /** Returns whether an output should be on. */
  static boolean isOn(Spec spec, int[] activeInputs, int output) {
    int[] gate = spec.gates()[output];
    int state = 0;
    for (int feature : activeInputs) {
      for (int position = 0; position < gate.length; position++) {
        state |= gate[position] == feature ? 1 << position : 0;
      }
    }
    return isOn(spec.problem().functions().get(output), gate.length, state);
  }

  private static boolean isOn(String function, int arity, int state) {
    int on = Integer.bitCount(state);
    return switch (function) {
      case "IDENTITY" -> on == 1;
      case "AND" -> on == arity;
      case "OR" -> on >= 1;
      case "XOR" -> on % 2 == 1;
      case "AND_NOT" -> state % 2 == 1 && on == 1;
      default -> function.charAt(state) == '1';
    };
  }

  private Truth judge(Evaluation by) {
    evaluation = by;
    states = new int[spec.outputs()];
    walk(0);
    return new Truth(
        inputs,
        wrongInputs,
        wrongOutputs,
        witness == null ? new int[0] : witness,
        witnessOutput,
        Units.decimal(evaluation.smallestDistance(), units.stages().getLast().sums()));
  }

  /** Judges the current input and all that continue it with features from a first one on. */
  private void walk(int from) {
    judgeCurrent();
    for (int feature = from; feature < spec.features() && size < active.length; feature++) {
      if (mayJoin(feature)) {
        toggle(feature);
        evaluation.push(feature);
        active[size++] = feature;
        walk(feature + 1);
        size--;
        evaluation.pop();
        toggle(feature);
      }
    }
  }

  /** Returns whether no more blocks are active than may be, if there are blocks. */
  private boolean mayJoin(int feature) {
    int block = spec.problem().block();
    if (block == 0) {
      return true;
    }
    int others = 0; // active blocks other than the feature's; features ascend
    int last = feature / block;
    for (int i = size - 1; i >= 0; i--) {
      others += active[i] / block == last ? 0 : 1;
      last = active[i] / block;
    }
    return others < spec.sparsity() / block;
  }

  private void toggle(int feature) {
    for (int q : outputsOf[feature]) {
      for (int position = 0; position < spec.gates()[q].length; position++) {
        states[q] ^= spec.gates()[q][position] == feature ? 1 << position : 0;
      }
    }
  }

  private void judgeCurrent() {
    evaluation.run();
    inputs++;
    int first = -1;
    for (int q = spec.outputs() - 1; q >= 0; q--) {
      boolean on = isOn(spec.problem().functions().get(q), spec.gates()[q].length, states[q]);
      evaluation.noteDistance(q, on);
      if ((evaluation.sign(q) > 0) != on) {
        wrongOutputs++;
        first = q;
      }
    }
    if (first >= 0) {
      wrongInputs++;
      // Sets of one size are met in lexicographic order.
      if (witness == null || size < witness.length) {
        witness = Arrays.copyOf(active, size);
        witnessOutput = first;
      }
    }
  }
}
