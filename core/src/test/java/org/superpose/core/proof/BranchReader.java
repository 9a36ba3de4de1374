package org.superpose.core.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.task.Problem;

/**
 * Follows recorded branches by the rules of docs/proof-format.md, in exact arithmetic, entry by
 * entry. Shares no code with the search.
 */
public final class BranchReader {

  private final Problem problem;
  private final BigDecimal[][] effective; // [neurons, features]
  private final BigDecimal[] bias; // [neurons]
  private final BigDecimal[][] reads; // [outputs, neurons]
  private final BigDecimal[] thresholds; // [outputs]
  private final boolean linear;
  private final boolean gateless;

  private final List<List<Integer>> wrong = new ArrayList<>();
  private final List<Integer> active = new ArrayList<>();
  private final SortedSet<Integer> excluded = new TreeSet<>();
  private int output;
  private boolean on;
  private BigDecimal[] coefficients;
  private int[] branches;
  private int at;

  public BranchReader(Network network, Problem problem, boolean gateless) {
    this.problem = problem;
    this.gateless = gateless;
    linear = network.layers().isEmpty();
    BigDecimal[][] encoder = exact(network.encoder());
    BigDecimal[][] readout = exact(network.readout());
    if (linear) {
      effective = times(readout, encoder);
      bias = new BigDecimal[effective.length];
      Arrays.fill(bias, BigDecimal.ZERO);
      reads = new BigDecimal[effective.length][effective.length];
      for (int q = 0; q < reads.length; q++) {
        Arrays.fill(reads[q], BigDecimal.ZERO);
        reads[q][q] = BigDecimal.ONE;
      }
    } else {
      Layer layer = network.layers().getFirst();
      effective = times(exact(layer.weights()), encoder);
      bias = column(exact(layer.bias()));
      reads = readout;
    }
    thresholds = column(exact(network.thresholds()));
  }

  private static BigDecimal[][] exact(Matrix matrix) {
    BigDecimal[][] entries = new BigDecimal[matrix.rows()][matrix.columns()];
    for (int row = 0; row < entries.length; row++) {
      for (int column = 0; column < entries[row].length; column++) {
        entries[row][column] = new BigDecimal(matrix.get(row, column));
      }
    }
    return entries;
  }

  private static BigDecimal[] column(BigDecimal[][] matrix) {
    return Arrays.stream(matrix).map(row -> row[0]).toArray(BigDecimal[]::new);
  }

