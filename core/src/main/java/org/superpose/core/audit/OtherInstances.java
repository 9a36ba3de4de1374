package org.superpose.core.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.task.BooleanFunction;
import org.superpose.core.task.Domain;
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
    inputsAscend =
        original.functions().stream().noneMatch(BooleanFunction::dependsOnOrder)
            && Arrays.stream(gates).allMatch(OtherInstances::ascends);
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
              ? others.written(original.functions(), gates(family.get().draw(random)))
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
    Problem copy = new Problem(problem.shape(), problem.functions(), gates(problem));
    return problem.specification().map(copy::statedBy).orElse(copy);
  }

  private Problem relabelled(int number, RandomStream random) {
    int[] features = IntStream.range(0, original.features()).toArray();
    int[] outputs = IntStream.range(0, original.outputs()).toArray();
    switch (number) {
      case REVERSED -> {
        reverse(features);
        reverse(outputs);
      }
      case TWO_FEATURES -> exchange(features, original.input(0, 0), blockSize(), random);
      case TWO_OUTPUTS -> exchange(outputs, 0, outputs.length, random);
      default -> {
        shuffleFeatures(features, random);
        random.shuffle(outputs);
      }
    }
    BooleanFunction[] functions = new BooleanFunction[outputs.length];
    int[][] gates = new int[outputs.length][];
    for (int output = 0; output < outputs.length; output++) {
      functions[outputs[output]] = original.function(output);
      gates[outputs[output]] =
          IntStream.of(original.inputs(output)).map(input -> features[input]).toArray();
    }
    return original
        .specification()
        .map(
            how ->
                new Problem(original.shape(), Arrays.asList(functions), gates)
                    .statedBy(how.relabelled(features, outputs)))
        .orElseGet(() -> written(Arrays.asList(functions), gates));
  }

  /** Returns how many features, one behind the other, may change places: those of a block. */
  private int blockSize() {
    return original.domain() instanceof Domain.Blocks blocks && blocks.size() > 1
        ? blocks.size()
        : original.features();
  }

  /** Any order will do of features at most v of which are active; blocks stay blocks. */
  private void shuffleFeatures(int[] features, RandomStream random) {
    if (!(original.domain() instanceof Domain.Blocks blocks)) {
      random.shuffle(features);
      return;
    }
    int size = blocks.size();
    int[] places = IntStream.range(0, features.length / size).toArray();
    random.shuffle(places);
    for (int block = 0; block < places.length; block++) {
      int[] within = IntStream.range(0, size).toArray();
      random.shuffle(within);
      for (int i = 0; i < size; i++) {
        features[block * size + i] = places[block] * size + within[i];
      }
    }
  }

  /** Writes gates as those of the original are; sorting them must not give the original back. */
  private Problem written(List<BooleanFunction> functions, int[][] gates) {
    if (inputsAscend) {
      for (int[] gate : gates) {
        Arrays.sort(gate);
      }
    }
    if (gatesAscend) {
      List<Integer> order =
          IntStream.range(0, gates.length)
              .boxed()
              .sorted((one, other) -> Arrays.compare(gates[one], gates[other]))
              .toList();
      Problem alike =
          new Problem(
              original.shape(),
              order.stream().map(functions::get).toList(),
              order.stream().map(output -> gates[output]).toArray(int[][]::new));
      if (!isSame(alike, original)) {
        return alike;
      }
    }
    return new Problem(original.shape(), functions, gates);
  }

  private static int[][] gates(Problem problem) {
    int[][] gates = new int[problem.outputs()][];
    Arrays.setAll(gates, problem::inputs);
    return gates;
  }

  /** Returns whether two problems of one shape are the same function, as far as their looks say. */
  private static boolean isSame(Problem one, Problem other) {
    return IntStream.range(0, one.outputs())
        .allMatch(
            output ->
                one.function(output).equals(other.function(output))
                    && Arrays.equals(sorted(one, output), sorted(other, output)));
  }

  private static int[] sorted(Problem problem, int output) {
    int[] inputs = problem.inputs(output);
    BooleanFunction function = problem.function(output);
    if (function == Gate.AND_NOT || !function.dependsOnOrder()) {
      // The first input of AND_NOT is the one that is not negated.
      Arrays.sort(inputs, function == Gate.AND_NOT ? 1 : 0, inputs.length);
    }
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

  /** Exchanges a label with another one of its block. */
  private static void exchange(int[] labels, int one, int blockSize, RandomStream random) {
    if (blockSize == 1) {
      return;
    }
    int start = one - one % blockSize;
    int other = start + (one - start + 1 + random.nextInt(blockSize - 1)) % blockSize;
    labels[one] = other;
    labels[other] = one;
  }
}
