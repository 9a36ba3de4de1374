package org.superpose.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.bound.BoundResult.Direction;
import org.superpose.core.bound.BoundResult.Resource;
import org.superpose.core.settings.Description;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.ProblemShape;

/** Each broken bound breaks one promise, and the suite must name that promise. */
class BoundContractTest {

  private record Lambda(Function<BoundRequest, BoundResult> answer) implements Bound {
    @Override
    public Description describe() {
      return new Description("toy", "At least one neuron.", List.of(), List.of("by inspection"));
    }

    @Override
    public BoundResult evaluate(BoundRequest request) {
      return answer.apply(request);
    }
  }

  private static BoundResult honest(BoundRequest request) {
    return request.shape().outputs() > 1
        ? new BoundResult.Value(Resource.NEURONS, Direction.LOWER, 1, List.of("there is an output"))
        : new BoundResult.NotApplicable("one output needs no thought");
  }

  abstract static class Suite extends BoundContract {
    abstract BoundResult answer(BoundRequest request);

    @Override
    protected Bound bound() {
      return new Lambda(this::answer);
    }

    @Override
    protected List<BoundRequest> applicable() {
      return List.of(request(2), request(3));
    }

    @Override
    protected List<BoundRequest> notApplicable() {
      return List.of(request(1));
    }

    private static BoundRequest request(int outputs) {
      return new BoundRequest(
          new ProblemShape("permutation", outputs, outputs, 1, 0, 0),
          new Criterion.EveryInput(),
          Optional.empty());
    }
  }

  static class Honest extends Suite {
    @Override
    BoundResult answer(BoundRequest request) {
      return honest(request);
    }
  }

  @Test
  void passesAnHonestBound() {
    assertThat(Suites.failures(new Honest().contract())).isEmpty();
  }

  static class Overstated extends Suite {
    @Override
    BoundResult answer(BoundRequest request) {
      return honest(request) instanceof BoundResult.Value value
          ? new BoundResult.Value(Resource.NEURONS, Direction.LOWER, 9, value.assumptions())
          : honest(request);
    }
  }

  @Test
  void refusesALowerBoundThatARightNetworkBeats() {
    assertThat(Suites.failures(new Overstated().contract()).toString())
        .contains("noRightNetworkContradictsIt", "toy says at least 9 neurons");
  }

  static class Stingy extends Suite {
    @Override
    BoundResult answer(BoundRequest request) {
      return honest(request) instanceof BoundResult.Value
          ? new BoundResult.Value(Resource.FEATURES, Direction.UPPER, 7, List.of("wrongly"))
          : honest(request);
    }
  }

  @Test
  void refusesACapacityThatARightNetworkExceeds() {
    assertThat(Suites.failures(new Stingy().contract()))
        .containsOnlyKeys("noRightNetworkContradictsIt");
  }

  static class Fickle extends Suite {
    @Override
    BoundResult answer(BoundRequest request) {
      return request.shape().outputs() == 3
          ? new BoundResult.Value(Resource.NEURONS, Direction.REFERENCE, 1, List.of("sometimes"))
          : honest(request);
    }
  }

  @Test
  void refusesAChangingDirection() {
    assertThat(Suites.failures(new Fickle().contract()))
        .containsOnlyKeys("speaksOfOneResourceInOneDirection");
  }

  static class Unfounded extends Suite {
    @Override
    BoundResult answer(BoundRequest request) {
      return honest(request) instanceof BoundResult.Value
          ? new BoundResult.Value(Resource.NEURONS, Direction.LOWER, 1, List.of())
          : new BoundResult.NotApplicable("");
    }
  }

  @Test
  void refusesMissingAssumptionsAndReasons() {
    assertThat(Suites.failures(new Unfounded().contract()))
        .containsOnlyKeys("answersWithAssumptions", "declinesWithReason");
  }
}
