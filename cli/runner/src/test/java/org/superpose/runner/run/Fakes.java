package org.superpose.runner.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.Task;
import org.superpose.core.task.TaskRequest;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.ConstructionCase;
import org.superpose.runner.config.EngineChoice;
import org.superpose.runner.config.Limits;
import org.superpose.runner.config.Location;
import org.superpose.runner.config.Neurons;
import org.superpose.runner.config.Reduction;
import org.superpose.runner.config.Search;
import org.superpose.runner.config.Source;
import org.superpose.runner.config.TaskCase;
import org.superpose.runner.plugin.Plugin;
import org.superpose.runner.plugin.PluginOrigin;
import org.superpose.runner.result.CellResult;

/** Small plugins that behave well or badly, and comparisons of them. */
final class Fakes {

  static final int FEATURES = 6;
  private static final Source SOURCE =
      new Source(new Location("test.yaml", 3, 1, "constructions[0]"), Map.of());

  private Fakes() {}

  /** A random permutation of six features; its information content is stated, not computed. */
  static final class ShuffleTask implements Task {
    @Override
    public Description describe() {
      return new Description("shuffle", "A permutation.", List.of(), List.of());
    }

    @Override
    public ProblemShape shape(Settings settings) {
      return new ProblemShape("shuffle", FEATURES, FEATURES, 2, 9.49, 2.58);
    }

    @Override
    public Problem problem(TaskRequest request) {
      int[] from = request.seed().stream().permutation(FEATURES);
      int[][] inputs = new int[FEATURES][];
      java.util.Arrays.setAll(inputs, output -> new int[] {from[output]});
      return new Problem(shape(request.settings()), Gate.IDENTITY, inputs);
    }
  }

  /** A construction whose behaviour the test gives. */
  record Scripted(
      String id, Function<SizeRequest, Sizing> size, Function<BuildRequest, Network> build)
      implements Construction {

    @Override
    public Description describe() {
      return new Description(id, "A fake.", List.of(), List.of());
    }

    @Override
    public Sizing size(SizeRequest request) {
      return size.apply(request);
    }

    @Override
    public Network build(BuildRequest request) {
      return build.apply(request);
    }
  }

  /** A bound with a fixed value. */
  record FixedBound(BoundResult result) implements Bound {
    @Override
    public Description describe() {
      return new Description("fixed", "A fake.", List.of(), List.of());
    }

    @Override
    public BoundResult evaluate(BoundRequest request) {
      return result;
    }
  }

  /** A bound whose answers the test gives. */
  record AnsweringBound(Function<BoundRequest, BoundResult> answer) implements Bound {
    @Override
    public Description describe() {
      return new Description("answering", "A fake.", List.of(), List.of());
    }

    @Override
    public BoundResult evaluate(BoundRequest request) {
      return answer.apply(request);
    }
  }

  /** Keeps what it receives, and has seen enough after some cells. */
  static class Listener implements Engine.Watcher {
    private final int enough;
    final List<PlannedCell> started = Collections.synchronizedList(new ArrayList<>());
    final Map<PlannedCell, Outcome> finished = new ConcurrentHashMap<>();

    Listener(int enough) {
      this.enough = enough;
    }

    @Override
    public void started(PlannedCell cell) {
      started.add(cell);
    }

    @Override
    public void finished(PlannedCell cell, Outcome outcome) {
      if (finished.put(cell, outcome) != null) {
        throw new IllegalStateException("told twice of " + cell);
      }
    }

    @Override
    public boolean hasSeenEnough() {
      return finished.size() >= enough;
    }
  }

  /** Runs all cells and returns their rows. */
  static List<CellResult> run(Comparison comparison, int workers) throws Exception {
    List<PlannedCell> plan = Planner.plan(comparison);
    Listener listener = new Listener(Integer.MAX_VALUE);
    new LocalEngine(new CellRunner(comparison), workers).run(plan, listener);
    return plan.stream().map(cell -> listener.finished.get(cell).row()).toList();
  }

  static Construction building(String id, Function<BuildRequest, Network> build) {
    return new Scripted(id, request -> sized(FEATURES, 1_000), build);
  }

  static Sizing.Sized sized(int neurons, long bytes) {
    return new Sizing.Sized(neurons, OptionalDouble.of(0), bytes);
  }

  /** A right network without hidden layer; all its answer is in the readout. */
  static Network answerInReadout(Problem problem, Origin readoutOrigin) {
    int[][] rows = new int[problem.outputs()][];
    java.util.Arrays.setAll(rows, problem::inputs);
    return new Network(
        SparseMatrix.identity(problem.features()),
        new Origin.Public(),
        List.of(),
        SparseMatrix.binaryRows(problem.features(), rows),
        DenseMatrix.uniformColumn(problem.outputs(), 0.5),
        readoutOrigin);
  }

  /** A network without hidden layer that is always off. */
  static Network inactive() {
    return new Network(
        SparseMatrix.identity(FEATURES),
        new Origin.Public(),
        List.of(),
        SparseMatrix.identity(FEATURES),
        DenseMatrix.uniformColumn(FEATURES, 9),
        new Origin.Public());
  }

  static Comparison comparison(List<Construction> constructions, List<Bound> bounds) {
    return comparison(constructions, bounds, Limits.standard());
  }

  /** Returns a comparison that requests a width. */
  static Comparison comparison(List<Construction> constructions, int neurons) {
    return comparison(constructions, List.of(), Limits.standard(), new Neurons.Fixed(neurons));
  }

  /** Returns a comparison that searches for the smallest width. */
  static Comparison minimal(Construction construction) {
    return minimal(construction, Limits.standard());
  }

  static Comparison minimal(Construction construction, Limits limits) {
    return comparison(List.of(construction), List.of(), limits, new Neurons.Minimal());
  }

  static Comparison comparison(
      List<Construction> constructions, List<Bound> bounds, Limits limits) {
    return comparison(constructions, bounds, limits, new Neurons.Auto());
  }

  /** Returns a comparison that takes something from networks. */
  static Comparison comparison(Construction construction, Reduction reduction) {
    return comparison(
        List.of(construction), List.of(), Limits.standard(), new Neurons.Auto(), reduction);
  }

  private static Comparison comparison(
      List<Construction> constructions, List<Bound> bounds, Limits limits, Neurons neurons) {
    return comparison(constructions, bounds, limits, neurons, Reduction.NONE);
  }

  /** Returns a comparison of which all is given. */
  static Comparison comparison(
      List<Construction> constructions,
      List<Bound> bounds,
      Limits limits,
      Neurons neurons,
      Reduction reduction) {
    ShuffleTask task = new ShuffleTask();
    return new Comparison(
        "fakes",
        Optional.empty(),
        List.of(1L, 2L),
        List.of(
            new TaskCase(
                plugin(task, task.describe()),
                Settings.empty(),
                "",
                task.shape(Settings.empty()),
                false,
                SOURCE)),
        constructions.stream()
            .map(
                construction ->
                    new ConstructionCase(
                        plugin(construction, construction.describe()),
                        neurons,
                        Settings.empty(),
                        reduction,
                        SOURCE))
            .toList(),
        bounds.stream().map(bound -> plugin(bound, bound.describe())).toList(),
        new Criterion.EveryInput(),
        List.of(),
        false,
        limits,
        Search.standard(),
        List.of(),
        EngineChoice.of(EngineChoice.LOCAL),
        List.of());
  }

  private static <T> Plugin<T> plugin(T service, Description description) {
    return new Plugin<>(
        service, description, new PluginOrigin("fake", "1", Optional.empty(), Optional.empty()));
  }
}
