package org.superpose.core.infer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.Verdict;
import org.superpose.core.verify.Verification;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.VerificationRequest.Limits;
import org.superpose.core.verify.Verifier;

/**
 * The problem that a network computes, found from nothing but its weights, and the judgement of the
 * network on it.
 *
 * <p>Gates are guessed from exact evaluations of few inputs: each feature alone, once and several
 * times, and sets of the features that drive an output most; of pairs of features only where these
 * do not tell. No guess is believed: the problem is judged like any other, on every input. So a
 * network that is verified computes this function and no other. Cost: about m v evaluations and a
 * few for each output, then the judgement; at most m^2 evaluations where pairs are tried.
 *
 * @param sparsity v, the largest number of active features for which the function is meant
 * @param outputs what each output computes
 * @param statement the problem, if a task states it
 * @param verification the judgement of the network on that problem
 * @param differences the outputs that are not always right; empty also if there are more inputs
 *     than may be evaluated
 */
public record Inference(
    int sparsity,
    List<InferredOutput> outputs,
    Statement statement,
    Optional<Verification> verification,
    List<Difference> differences) {

  /** So many single features are tried with all others before the rest is. */
  private static final int SAMPLE = 16;

  /** Copies the lists. */
  public Inference {
    outputs = List.copyOf(outputs);
    differences = List.copyOf(differences);
  }

  /**
   * Finds the function of a network.
   *
   * @param sparsity v
   * @param limits how much the judgement may spend
   * @param seed the source of sampled inputs
   * @throws IllegalArgumentException if the sparsity is not from 1 to the number of features
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public static Inference of(Network network, int sparsity, Limits limits, Seed seed) {
    if (sparsity < 1 || sparsity > network.features()) {
      throw new IllegalArgumentException(
          "the sparsity is from 1 to the %s features, was %s"
              .formatted(network.features(), sparsity));
    }
    Run run = new Run(network, network, sparsity, limits, seed, new BitSet());
    Inference inference = run.infer();
    if (inference.isVerified()) {
      return inference;
    }
    Optional<Inference> alone = run.verifiedAlone();
    BitSet negated = Negation.onWhenEmpty(network);
    if (alone.isEmpty() && !negated.isEmpty()) {
      Run other = new Run(network, Negation.of(network, negated), sparsity, limits, seed, negated);
      Inference found = other.infer();
      alone = found.isVerified() ? Optional.of(found) : other.verifiedAlone();
    }
    return alone.orElse(inference);
  }

  /** Returns whether the network is proved to compute the problem. */
  public boolean isVerified() {
    return verification.map(each -> each.verdict() instanceof Verdict.Verified).orElse(false);
  }

  /** Returns the problem, if a task states it. */
  public Optional<Problem> problem() {
    return statement instanceof Statement.Stated(Problem problem)
        ? Optional.of(problem)
        : Optional.empty();
  }

  /** One inference. */
  private static final class Run {

    private final Network network;
    private final int sparsity;
    private final Limits limits;
    private final Seed seed;
    private final BitSet negated;
    private final GateSearch search;

    /**
     * Prepares to search one network for what another is.
     *
     * @param searched the network, with these outputs negated
     * @param negated the outputs whose gates are found negated
     */
    Run(Network network, Network searched, int sparsity, Limits limits, Seed seed, BitSet negated) {
      this.network = network;
      this.negated = negated;
      this.sparsity = sparsity;
      this.limits = limits;
      this.seed = seed;
      search = GateSearch.of(searched, sparsity, limits.threads());
    }

    Inference infer() {
      List<InferredOutput> own = search.findAll();
      FeatureScan scan = new FeatureScan(search, own, steps());
      List<Integer> starts = scan.starts();
      boolean scanned = sparsity == 1;
      if (!scanned) {
        search.learn(scan.blockers(sample(starts), limits.threads()));
        scanned = hasBlockers(search.findAll()) && scanAll(scan, starts);
        search.learn(scan.sets(limits.threads()));
      }
      Inference first = judged(agreed());
      if (!first.isVerified() && !scanned && !starts.isEmpty() && scanAll(scan, starts)) {
        List<InferredOutput> second = agreed();
        first = second.equals(first.outputs) ? first : judged(second);
      }
      return first;
    }

    /** Takes each output for what it looks like on its own, whatever the others are. */
    Optional<Inference> verifiedAlone() {
      List<InferredOutput> own = search.findAll();
      if (own.stream().anyMatch(each -> each.gate().isEmpty())) {
        return Optional.empty();
      }
      return Optional.of(judged(search.findAll())).filter(Inference::isVerified);
    }

    private List<InferredOutput> agreed() {
      return Repetitions.resolved(search, Agreement.of(search, search.findAll()));
    }

    private static List<Integer> sample(List<Integer> starts) {
      List<Integer> sample = new ArrayList<>();
      for (int i = 0; i < starts.size(); i += Math.ceilDiv(starts.size(), SAMPLE)) {
        sample.add(starts.get(i));
      }
      return sample;
    }

    private static boolean hasBlockers(List<InferredOutput> outputs) {
      return outputs.stream()
          .anyMatch(each -> each.gate().filter(gate -> gate.gate() == Gate.AND_NOT).isPresent());
    }

    /** Tries each feature that is an output alone with all others; false if that is too much. */
    private boolean scanAll(FeatureScan scan, List<Integer> starts) {
      if (!scan.isAffordable(starts.size())) {
        return false;
      }
      search.learn(scan.blockers(starts, limits.threads()));
      return true;
    }

    private double steps() {
      double steps = network.outputs();
      for (Layer layer : network.layers()) {
        steps += layer.neurons();
      }
      return steps;
    }

    private Inference judged(List<InferredOutput> found) {
      List<InferredOutput> outputs =
          found.stream().map(each -> negated.get(each.output()) ? each.negated() : each).toList();
      Statement statement = Statement.of(network, sparsity, outputs);
      if (!(statement instanceof Statement.Stated(Problem problem))) {
        return new Inference(sparsity, outputs, statement, Optional.empty(), List.of());
      }
      Verification verification =
          Verifier.verify(
              new VerificationRequest(network, problem, new Criterion.EveryInput(), limits, seed));
      List<Difference> differences =
          verification.verdict() instanceof Verdict.Falsified && mayEvaluate(problem)
              ? Differences.of(network, problem, limits.threads())
              : List.of();
      return new Inference(
          sparsity,
          withAlternatives(outputs, differences),
          statement,
          Optional.of(verification),
          differences);
    }

    /** Remarks which gates outputs that are wrong on some input could be as well. */
    private List<InferredOutput> withAlternatives(
        List<InferredOutput> outputs, List<Difference> differences) {
      List<InferredOutput> remarked = new ArrayList<>(outputs);
      for (Difference difference : differences) {
        int output = difference.first().output();
        remarked.set(output, outputs.get(output).withAlternatives(alternatives(outputs, output)));
      }
      return remarked;
    }

    private List<InferredGate> alternatives(List<InferredOutput> outputs, int output) {
      InferredGate gate = outputs.get(output).gate().orElseThrow();
      return gate.gate() == Gate.AND && !gate.isNegated()
          ? search.fitting(output, gate.kind()).stream().filter(each -> !each.equals(gate)).toList()
          : List.of();
    }

    private boolean mayEvaluate(Problem problem) {
      OptionalLong inputs = problem.shape().inputCount();
      return inputs.isPresent() && inputs.getAsLong() <= limits.exhaustiveInputs();
    }
  }
}
