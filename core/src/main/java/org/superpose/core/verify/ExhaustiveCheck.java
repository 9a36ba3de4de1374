package org.superpose.core.verify;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.task.Problem;

/**
 * Evaluates every input of the domain, one after the other.
 *
 * <p>Exact for any number of hidden layers and any weights. Inputs are visited depth first, so that
 * each shares the sums of its prefix: one vector addition over the neurons that can be cut off,
 * then only neurons that fire cost anything. The margin is exact when double arithmetic is, which
 * includes all networks of moderate whole numbers, and otherwise within rounding. Scores that
 * doubles do not decide are computed exactly, up to an {@link ExactBudget}.
 */
final class ExhaustiveCheck {

  private ExhaustiveCheck() {}

  /** Decides every input, or declines when there are too many or the tables would be too large. */
  static Attempt attempt(VerificationRequest request) {
    Optional<String> obstacle = obstacle(request);
    return obstacle.isPresent()
        ? new Attempt.Declined(obstacle.get())
        : evaluate(request.network(), request.problem(), request.limits().threads());
  }

  private static Optional<String> obstacle(VerificationRequest request) {
    OptionalLong inputs = request.problem().shape().inputCount();
    long limit = request.limits().exhaustiveInputs();
    if (inputs.isEmpty() || inputs.getAsLong() > limit) {
      return Optional.of(
          "%s inputs exceed the limit of %s for exhaustive evaluation"
              .formatted(inputs.isEmpty() ? "2^63 or more" : inputs.getAsLong(), limit));
    }
    if (!fits(request)) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "exhaustive evaluation needs tables of %.0f MB, the limit is %.0f MB",
              CompiledNetwork.tableBytes(request.network()) / 1e6,
              request.limits().memory() / 1e6));
    }
    return Optional.empty();
  }

  /** Returns whether the tables of a network fit into the memory allowed. */
  static boolean fits(VerificationRequest request) {
    return CompiledNetwork.tableBytes(request.network()) <= request.limits().memory();
  }

  /**
   * Returns about how many additions the evaluation of every input takes: for each input one for
   * each neuron and each output, at most. Empty if the limits do not allow it.
   */
  static OptionalDouble steps(VerificationRequest request) {
    if (obstacle(request).isPresent()) {
      return OptionalDouble.empty();
    }
    Network network = request.network();
    double each = network.outputs();
    for (Layer layer : network.layers()) {
      each += layer.neurons();
    }
    return OptionalDouble.of(each * request.problem().shape().inputCount().orElseThrow());
  }

  /**
   * Passes the active features of all wrong inputs to a listener, on one thread and so always in
   * the same order.
   *
   * @return why there may be others; empty if there are none
   */
  static Optional<String> listen(VerificationRequest request, Consumer<int[]> listener) {
    Optional<String> obstacle = obstacle(request);
    if (obstacle.isPresent()) {
      return obstacle;
    }
    Network network = request.network();
    Problem problem = request.problem();
    ExactBudget budget = ExactBudget.of(network);
    CompiledNetwork compiled = CompiledNetwork.tabulated(network, problem.sparsity(), 1);
    InputJudge judge = new InputJudge(network, compiled, problem, budget);
    DomainWalk.visit(problem, 1, () -> new Part(judge, budget, new Tally(listener)));
    return budget.isSpent() ? Optional.of(budget.reason()) : Optional.empty();
  }

  /** Evaluates every input, or declines when doubles decide too few of them. */
  static Attempt evaluate(Network network, Problem problem, int threads) {
    CompiledNetwork compiled = CompiledNetwork.tabulated(network, problem.sparsity(), threads);
    ExactBudget budget = ExactBudget.of(network);
    Tally tally = new Tally();
    DomainWalk.visit(
            problem,
            threads,
            () -> new Part(new InputJudge(network, compiled, problem, budget), budget, new Tally()))
        .forEach(part -> tally.add(part.tally));
    if (budget.isSpent()) {
      return new Attempt.Declined(budget.reason());
    }
    return Census.attempt(
        Method.EXHAUSTIVE,
        OptionalLong.of(tally.inputs()),
        tally,
        (long) CompiledNetwork.tableBytes(network),
        Optional.ofNullable(tally.smallest())
            .flatMap(active -> Witnesses.at(network, problem, active)));
  }

  /** What one thread judges. */
  private static final class Part implements DomainWalk.Visitor {

    private final InputJudge judge;
    private final ExactBudget budget;
    private final Tally tally;

    Part(InputJudge judge, ExactBudget budget, Tally tally) {
      this.judge = judge;
      this.budget = budget;
      this.tally = tally;
    }

    @Override
    public void push(int feature) {
      judge.push(feature);
    }

    @Override
    public void pop() {
      judge.pop();
    }

    @Override
    public boolean visit() {
      judge.judge();
      tally.add(judge);
      return !budget.isSpent();
    }
  }
}
