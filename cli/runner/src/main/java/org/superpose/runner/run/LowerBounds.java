package org.superpose.runner.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.superpose.core.audit.FamilyShare;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundRequest.NetworkProfile;
import org.superpose.core.bound.BoundResult.Resource;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Network;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;
import org.superpose.runner.result.BoundComparison;

/**
 * Holds networks against the bounds of a comparison, for every resource that they speak of.
 *
 * <p>What a row shows is the bound for the whole family, unless the construction declined one of
 * the functions that were drawn from it. A contradiction has to hold for the part of the family
 * that the construction takes for certain, and then for the part that it gets right.
 */
final class LowerBounds {

  private static final FamilyShare WHOLE = new FamilyShare(0, 0, false);

  private final BoundPanel bounds;
  private final Criterion criterion;

  LowerBounds(BoundPanel bounds, Criterion criterion) {
    this.bounds = bounds;
    this.criterion = criterion;
  }

  /**
   * A network to be held against bounds.
   *
   * @param request what it was built for
   * @param isRight builds for another function of the family and judges
   * @param audited whether the construction has to state which functions it declines, which takes
   *     many times what sizing one network does
   */
  record Candidate(
      Construction construction,
      BuildRequest request,
      Network network,
      Accounting accounting,
      Predicate<Problem> isRight,
      boolean audited) {

    private Problem problem() {
      return request.problem();
    }

    private List<String> contradictions(BoundAnswers answers) {
      return answers.contradictions(accounting, problem().outputs());
    }

    private FamilyShare notDeclined() {
      return !audited || problem().shape().informationBits() == 0
          ? WHOLE
          : FamilyShare.notDeclined(construction, request);
    }
  }

  /**
   * What there is to say.
   *
   * @param strongest the strongest bounds that apply
   * @param contradiction how the network, being right, contradicts a bound: a bug of someone's
   * @param notes bounds that broke or do not apply
   */
  record Held(BoundComparison strongest, Optional<String> contradiction, List<String> notes) {}

  /** Finds the strongest bounds, and looks for contradictions if the network is right. */
  Held hold(Candidate candidate, boolean verified) {
    if (bounds.isEmpty()) {
      return new Held(BoundComparison.NONE, Optional.empty(), List.of());
    }
    FamilyShare share = candidate.notDeclined();
    BoundAnswers answers = ask(candidate, share.isWhole() ? 0 : share.missingBits());
    BoundComparison strongest =
        new BoundComparison(
            answers.least(Resource.NEURONS),
            answers.least(Resource.PARAMETER_BITS),
            String.join("; ", answers.broken()));
    List<String> notes = new ArrayList<>(answers.broken());
    if (!share.isWhole()) {
      notes.add(share + " are taken, which the bounds allow for");
    }
    candidate
        .problem()
        .shape()
        .uncounted()
        .ifPresent(reason -> notes.add("no bound by counting: " + reason));
    if (!verified || candidate.contradictions(answers).isEmpty()) {
      return new Held(strongest, Optional.empty(), notes);
    }
    return new Held(strongest, contradiction(candidate, share, notes), notes);
  }

  /**
   * Evaluates the bounds again, for the part of the family with networks, and for the part with
   * right ones.
   */
  private Optional<String> contradiction(
      Candidate candidate, FamilyShare share, List<String> notes) {
    List<String> certain = candidate.contradictions(ask(candidate, share.missingBits()));
    String part = share + " are taken";
    if (!certain.isEmpty() && candidate.problem().shape().informationBits() > 0) {
      FamilyShare right = FamilyShare.of(candidate.request(), candidate.isRight());
      part = right + " come out right";
      double missing = Math.max(share.missingBits(), right.missingBits());
      certain = candidate.contradictions(ask(candidate, missing));
    }
    if (certain.isEmpty()) {
      notes.add("below a bound that holds for a method that has networks for all, but " + part);
      return Optional.empty();
    }
    return Optional.of(
        "verified below a lower bound whose assumptions it meets: %s: the construction calls something public that depends on the instance, or the bound, the accounting or the verifier is wrong"
            .formatted(String.join("; ", certain)));
  }

  private BoundAnswers ask(Candidate candidate, double missingBits) {
    NetworkProfile profile = NetworkProfile.of(candidate.network()).missing(missingBits);
    return bounds.ask(BoundRequest.of(candidate.problem(), criterion, Optional.of(profile)));
  }
}
