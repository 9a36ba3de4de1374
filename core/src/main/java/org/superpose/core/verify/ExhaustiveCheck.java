package org.superpose.core.verify;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.task.Problem;

/**
 * Evaluates every input with at most v active features, one after the other.
 *
 * <p>Exact for any number of hidden layers and any weights. Inputs are visited depth first, so that
 * each shares the sums of its prefix: one vector addition over the neurons that can be cut off,
 * then only neurons that fire cost anything. The margin is exact when double arithmetic is, which
 * includes all networks of moderate whole numbers, and otherwise within rounding.
 */
final class ExhaustiveCheck {

  private ExhaustiveCheck() {}

  /** Decides every input, or declines when there are too many or the tables would be too large. */
  static Attempt attempt(VerificationRequest request) {
    Optional<String> obstacle = obstacle(request);
    return obstacle.isPresent()
        ? new Attempt.Declined(obstacle.get())
        : new Attempt.Decided(
            census(request.network(), request.problem(), request.limits().threads()));
  }

  private static Optional<String> obstacle(VerificationRequest request) {
    OptionalLong inputs = request.problem().shape().inputCount();
    long limit = request.limits().exhaustiveInputs();
    if (inputs.isEmpty() || inputs.getAsLong() > limit) {
      return Optional.of(
          "%s inputs exceed the limit of %d for exhaustive evaluation"
              .formatted(inputs.isEmpty() ? "2^63 or more" : inputs.getAsLong(), limit));
    }
    if (!fits(request)) {
      return Optional.of(
          "exhaustive evaluation needs tables of %.0f MB, the limit is %.0f MB"
              .formatted(
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

  /** Evaluates every input. */
  static Census census(Network network, Problem problem, int threads) {
    CompiledNetwork compiled = CompiledNetwork.tabulated(network, problem.sparsity(), threads);
    AtomicInteger next = new AtomicInteger(-1);
    Tally tally = new Tally();
    Workers.run(threads, () -> work(new InputJudge(network, compiled, problem), problem, next))
        .forEach(tally::add);
    return new Census(
        Method.EXHAUSTIVE,
        OptionalLong.of(tally.inputs()),
        OptionalLong.of(tally.wrongInputs()),
        OptionalLong.of(tally.wrongOutputs()),
        OptionalDouble.of(tally.margin()),
        (long) CompiledNetwork.tableBytes(network),
        Optional.ofNullable(tally.smallest())
            .flatMap(active -> Witnesses.at(network, problem, active)));
  }

  /** Takes one first feature after the other; -1 stands for the empty input. */
  private static Tally work(InputJudge judge, Problem problem, AtomicInteger next) {
    Tally tally = new Tally();
    int first;
    while ((first = next.getAndIncrement()) < problem.features()) {
      Workers.checkInterrupt();
      if (first < 0) {
        judge.judge();
        tally.add(judge);
      } else {
        walk(judge, first, problem, tally);
      }
    }
    return tally;
  }

  /** Judges all inputs that continue the current one with a feature and perhaps larger ones. */
  private static void walk(InputJudge judge, int feature, Problem problem, Tally tally) {
    judge.push(feature);
    judge.judge();
    tally.add(judge);
    if (judge.size() < problem.sparsity()) {
      for (int larger = feature + 1; larger < problem.features(); larger++) {
        walk(judge, larger, problem, tally);
      }
    }
    judge.pop();
  }
}
