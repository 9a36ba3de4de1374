package org.superpose.testkit.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.superpose.core.audit.PluginContract;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.bound.BoundResult.Direction;
import org.superpose.core.bound.BoundResult.Resource;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Gates;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.Task;
import org.superpose.core.task.TaskRequest;

class InstalledPluginTest {

  private static final PluginContract CONTRACT = new InstalledPlugin();

  /** Returns the first message of every check that failed, by its whole name. */
  private static Map<String, String> failures(Object plugin) {
    Map<String, String> failures = new TreeMap<>();
    for (PluginContract.Check check : CONTRACT.checks(plugin)) {
      try {
        check.body().run();
      } catch (Throwable thrown) {
        failures.put(check.name(), thrown.toString());
      }
    }
    return failures;
  }

  @Test
  void theStandardTasksAreFit() {
    for (Task task : ServiceLoader.load(Task.class)) {
      assertThat(CONTRACT.checks(task)).hasSizeGreaterThan(5);
      assertThat(failures(task)).as(task.describe().id()).isEmpty();
    }
  }

  /** Says that no two of its outputs are alike, and draws all of the same pair. */
  private record Alike() implements Task {
    @Override
    public Description describe() {
      return new Description(
          "alike",
          "A fake.",
          List.of(Parameter.integer("features", 2, 99, "m").mandatory()),
          List.of());
    }

    @Override
    public ProblemShape shape(Settings settings) {
      return new ProblemShape("alike", settings.integer("features"), 2, 2, 0, 0)
          .with(new Gates(Gate.AND, 2));
    }

    @Override
    public Problem problem(TaskRequest request) {
      return new Problem(shape(request.settings()), Gate.AND, new int[][] {{0, 1}, {1, 0}});
    }
  }

  @Test
  void aTaskWhoseOutputsAreNotWhatItSaysIsNotFit() {
    assertThat(failures(new Alike()))
        .hasSize(1)
        .hasEntrySatisfying(
            "outputsAreWhatTheShapeSays: {features=24}",
            why -> assertThat(why).contains("outputs of instance 0", "AND of 2 inputs"));
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
    assertThat(failures(new Fixed(0))).isEmpty();
    assertThat(failures(new Fixed(1e6)).keySet())
        .isNotEmpty()
        .allMatch(check -> check.startsWith("noRightNetworkContradictsIt: "));
  }

  @Test
  void whatIsNoPluginHasNoContract() {
    assertThatThrownBy(() -> CONTRACT.checks("text"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("text fulfils no contract");
  }
}
