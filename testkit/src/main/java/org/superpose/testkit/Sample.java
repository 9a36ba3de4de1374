package org.superpose.testkit;

import java.util.Map;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Network;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;
import org.superpose.core.task.Task;
import org.superpose.core.task.TaskRequest;

/**
 * One situation that a construction is tried in. Keep it small: a suite builds it a dozen times.
 *
 * @param name shown with results
 * @param instances draws an instance; all instances have one shape
 * @param options values for the construction's parameters, defaults left out
 * @param neurons the requested width, or empty for an automatic one
 * @param criterion when a network counts as right
 */
public record Sample(
    String name,
    Function<Seed, Problem> instances,
    Map<String, ?> options,
    OptionalInt neurons,
    Criterion criterion) {

  /** Copies the options. */
  public Sample {
    options = Map.copyOf(options);
  }

  /** Returns a sample of automatic width, without options, to be right on every input. */
  public static Sample of(String name, Function<Seed, Problem> instances) {
    return new Sample(name, instances, Map.of(), OptionalInt.empty(), new Criterion.EveryInput());
  }

  /**
   * Returns a sample of an installed task, of automatic width, to be right on every input.
   *
   * @param task the id of the task
   * @param settings values for the task's parameters, defaults left out
   * @throws IllegalArgumentException if no task with this id is installed
   */
  public static Sample ofTask(String task, Map<String, ?> settings) {
    Task found =
        ServiceLoader.load(Task.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(candidate -> candidate.describe().id().equals(task))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no task '" + task + "' is installed"));
    Settings checked = Settings.of(found.describe().parameters(), settings);
    return of(task + " " + checked, seed -> found.problem(new TaskRequest(checked, seed)));
  }

  /** Returns the instance that a seed draws. */
  public Problem problem(long seed) {
    return instances.apply(new Seed(seed).derive("problem"));
  }

  /**
   * Returns the network that a construction sizes and builds for the instance of a seed.
   *
   * @throws IllegalStateException if the construction does not support it
   */
  public Network network(Construction construction, long seed) {
    Problem problem = problem(seed);
    Settings checked = Settings.of(construction.describe().parameters(), options);
    SizeRequest request = new SizeRequest(problem, neurons, checked, criterion);
    return switch (construction.size(request)) {
      case Sizing.Sized size ->
          construction.build(
              new BuildRequest(
                  problem, size.neurons(), checked, criterion, new Seed(seed).derive("network")));
      case Sizing.Unsupported(String reason) -> throw new IllegalStateException(reason);
    };
  }

  /** Returns this sample at a requested width. */
  public Sample withNeurons(int requested) {
    return new Sample(
        name + ", " + requested + " neurons",
        instances,
        options,
        OptionalInt.of(requested),
        criterion);
  }

  /** Returns this sample with other values for the construction's parameters. */
  public Sample withOptions(Map<String, ?> values) {
    return new Sample(name + ", " + values, instances, values, neurons, criterion);
  }

  /** Returns this sample under another criterion. */
  public Sample withCriterion(Criterion other) {
    return new Sample(name + ", " + other, instances, options, neurons, other);
  }
}
