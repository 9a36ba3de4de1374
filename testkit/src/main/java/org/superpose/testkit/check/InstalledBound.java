package org.superpose.testkit.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundRequest.NetworkProfile;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Problem;
import org.superpose.testkit.BoundContract;
import org.superpose.testkit.Sample;

/** The contract of a bound on those standard requests that it applies to. */
public final class InstalledBound extends BoundContract {

  private static final List<Optional<NetworkProfile>> NETWORKS =
      List.of(
          Optional.empty(),
          Optional.of(new NetworkProfile(40, 1, 1, true)),
          Optional.of(new NetworkProfile(40, 0, 64, false)));

  private final Bound bound;
  private final List<BoundRequest> applicable = new ArrayList<>();
  private final List<BoundRequest> notApplicable = new ArrayList<>();

  InstalledBound(Bound bound) {
    this.bound = bound;
    for (Sample sample : StandardSamples.problems()) {
      Problem problem = sample.instances().apply(new Seed(1));
      StandardSamples.CRITERIA.forEach(
          criterion ->
              NETWORKS.forEach(network -> add(BoundRequest.of(problem, criterion, network))));
    }
  }

  /** What breaks the bound counts as applicable, where the suite then shows how. */
  private void add(BoundRequest request) {
    try {
      boolean declined = bound.evaluate(request) instanceof BoundResult.NotApplicable;
      (declined ? notApplicable : applicable).add(request);
    } catch (RuntimeException | Error e) {
      applicable.add(request);
    }
  }

  @Override
  protected Bound bound() {
    return bound;
  }

  @Override
  protected List<BoundRequest> applicable() {
    return applicable;
  }

  @Override
  protected List<BoundRequest> notApplicable() {
    return notApplicable;
  }

  @Override
  protected boolean declinesSomething() {
    return !notApplicable.isEmpty();
  }
}
