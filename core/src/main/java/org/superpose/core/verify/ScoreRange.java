package org.superpose.core.verify;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.superpose.core.network.Network;
import org.superpose.core.proof.ProofEngine;
import org.superpose.core.proof.ProofOptions;
import org.superpose.core.task.Problem;

/**
 * What the score of one output comes to over all inputs: the interference it suffers. As exact as a
 * {@linkplain Verification#margin margin}, and on the same terms.
 *
 * @param largestOff the largest score where the output is to be off; empty if it never is
 * @param smallestOn the smallest score where the output is to be on; empty if it never is
 */
public record ScoreRange(OptionalDouble largestOff, OptionalDouble smallestOn) {

  /** More steps than this are not spent on what no verdict rests on. */
  private static final long MOST_STEPS = 4_000_000_000L;

  /**
   * Returns the range of every output: by bounds with branch and bound for at most one hidden
   * layer, otherwise by the evaluation of every input.
   *
   * @return empty if neither is possible within four billion steps and the limits of the request
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public static Optional<List<ScoreRange>> of(VerificationRequest request) {
    VerificationRequest.Limits limits = request.limits();
    ProofOptions options =
        new ProofOptions(
            limits.threads(),
            Math.min(limits.proofSteps(), MOST_STEPS),
            limits.memory(),
            limits.countedWrong());
    return ProofEngine.distances(request.network(), request.problem(), options)
        .map(distances -> ranges(request.network(), distances))
        .or(() -> byEvaluation(request));
  }

  private static List<ScoreRange> ranges(Network network, List<ProofEngine.Distances> distances) {
    return IntStream.range(0, distances.size())
        .mapToObj(
            output -> {
              BigDecimal threshold = new BigDecimal(network.thresholds().get(output, 0));
              return new ScoreRange(
                  rounded(distances.get(output).off().map(threshold::subtract)),
                  rounded(distances.get(output).on().map(threshold::add)));
            })
        .toList();
  }

  private static OptionalDouble rounded(Optional<BigDecimal> score) {
    return score.isPresent()
        ? OptionalDouble.of(score.get().doubleValue())
        : OptionalDouble.empty();
  }

  private static Optional<List<ScoreRange>> byEvaluation(VerificationRequest request) {
    OptionalDouble steps = ExhaustiveCheck.steps(request);
    if (steps.isEmpty() || steps.getAsDouble() > MOST_STEPS) {
      return Optional.empty();
    }
    Problem problem = request.problem();
    int threads = request.limits().threads();
    CompiledNetwork compiled =
        CompiledNetwork.tabulated(request.network(), problem.sparsity(), threads);
    if (!compiled.rounding().isBounded()) {
      return Optional.empty();
    }
    Part all = new Part(problem, compiled);
    DomainWalk.visit(problem, threads, () -> new Part(problem, compiled)).forEach(all::add);
    return Optional.of(
        IntStream.range(0, problem.outputs())
            .mapToObj(output -> all.range(output, request.network().thresholds().get(output, 0)))
            .toList());
  }

  /** What one thread evaluates: scores less thresholds. */
  private static final class Part implements DomainWalk.Visitor {

    private final Problem problem;
    private final Evaluator evaluator;
    private final int[] active; // [sparsity]
    private final double[] off; // [outputs], the largest where off
    private final double[] on; // [outputs], the smallest where on
    private int size;

    Part(Problem problem, CompiledNetwork compiled) {
      this.problem = problem;
      evaluator = new Evaluator(compiled, problem.sparsity());
      active = new int[problem.sparsity()];
      off = new double[problem.outputs()];
      on = new double[problem.outputs()];
      Arrays.fill(off, Double.NEGATIVE_INFINITY);
      Arrays.fill(on, Double.POSITIVE_INFINITY);
    }

    @Override
    public void push(int feature) {
      active[size++] = feature;
      evaluator.push(feature);
    }

    @Override
    public void pop() {
      size--;
      evaluator.pop();
    }

    @Override
    public boolean visit() {
      double[] slack = evaluator.slack();
      int[] meant = problem.activeOutputs(Arrays.copyOf(active, size));
      int next = 0;
      for (int output = 0; output < slack.length; output++) {
        if (next < meant.length && meant[next] == output) {
          on[output] = Math.min(on[output], -slack[output]);
          next++;
        } else {
          off[output] = Math.max(off[output], -slack[output]);
        }
      }
      return true;
    }

    void add(Part other) {
      for (int output = 0; output < off.length; output++) {
        off[output] = Math.max(off[output], other.off[output]);
        on[output] = Math.min(on[output], other.on[output]);
      }
    }

    ScoreRange range(int output, double threshold) {
      return new ScoreRange(finite(off[output], threshold), finite(on[output], threshold));
    }

    private static OptionalDouble finite(double excess, double threshold) {
      return Double.isInfinite(excess)
          ? OptionalDouble.empty()
          : OptionalDouble.of(threshold + excess);
    }
  }
}
