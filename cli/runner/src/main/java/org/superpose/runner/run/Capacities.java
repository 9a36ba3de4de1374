package org.superpose.runner.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gates;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.Task;
import org.superpose.core.task.TaskRequest;
import org.superpose.runner.plugin.Plugin;

/**
 * About how many outputs constructions compute with a number of neurons: the most at which the
 * width that their own analysis asks for is no larger, on instances of a task with the features and
 * the sparsity of a problem. Nothing is built and judged.
 */
public final class Capacities {

  private static final Seed SEED = new Seed(1);
  private static final String OUTPUTS = "outputs";
  private static final int MOST = 10_000_000;
  private static final Criterion EVERY_INPUT = new Criterion.EveryInput();

  private final Task task;
  private final ProblemShape shape;
  private final int neurons;
  private final Set<String> names;
  private final boolean areFeatures;

  /**
   * The most outputs of one construction.
   *
   * @param construction its id
   * @param outputs m'; empty if it computes none with so few neurons
   * @param reason why there are none, or what broke; empty if there are some
   */
  public record Capacity(String construction, OptionalInt outputs, String reason) {}

  /**
   * @param task of which the problem is
   * @param shape the problem's sizes
   * @param neurons the width that networks may have
   */
  public Capacities(Task task, ProblemShape shape, int neurons) {
    this.task = task;
    this.shape = shape;
    this.neurons = neurons;
    this.names =
        task.describe().parameters().stream().map(Parameter::name).collect(Collectors.toSet());
    this.areFeatures =
        !names.contains(OUTPUTS) || shape.gates().filter(Gates::areFeatures).isPresent();
  }

  /** Returns whether each output is a feature of its own, so that both grow together. */
  public boolean areFeatures() {
    return areFeatures;
  }

  /** Finds the most outputs of each construction. */
  public List<Capacity> of(List<Plugin<Construction>> constructions) {
    List<Capacity> capacities = new ArrayList<>();
    for (Plugin<Construction> construction : constructions) {
      capacities.add(of(construction));
    }
    return capacities;
  }

  private Capacity of(Plugin<Construction> construction) {
    try {
      Settings options = Settings.of(construction.description().parameters(), Map.of());
      int outputs = most(construction.service(), options);
      return outputs > 0
          ? new Capacity(construction.id(), OptionalInt.of(outputs), "")
          : new Capacity(
              construction.id(),
              OptionalInt.empty(),
              objection(construction.service(), options, neurons).orElseThrow());
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      String reason = "it broke: " + Failures.describe(e);
      return new Capacity(construction.id(), OptionalInt.empty(), reason);
    }
  }

  /** Doubles or halves from as many outputs as neurons, then bisects to a hundredth. */
  private int most(Construction construction, Settings options) {
    int fits = 0;
    int over = MOST + 1;
    int outputs = neurons;
    while (outputs > 0 && outputs < over) {
      if (objection(construction, options, outputs).isEmpty()) {
        fits = outputs;
      } else {
        over = outputs;
      }
      outputs = fits == 0 ? outputs / 2 : next(fits, over);
    }
    return fits;
  }

  private static int next(int fits, int over) {
    if (over > MOST) {
      return (int) Math.min(2L * fits, over);
    }
    return over - fits <= Math.max(1, fits / 100) ? over : fits + (over - fits) / 2;
  }

  /** Returns why a construction has no network of the width for so many outputs, if so. */
  private Optional<String> objection(Construction construction, Settings options, int outputs) {
    Optional<Problem> problem = instance(outputs);
    if (problem.isEmpty()) {
      return Optional.of("the task has no such problem");
    }
    SizeRequest request = new SizeRequest(problem.get(), OptionalInt.empty(), options, EVERY_INPUT);
    return switch (construction.size(request)) {
      case null -> Optional.of("it answers nothing");
      case Sizing.Unsupported(String reason) -> Optional.of(reason);
      case Sizing.Sized size when size.neurons() > neurons ->
          Optional.of("it takes %s neurons".formatted(size.neurons()));
      case Sizing.Sized _ -> Optional.empty();
    };
  }

  private Optional<Problem> instance(int outputs) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("features", (long) (areFeatures ? outputs : shape.features()));
    values.put("sparsity", (long) Math.min(shape.sparsity(), areFeatures ? outputs : MOST));
    values.put(OUTPUTS, (long) outputs);
    values.keySet().retainAll(names);
    List<Parameter> parameters = task.describe().parameters();
    try {
      return Optional.of(task.problem(new TaskRequest(Settings.of(parameters, values), SEED)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
