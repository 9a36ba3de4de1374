package org.superpose.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.superpose.core.audit.BoundCheck;
import org.superpose.core.audit.BrokenBoundException;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundRequest.NetworkProfile;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Network;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;

/**
 * Holds bounds against networks that are right: one below a lower bound whose assumptions it meets
 * is a bug, in the bound, in the accounting or in the proof that the network is right.
 */
public final class BoundAudit {

  private BoundAudit() {}

  /**
   * Returns, in words, every bound that a network contradicts or that breaks; none should.
   *
   * @param network a network that is right on every input of the problem, of a method that has one
   *     for every function of the family
   */
  public static List<String> contradictions(
      Network network, Problem problem, Iterable<? extends Bound> bounds) {
    return contradictions(network, problem, 0, bounds);
  }

  /**
   * Returns, in words, every bound that a network contradicts or that breaks; none should.
   *
   * @param network a network that is right on every input of the problem
   * @param missingBits log2(1/p), p the part of the family that its method has networks for
   */
  public static List<String> contradictions(
      Network network, Problem problem, double missingBits, Iterable<? extends Bound> bounds) {
    NetworkProfile profile = NetworkProfile.of(network).missing(missingBits);
    BoundRequest request =
        BoundRequest.of(problem, new Criterion.EveryInput(), Optional.of(profile));
    Accounting accounting = Accounting.of(network);
    List<String> contradictions = new ArrayList<>();
    for (Bound bound : bounds) {
      String id = bound.describe().id();
      try {
        if (BoundCheck.ask(bound, request) instanceof BoundResult.Value value) {
          BoundCheck.contradiction(id, value, accounting, problem.outputs())
              .ifPresent(contradictions::add);
        }
      } catch (BrokenBoundException e) {
        contradictions.add(id + " broke: " + e.getMessage());
      }
    }
    return contradictions;
  }
}
