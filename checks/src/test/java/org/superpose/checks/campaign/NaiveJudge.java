package org.superpose.checks.campaign;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.superpose.checks.campaign.Spec.Hidden;

/**
 * The slow and simple judge of the judge: every input from nothing, in decimals, by the definition.
 */
final class NaiveJudge {

  private NaiveJudge() {}

  static Truth judge(Spec spec) {
    List<List<Integer>> inputs = new ArrayList<>();
    collect(spec, new ArrayList<>(), 0, inputs);
    inputs.sort(
        Comparator.<List<Integer>>comparingInt(List::size).thenComparing(NaiveJudge::compare));
    long wrongInputs = 0;
    long wrongOutputs = 0;
    int[] witness = {};
    int witnessOutput = -1;
    BigDecimal margin = null;
    for (List<Integer> input : inputs) {
      BigDecimal[] above = above(spec, input);
      long wrong = 0;
      for (int q = 0; q < above.length; q++) {
        boolean on = isOn(spec, q, new TreeSet<>(input));
        BigDecimal distance = on ? above[q] : above[q].negate();
        margin = margin == null ? distance : margin.min(distance);
        if (above[q].signum() > 0 != on) {
          wrong++;
          if (witnessOutput < 0) {
            witnessOutput = q;
            witness = input.stream().mapToInt(Integer::intValue).toArray();
          }
        }
      }
      wrongInputs += wrong > 0 ? 1 : 0;
      wrongOutputs += wrong;
    }
    return new Truth(inputs.size(), wrongInputs, wrongOutputs, witness, witnessOutput, margin);
  }

  private static void collect(
      Spec spec, List<Integer> input, int from, List<List<Integer>> inputs) {
    inputs.add(List.copyOf(input));
    for (int feature = from; feature < spec.features(); feature++) {
      List<Integer> more = new ArrayList<>(input);
      more.add(feature);
      if (belongs(spec.problem(), more)) {
        collect(spec, more, feature + 1, inputs);
      }
    }
  }

  private static boolean belongs(Problems problem, List<Integer> input) {
    int block = problem.block();
    return input.size() <= problem.sparsity()
        && (block == 0
            || input.stream().map(feature -> feature / block).distinct().count()
                <= problem.sparsity() / block);
  }

  private static int compare(List<Integer> a, List<Integer> b) {
    for (int i = 0; i < a.size(); i++) {
      int order = Integer.compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static boolean isOn(Spec spec, int output, Set<Integer> input) {
    List<Boolean> gate =
        Arrays.stream(spec.gates()[output]).mapToObj(feature -> input.contains(feature)).toList();
    String function = spec.problem().functions().get(output);
    return switch (function) {
      case "IDENTITY" -> gate.getFirst();
      case "AND" -> !gate.contains(false);
      case "OR" -> gate.contains(true);
      case "XOR" -> gate.stream().reduce(false, Boolean::logicalXor);
      case "AND_NOT" -> gate.getFirst() && !gate.subList(1, gate.size()).contains(true);
      default -> digit(function, gate);
    };
  }

  /** The digits of a table are halved by its last input, and so on down to the first. */
  private static boolean digit(String digits, List<Boolean> gate) {
    if (gate.isEmpty()) {
      return digits.equals("1");
    }
    int half = digits.length() / 2;
    String side = gate.getLast() ? digits.substring(half) : digits.substring(0, half);
    return digit(side, gate.subList(0, gate.size() - 1));
  }

  private static BigDecimal[] above(Spec spec, List<Integer> input) {
    double[] x = new double[spec.features()];
    input.forEach(feature -> x[feature] = 1);
    double[] nothing = new double[spec.encoder().length];
    BigDecimal[] h = Arrays.stream(x).mapToObj(BigDecimal::new).toArray(BigDecimal[]::new);
    h = affine(spec.encoder(), h, nothing);
    for (Hidden layer : spec.layers()) {
      h = affine(layer.weights(), h, layer.bias());
      Arrays.setAll(h, current(h));
    }
    double[] offsets = Arrays.stream(spec.thresholds()).map(threshold -> -threshold).toArray();
    return affine(spec.readout(), h, offsets);
  }

  private static IntFunction<BigDecimal> current(BigDecimal[] h) {
    return r -> h[r].max(BigDecimal.ZERO);
  }

  private static BigDecimal[] affine(double[][] weights, BigDecimal[] h, double[] offsets) {
    BigDecimal[] sums = new BigDecimal[weights.length];
    for (int r = 0; r < sums.length; r++) {
      sums[r] = new BigDecimal(offsets[r]);
      for (int k = 0; k < h.length; k++) {
        sums[r] = sums[r].add(new BigDecimal(weights[r][k]).multiply(h[k]));
      }
    }
    return sums;
  }
}
