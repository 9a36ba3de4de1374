package org.superpose.testkit.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.bound.BoundResult.Direction;
import org.superpose.core.bound.BoundResult.Resource;
import org.superpose.core.settings.Description;
import org.superpose.core.task.Task;

class SuiteTest {

  /** A check that holds, one that fails, two dynamic ones; private, so that JUnit leaves it be. */
  @SuppressWarnings({"EffectivelyPrivate", "UnusedMethod"}) // called by reflection
  private static final class Mixed {

    @Test
    public void holds() {
      assertThat(1).isOne();
    }

    @Test
    public void fails() {
      throw new IllegalStateException("broken");
    }

    @TestFactory
    public Stream<DynamicTest> many() {
      return Stream.of("a", "b")
          .map(name -> DynamicTest.dynamicTest(name, () -> assertThat(name).isEqualTo("a")));
    }
  }

  @Test
  void runsEveryCheckAndKeepsTheReasons() {
    List<Suite.Result> results = Suite.run(Mixed::new);

    assertThat(results)
        .extracting(Suite.Result::check)
        .containsExactly("fails", "holds", "many: a", "many: b");
    assertThat(results.get(0).failure()).contains("java.lang.IllegalStateException: broken");
    assertThat(results.get(1).failure()).isEmpty();
    assertThat(results.get(2).failure()).isEmpty();
    assertThat(results.get(3).failure())
        .hasValueSatisfying(why -> assertThat(why).contains("\"a\""));
  }

  @Test
  void whatBreaksBeforeTheFirstCheckIsAFailure() {
    List<Suite.Result> results =
        Suite.run(
            () -> {
              throw new IllegalStateException("no samples");
            });

    assertThat(results)
        .containsExactly(
            new Suite.Result(
                "answersToStandardSamples",
                Optional.of("java.lang.IllegalStateException: no samples")));
  }

  @Test
  void theStandardTasksAreFit() {
    for (Task task : ServiceLoader.load(Task.class)) {
      assertThat(Suite.run(() -> new InstalledTask(task)))
          .as(task.describe().id())
          .hasSizeGreaterThan(5)
          .allSatisfy(result -> assertThat(result.failure()).isEmpty());
    }
  }

  /** Claims more neurons than right networks have. */
  private record Fixed(double value) implements Bound {
    @Override
    public Description describe() {
      return new Description("fixed", "A fake.", List.of(), List.of("nowhere"));
    }

    @Override
    public BoundResult evaluate(BoundRequest request) {
      return new BoundResult.Value(Resource.NEURONS, Direction.LOWER, value, List.of("none"));
    }
  }

  @Test
  void aBoundThatARightNetworkContradictsIsNotFit() {
    assertThat(Suite.run(() -> new InstalledBound(new Fixed(0))))
        .allSatisfy(result -> assertThat(result.failure()).isEmpty());
    assertThat(Suite.run(() -> new InstalledBound(new Fixed(1e6))))
        .filteredOn(result -> result.failure().isPresent())
        .isNotEmpty()
        .allMatch(result -> result.check().startsWith("noRightNetworkContradictsIt"));
  }
}