  private static BigDecimal[][] times(BigDecimal[][] left, BigDecimal[][] right) {
    BigDecimal[][] product = new BigDecimal[left.length][right[0].length];
    for (int row = 0; row < product.length; row++) {
      for (int column = 0; column < product[row].length; column++) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 0; k < right.length; k++) {
          sum = sum.add(left[row][k].multiply(right[k][column]));
        }
        product[row][column] = sum;
      }
    }
    return product;
  }

  /** Returns the inputs of a root on which its output is wrong; fails if a node is not closed. */
  public List<List<Integer>> wrongInputs(int ofOutput, int state, int[] withBranches) {
    output = ofOutput;
    branches = withBranches;
    at = 0;
    wrong.clear();
    active.clear();
    excluded.clear();
    int arity = gateless ? 0 : problem.arity(output);
    for (int position = 0; position < arity; position++) {
      excluded.add(problem.input(output, position));
      if ((state >> position & 1) == 1) {
        active.add(problem.input(output, position));
      }
    }
    on = !gateless && problem.value(output, state);
    coefficients = reads[output].clone();
    if (on) {
      coefficients = Arrays.stream(coefficients).map(BigDecimal::negate).toArray(BigDecimal[]::new);
    }
    int left = problem.features() - arity;
    node(Math.min(problem.sparsity() - active.size(), left), true);
    if (at != branches.length) {
      throw new AssertionError("branches are left over");
    }
    return List.copyOf(wrong);
  }

  private BigDecimal relu(BigDecimal level) {
    return linear ? level : level.max(BigDecimal.ZERO);
  }

  private BigDecimal[] levels() {
    BigDecimal[] levels = bias.clone();
    for (int r = 0; r < levels.length; r++) {
      for (int feature : active) {
        levels[r] = levels[r].add(effective[r][feature]);
      }
    }
    return levels;
  }

  private BigDecimal value(BigDecimal[] levels) {
    BigDecimal value = BigDecimal.ZERO;
    for (int r = 0; r < levels.length; r++) {
      value = value.add(coefficients[r].multiply(relu(levels[r])));
    }
    return value;
  }

  /** Returns whether {@code places} times a value makes the output wrong. */
  private boolean isWrong(BigDecimal multiple, int places) {
    BigDecimal bound = thresholds[output].multiply(BigDecimal.valueOf(places));
    return on ? multiple.compareTo(bound.negate()) >= 0 : multiple.compareTo(bound) > 0;
  }

  private void note(int... more) {
    List<Integer> input = new ArrayList<>(active);
    Arrays.stream(more).forEach(input::add);
    input.sort(null);
    wrong.add(List.copyOf(input));
  }

  private void node(int places, boolean listed) {
    BigDecimal[] levels = levels();
    BigDecimal value = value(levels);
    if (isWrong(value, 1)) {
      note();
    }
    if (places == 1) {
      for (int feature = 0; feature < problem.features(); feature++) {
        if (mayJoin(feature)) {
          active.add(feature);
          boolean isWrong = isWrong(value(levels()), 1);
          active.removeLast();
          if (isWrong) {
            note(feature);
          }
        }
      }
    } else if (places > 1) {
      inner(places, listed, levels, value);
    }
  }

  private void inner(int places, boolean listed, BigDecimal[] levels, BigDecimal value) {
    List<Integer> tried = new ArrayList<>();
    while (listed && at < branches.length && branches[at] >= 0) {
      int feature = branches[at++];
      if (!mayJoin(feature)) {
        throw new AssertionError("feature " + feature + " may not join");
      }
      excluded.add(feature);
      tried.add(feature);
      active.add(feature);
      boolean nested = at < branches.length && branches[at] == Branchings.OPEN;
      at += nested ? 1 : 0;
      node(places - 1, nested);
      if (nested && branches[at++] != Branchings.CLOSE) {
        throw new AssertionError("the branches of " + feature + " do not end");
      }
      active.removeLast();
    }
    requireClosed(places, levels, value);
    excluded.removeAll(tried);
  }

  private boolean mayJoin(int feature) {
    return !excluded.contains(feature) && !active.contains(feature);
  }

  private void requireClosed(int places, BigDecimal[] levels, BigDecimal value) {
    List<BigDecimal> gains = new ArrayList<>();
    for (int feature = 0; feature < problem.features(); feature++) {
      if (mayJoin(feature)) {
        gains.add(gain(feature, places, levels));
      }
    }
    if (gains.isEmpty()) {
      return;
    }
    gains.sort((a, b) -> b.compareTo(a));
    BigDecimal most = gains.getFirst();
    for (BigDecimal gain : gains.subList(1, Math.min(places, gains.size()))) {
      most = most.add(gain.max(BigDecimal.ZERO));
    }
    if (isWrong(value.multiply(BigDecimal.valueOf(places)).add(most), places)) {
      throw new AssertionError(
          "output %d, %s active, %s excluded: not closed".formatted(output, active, excluded));
    }
  }

  private BigDecimal gain(int feature, int places, BigDecimal[] levels) {
    BigDecimal gain = BigDecimal.ZERO;
    for (int r = 0; r < levels.length; r++) {
      BigDecimal added = effective[r][feature].multiply(BigDecimal.valueOf(places));
      if (coefficients[r].signum() >= 0 || linear) {
        BigDecimal more = relu(levels[r].add(added)).subtract(relu(levels[r]));
        gain = gain.add(coefficients[r].multiply(more));
      } else if (levels[r].signum() >= 0) {
        gain = gain.add(coefficients[r].multiply(added));
      }
    }
    return gain;
  }
}
