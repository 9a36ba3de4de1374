package org.superpose.constructions.logic;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.superpose.core.design.Influences;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/**
 * The sizes of a layer of banks, and how often it is wrong.
 *
 * @param shape the sizes of the problem
 * @param arity the inputs of every gate
 * @param ones k, in every code
 * @param banks the banks in the order of their neurons
 */
record Design(ProblemShape shape, int arity, int ones, List<BankDistribution> banks) {

  /** Copies the banks. */
  Design {
    banks = List.copyOf(banks);
  }

  /** Returns this design for a problem, whose features may have any influences. */
  Design of(Problem problem) {
    return new Design(
        shape,
        arity,
        ones,
        banks.stream()
            .map(
                distribution ->
                    distribution.among(Influences.of(problem, distribution.bank().inputs())))
            .toList());
  }

  /** Returns the number of neurons. */
  int width() {
    return banks.stream().mapToInt(BankDistribution::neurons).sum();
  }

  /** Returns the expected wrong outputs of an input of v features, drawn uniformly. */
  double uniform() {
    return sum(this::uniform);
  }

  /**
   * Returns the expected wrong outputs where they are most: on such inputs, on inputs with a
   * feature of many gates, or on all inputs of a gate.
   */
  double worst() {
    return Math.max(uniform(), Math.max(sum(this::hub), sum(this::gateOn)));
  }

  /** Returns how many sets of features make a gate wrong, see {@link BankDistribution#covers}. */
  double covers() {
    return sum(BankDistribution::covers);
  }

  private double sum(ToDoubleFunction<BankDistribution> part) {
    return banks.stream().mapToDouble(part).sum();
  }

  private double uniform(BankDistribution distribution) {
    double outputs = 0;
    for (int active = 0; active <= distribution.bank().inputs(); active++) {
      double chance = distribution.bank().isWrong(active) ? chance(distribution.bank(), active) : 0;
      if (chance > 0) {
        outputs += chance * distribution.influences().mean(distribution.inactive(active, 0));
      }
    }
    return shape.outputs() * outputs;
  }

  /**
   * The chance that a given number of a bank's inputs are active; for a veto, that the gate is on
   * too.
   */
  private double chance(Bank bank, int active) {
    if (!bank.veto()) {
      return sets(bank.inputs(), active) * chanceOf(bank.inputs(), active);
    }
    int ways = banks.getFirst().bank().inputs(); // the inputs that alone switch the gate on
    return ways * chanceOf(bank.inputs(), active);
  }

  /** The chance that given ones of some features are active, and none of the others. */
  private double chanceOf(int features, int active) {
    double chance = 1;
    int left = shape.features();
    int leftActive = shape.sparsity();
    for (int i = 0; i < features; i++, left--) {
      boolean on = i < active;
      chance *= Math.max(0, on ? leftActive : left - leftActive) / (double) left;
      leftActive -= on ? 1 : 0;
    }
    return chance;
  }

  /** The wrong outputs when a feature of largest influence is active. */
  private double hub(BankDistribution distribution) {
    double influence = distribution.influences().meanOverHubs(d -> d);
    double mean = distribution.influences().mean();
    return wrong(distribution, 1, 0, influence, mean)
        + wrong(distribution, 0, 0, shape.outputs(), influence);
  }

  /** The wrong outputs when all inputs of a random gate are active. */
  private double gateOn(BankDistribution distribution) {
    if (shape.sparsity() < arity) {
      return 0;
    }
    double influence =
        distribution.influences().mean() == 0 ? 0 : distribution.influences().meanOverGates();
    double neighbours = arity * Math.max(0, influence - 1);
    double[] overlaps =
        distribution.bank().level() > 1 ? distribution.overlaps() : new double[] {1};
    double outputs = 0;
    for (int overlap = 0; overlap < overlaps.length; overlap++) {
      outputs +=
          overlaps[overlap]
              * (wrong(distribution, 1, overlap, neighbours, influence)
                  + wrong(distribution, 0, overlap, shape.outputs(), influence));
    }
    return outputs;
  }

  /** How many of some gates with a given number of active inputs are wrong. */
  private static double wrong(
      BankDistribution distribution, int active, int overlap, double gates, double influence) {
    return distribution.bank().isWrong(active)
        ? gates * distribution.inactive(active, overlap).applyAsDouble(influence)
        : 0;
  }

  /** Returns the expected number of wrong inputs among all of v features. */
  double wrongInputs() {
    return uniform() * sets(shape.features(), shape.sparsity());
  }

  private static double sets(int features, int size) {
    double sets = 1;
    for (int i = 0; i < size; i++) {
      sets *= (features - i) / (i + 1.0);
    }
    return sets;
  }
}
