package org.superpose.core.verify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.task.Domain;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.TruthTable;

/**
 * The slow and simple judge of the judges: dense, exact, one input after the other, for at most 20
 * features. Shares no code with the checkers it tests: it reads matrices entry by entry and has its
 * own meaning of every gate, table and domain.
 */
public final class ReferenceChecker {

  /** What brute force over every input of the domain finds. */
  public record Result(
      long inputs,
      long wrongInputs,
      long wrongOutputs,
      BigDecimal margin,
      Optional<Witness> witness) {}

  private ReferenceChecker() {}

  public static Result check(Network network, Problem problem) {
    int m = problem.features();
    List<List<Integer>> inputs = new ArrayList<>();
    for (int size = 0; size <= problem.sparsity(); size++) {
      // Reversed bits put feature 0 first: descending masks are ascending in lexicographic order.
      for (int mask = (1 << m) - 1; mask >= 0; mask--) {
        List<Integer> input = features(mask, m);
        if (input.size() == size && belongs(input, problem.domain())) {
          inputs.add(input);
        }
      }
    }
    long wrongInputs = 0;
    long wrongOutputs = 0;
    BigDecimal margin = null;
    Witness witness = null;
    for (List<Integer> input : inputs) {
      BigDecimal[] scores = scores(network, input);
      long wrongHere = 0;
      for (int q = 0; q < problem.outputs(); q++) {
        boolean expected = expected(problem, q, input);
        BigDecimal threshold = exact(network.thresholds().get(q, 0));
        BigDecimal above = scores[q].subtract(threshold);
        BigDecimal distance = expected ? above : above.negate();
        margin = margin == null ? distance : margin.min(distance);
        if ((above.signum() > 0) != expected) {
          wrongHere++;
          if (witness == null) {
            witness = new Witness(input, q, expected, scores[q], threshold);
          }
        }
      }
      wrongInputs += wrongHere > 0 ? 1 : 0;
      wrongOutputs += wrongHere;
    }
    return new Result(
        inputs.size(), wrongInputs, wrongOutputs, margin, Optional.ofNullable(witness));
  }

  private static boolean belongs(List<Integer> input, Domain domain) {
    return switch (domain) {
      case Domain.AtMost(int sparsity) -> input.size() <= sparsity;
      case Domain.Blocks(int size, int active) ->
          input.stream().map(feature -> feature / size).distinct().count() <= active;
    };
  }

  private static List<Integer> features(int mask, int m) {
    List<Integer> active = new ArrayList<>();
    for (int i = 0; i < m; i++) {
      if ((mask >> (m - 1 - i) & 1) == 1) {
        active.add(i);
      }
    }
    return active;
  }

  static boolean expected(Problem problem, int output, List<Integer> input) {
    int[] inputs = problem.inputs(output);
    int on = 0;
    int state = 0;
    for (int position = 0; position < inputs.length; position++) {
      on += input.contains(inputs[position]) ? 1 : 0;
      state += input.contains(inputs[position]) ? (int) Math.pow(2, position) : 0;
    }
    return switch (problem.function(output)) {
      case Gate.IDENTITY -> on == 1;
      case Gate.AND -> on == inputs.length;
      case Gate.OR -> on > 0;
      case Gate.XOR -> on % 2 == 1;
      case Gate.AND_NOT -> on == 1 && input.contains(inputs[0]);
      case TruthTable table -> table.toString().charAt(state) == '1';
    };
  }

  static BigDecimal[] scores(Network network, List<Integer> input) {
    BigDecimal[] x = new BigDecimal[network.features()];
    for (int i = 0; i < x.length; i++) {
      x[i] = input.contains(i) ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    BigDecimal[] h = times(network.encoder(), x);
    for (Layer layer : network.layers()) {
      h = times(layer.weights(), h);
      for (int r = 0; r < h.length; r++) {
        h[r] = h[r].add(exact(layer.bias().get(r, 0))).max(BigDecimal.ZERO);
      }
    }
    return times(network.readout(), h);
  }

  private static BigDecimal[] times(Matrix matrix, BigDecimal[] vector) {
    BigDecimal[] product = new BigDecimal[matrix.rows()];
    for (int row = 0; row < product.length; row++) {
      product[row] = BigDecimal.ZERO;
      for (int column = 0; column < vector.length; column++) {
        product[row] = product[row].add(exact(matrix.get(row, column)).multiply(vector[column]));
      }
    }
    return product;
  }

  private static BigDecimal exact(double value) {
    return new BigDecimal(value);
  }
}
