package org.superpose.checks.campaign;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** Holds what an engine said against what is true. */
final class Comparison {

  private final Spec spec;
  private final Truth truth;
  private final Magnitude magnitude;
  private final List<String> complaints = new ArrayList<>();

  private Comparison(Spec spec, Truth truth, Magnitude magnitude) {
    this.spec = spec;
    this.truth = truth;
    this.magnitude = magnitude;
  }

  /**
   * Returns what is wrong about an outcome, each beginning with its kind; nothing if all is well.
   */
  static List<String> complaints(Spec spec, Truth truth, Magnitude magnitude, Outcome outcome) {
    Comparison comparison = new Comparison(spec, truth, magnitude);
    if (outcome.isThrown()) {
      return List.of("exception: " + outcome.reason());
    }
    comparison.checkVerdict(outcome);
    comparison.checkCounts(outcome);
    comparison.checkWitness(outcome);
    comparison.checkMargin(outcome);
    return comparison.complaints;
  }

  private void complain(String kind, Object said, Object is) {
    complaints.add(kind + ": said " + said + ", true is " + is);
  }

  private void checkVerdict(Outcome outcome) {
    if (outcome.isVerified() && (!truth.isRight() || outcome.isSampled())) {
      complain("verified though wrong", outcome, truth.wrongInputs() + " wrong inputs");
    }
    if (outcome.isFalsified() && truth.isRight()) {
      complain("falsified though right", outcome, "margin " + truth.margin());
    }
    if (outcome.isFalsified() != outcome.witness().isPresent()) {
      complain("falsified without a witness", outcome.witness(), "its absence");
    }
    if (outcome.isUnknown() && outcome.wrongInputs().orElse(0) > 0) {
      complain("unknown with wrong inputs", outcome, truth.wrongInputs() + " wrong inputs");
    }
  }

  private void checkCounts(Outcome outcome) {
    if (outcome.isSampled()) {
      boolean possible = outcome.wrongInputs().orElse(0) == 0 || !truth.isRight();
      if (!possible) {
        complain("sample wrong though all are right", outcome.wrongInputs(), 0);
      }
      return;
    }
    checkCount("inputs", outcome.inputs(), truth.inputs());
    checkCount("wrong inputs", outcome.wrongInputs(), truth.wrongInputs());
    checkCount("wrong outputs", outcome.wrongOutputs(), truth.wrongOutputs());
  }

  private void checkCount(String what, OptionalLong said, long is) {
    if (said.isPresent() && said.getAsLong() != is) {
      complain("count of " + what, said.getAsLong(), is);
    }
  }

  private void checkWitness(Outcome outcome) {
    outcome.witness().ifPresent(claim -> checkClaim(claim, outcome.smallest()));
  }

  private void checkClaim(Outcome.Claim claim, boolean smallest) {
    int[] features = claim.features();
    BigDecimal above = ExactJudge.above(spec, features, claim.output());
    boolean on = ExactJudge.isOn(spec, features, claim.output());
    if (claim.expected() != on || above.signum() > 0 == on) {
      complain("witness that is right", claim, "score above its threshold by " + above);
    }
    BigDecimal threshold = new BigDecimal(spec.thresholds()[claim.output()]);
    if (claim.threshold().map(said -> said.compareTo(threshold) != 0).orElse(false)
        || claim
            .score()
            .map(said -> said.subtract(threshold).compareTo(above) != 0)
            .orElse(false)) {
      complain("witness not exact", claim, above.add(threshold) + " against " + threshold);
    }
    boolean same =
        Arrays.equals(features, truth.witness()) && claim.output() == truth.witnessOutput();
    if (smallest && !same) {
      complain("witness not the smallest", claim, Arrays.toString(truth.witness()));
    }
  }

  private void checkMargin(Outcome outcome) {
    if (outcome.margin().isEmpty() || outcome.isSampled()) {
      return;
    }
    double said = outcome.margin().getAsDouble();
    double is = truth.margin().doubleValue();
    boolean proved = !outcome.method().equals("exhaustive");
    if (Double.isNaN(said) || (Double.isInfinite(said) && !Double.isInfinite(is))) {
      complain("margin not a number", said, is);
    } else if (said * Math.signum(is) < 0) {
      complain("margin of the wrong sign", said, is);
    } else if (magnitude.isModerate() && Math.abs(said - is) > Double.MIN_VALUE) {
      complain("margin not exact", said, is);
    } else if (proved && spec.layers().size() < 2 && said > Math.nextUp(is)) {
      complain("margin too large", said, is);
    } else if (Math.abs(said - is) > magnitude.tolerance(proved)) {
      complain("margin far off", said, is);
    }
  }
}
