package org.superpose.bounds.counting;

import java.util.Map;
import java.util.Optional;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundRequest.NetworkProfile;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.ProblemShape;
import org.superpose.testkit.Sample;

/** Requests about the standard tasks. */
final class Requests {

  static final Criterion EVERY = new Criterion.EveryInput();

  private Requests() {}

  static BoundRequest of(String task, int features, int sparsity) {
    return of(task, features, sparsity, EVERY);
  }

  static BoundRequest of(String task, int features, int sparsity, Criterion criterion) {
    return new BoundRequest(shape(task, features, sparsity), criterion, Optional.empty());
  }

  static BoundRequest with(NetworkProfile profile, BoundRequest request) {
    return new BoundRequest(request.shape(), request.criterion(), Optional.of(profile));
  }

  static Criterion random(double failure) {
    return new Criterion.RandomInput(failure, 0.99);
  }

  static ProblemShape shape(String task, int features, int sparsity) {
    return Sample.ofTask(task, Map.of("features", features, "sparsity", sparsity))
        .instances()
        .apply(new Seed(1))
        .shape();
  }
}
