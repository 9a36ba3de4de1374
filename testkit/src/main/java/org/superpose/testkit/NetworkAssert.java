package org.superpose.testkit;

import org.assertj.core.api.AbstractAssert;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Network;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.Verdict;
import org.superpose.core.verify.Verification;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.Verifier;

/** Assertions on one network. */
public final class NetworkAssert extends AbstractAssert<NetworkAssert, Network> {

  private static final Seed SEED = new Seed(20_26).derive("network-assert");

  NetworkAssert(Network network) {
    super(network, NetworkAssert.class);
  }

  /** Names the problem; what follows says on which inputs the network must be right. */
  public Computation computes(Problem problem) {
    isNotNull();
    return new Computation(problem);
  }

  /** Asserts that some input makes an output wrong, as the host's verifier finds. */
  public Failure failsToCompute(Problem problem) {
    return computes(problem).fails();
  }

  /** Asserts that the network uses no more than a budget. */
  public NetworkAssert withAtMost(Budget budget) {
    isNotNull();
    double used = budget.used().applyAsDouble(Accounting.of(actual));
    if (used > budget.amount()) {
      throw failure(
          "Expected at most %s %s, but the network has %s.",
          plain(budget.amount()), budget.resource(), plain(used));
    }
    return this;
  }

  private static String plain(double amount) {
    return java.math.BigDecimal.valueOf(amount).stripTrailingZeros().toPlainString();
  }

  private Verification verify(Problem problem, Criterion criterion) {
    return Verifier.verify(
        new VerificationRequest(
            actual, problem, criterion, VerificationRequest.Limits.standard(), SEED));
  }

  /** A claim on what the network computes. */
  public final class Computation {

    private final Problem problem;

    private Computation(Problem problem) {
      this.problem = problem;
    }

    /** Asserts a proof that all outputs are right on every input with at most v active features. */
    public NetworkAssert onEveryInput() {
      Verification verification = verify(problem, new Criterion.EveryInput());
      return switch (verification.verdict()) {
        case Verdict.Verified _ -> NetworkAssert.this;
        case Verdict.Falsified(var witness) ->
            throw failure(
                "Expected a network right on every input, but it is wrong on%n  %s", witness);
        case Verdict.Unknown(String reason) ->
            throw failure(
                "Expected a network proved right, but the verdict is unknown: %s", reason);
      };
    }

    /** Asserts that some input makes an output wrong, as the host's verifier finds. */
    public Failure fails() {
      Verification verification = verify(problem, new Criterion.EveryInput());
      if (!(verification.verdict() instanceof Verdict.Falsified(var witness))) {
        throw failure(
            "Expected the network to fail, but it is %s.", verification.verdict().label());
      }
      return new Failure(problem, witness.toString());
    }

    /** Asserts that the host decides that the criterion is met, by proof or at its confidence. */
    public NetworkAssert under(Criterion criterion) {
      Verification verification = verify(problem, criterion);
      if (verification.decision() != Verification.Decision.MET) {
        throw failure(
            "Expected %s to be met, but it is %s; strata: %s%s",
            criterion,
            verification.decision(),
            verification.strata(),
            verification.witness().map(witness -> "; wrong on " + witness).orElse(""));
      }
      return NetworkAssert.this;
    }
  }

  /** A network that is known to be wrong somewhere. */
  public final class Failure {

    private final Problem problem;
    private final String known;

    private Failure(Problem problem, String known) {
      this.problem = problem;
      this.known = known;
    }

    /**
     * Asserts that the network is wrong on a given input, by running it again exactly.
     *
     * @param activeInputs the active features, ascending
     */
    public NetworkAssert withWitness(int... activeInputs) {
      if (Replay.wrongOutputs(actual, problem, activeInputs).length == 0) {
        throw failure(
            "Expected a wrong output on inputs %s, but all are right; the network is wrong on%n "
                + " %s",
            java.util.Arrays.toString(activeInputs), known);
      }
      return NetworkAssert.this;
    }
  }
}
