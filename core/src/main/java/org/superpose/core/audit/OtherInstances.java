package org.superpose.core.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;

/**
 * Instances to compare one with: what is public is the same for all of them.
 *
 * <p>Most are relabelled: features and outputs in random order, in the reverse order, two features
 * or two outputs exchanged. A relabelled graph keeps its degrees, so others are drawn anew from the
 * family where that can be done ({@link UniformFamily}). All are written as the original is: inputs
 * of a gate ascending, gates ascending, so that their looks tell none of them from it.
 */
final class OtherInstances {

  private static final int REVERSED = 1;
  private static final int FIRST_DRAWN = 3;
  private static final int TWO_FEATURES = 4;
  private static final int TWO_OUTPUTS = 5;

  private final Problem original;
  private final boolean inputsAscend;
  private final boolean gatesAscend;

  /**
   * One of them.
   *
   * @param relabelled whether it differs in labels only; otherwise it is another function of the
   *     family, which a construction may decline
   */
  record Instance(Problem problem, boolean relabelled) {}

  private OtherInstances(Problem original) {
    this.original = original;
    int[][] gates = gates(original);
    inputsAscend = isSymmetric(original) && Arrays.stream(gates).allMatch(OtherInstances::ascends);
    gatesAscend =
        IntStream.range(1, gates.length).allMatch(i -> Arrays.compare(gates[i - 1], gates[i]) < 0);
  }

  /**
   * Returns instances that differ from a problem, the first ones relabelled.
   *
   * @param count how many at most: those that come out the same are left out
   */
  static List<Instance> of(Problem original, Seed seed, int count) {
    OtherInstances others = new OtherInstances(original);
    Optional<UniformFamily> family = UniformFamily.of(original);
    List<Instance> instances = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      RandomStream random = seed.derive("instance", number).stream();
      boolean drawn = family.isPresent() && isDrawn(number);
      Problem other =
          drawn
              ? others.written(gates(family.get().draw(random)))
              : others.relabelled(number, random);
      if (!isSame(other, original)) {
        instances.add(new Instance(other, !drawn));
      }
    }
    return instances;
  }

  private static boolean isDrawn(int number) {
    return number == FIRST_DRAWN || (number > TWO_OUTPUTS && number % 2 == 0);
  }

  /** Returns the same problem, as another object. */
  static Problem copy(Problem problem) {
    return new Problem(problem.shape(), problem.gate(), gates(problem));
  }

  private Problem relabelled(int number, RandomStream random) {
    int[] features = IntStream.range(0, original.features()).toArray();
    int[] outputs = IntStream.range(0, original.outputs()).toArray();
    switch (number) {
      case REVERSED -> {
        reverse(features);
        reverse(outputs);
      }
      case TWO_FEATURES -> exchange(features, original.input(0, 0), random);
      case TWO_OUTPUTS -> exchange(outputs, 0, random);
      default -> {
        random.shuffle(features);
        random.shuffle(outputs);
      }
    }
    int[][] gates = new int[outputs.length][];
    for (int output = 0; output < outputs.length; output++) {
      gates[outputs[output]] =
          IntStream.of(original.inputs(output)).map(input -> features[input]).toArray();
    }
    return written(gates);
  }

  /** Writes gates as those of the original are; sorting them must not give the original back. */
  private Problem written(int[][] gates) {
    if (inputsAscend) {
      for (int[] gate : gates) {
        Arrays.sort(gate);
      }
    }
    if (gatesAscend) {
      int[][] sorted = gates.clone();
      Arrays.sort(sorted, Arrays::compare);
      Problem alike = new Problem(original.shape(), original.gate(), sorted);
      if (!isSame(alike, original)) {
        return alike;
      }
    }
    return new Problem(original.shape(), original.gate(), gates);
  }

  private static int[][] gates(Problem problem) {
    int[][] gates = new int[problem.outputs()][];
    Arrays.setAll(gates, problem::inputs);
    return gates;
  }

  private static boolean isSymmetric(Problem problem) {
    return problem.gate() != Gate.AND_NOT;
  }

  /** Returns whether two problems of one shape are the same function. */
  private static boolean isSame(Problem one, Problem other) {
    return IntStream.range(0, one.outputs())
        .allMatch(output -> Arrays.equals(function(one, output), function(other, output)));
  }

  private static int[] function(Problem problem, int output) {
    int[] inputs = problem.inputs(output);
    // The first input of AND_NOT is the one that is not negated.
    Arrays.sort(inputs, isSymmetric(problem) ? 0 : 1, inputs.length);
    return inputs;
  }

  private static boolean ascends(int[] gate) {
    return IntStream.range(1, gate.length).allMatch(i -> gate[i - 1] < gate[i]);
  }

  private static void reverse(int[] labels) {
    for (int i = 0; i < labels.length; i++) {
      labels[i] = labels.length - 1 - i;
    }
  }

  private static void exchange(int[] labels, int one, RandomStream random) {
    if (labels.length == 1) {
      return;
    }
    int other = (one + 1 + random.nextInt(labels.length - 1)) % labels.length;
    labels[one] = other;
    labels[other] = one;
  }
}
