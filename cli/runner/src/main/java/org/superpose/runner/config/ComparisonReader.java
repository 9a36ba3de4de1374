package org.superpose.runner.config;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.superpose.core.bound.Bound;
import org.superpose.core.construction.Construction;
import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.Task;
import org.superpose.runner.plugin.Catalogue;
import org.superpose.runner.plugin.Plugin;
import org.superpose.runner.plugin.PluginRegistry;
import org.superpose.runner.plugin.TimeLimit;
import org.superpose.runner.text.Words;

/** Reads the keys of a comparison from the tree of its file. */
final class ComparisonReader {

  /** How long a task may take to say how large its problems are. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** More cells than this are a mistyped sweep: only planning them would take all memory. */
  static final int MOST_CELLS = 100_000;

  private final PluginRegistry registry;
  private final UserFiles files;
  private final Diagnostics problems;

  ComparisonReader(PluginRegistry registry, UserFiles files, Diagnostics problems) {
    this.registry = registry;
    this.files = files;
    this.problems = problems;
  }

  /** Returns the comparison, or empty, noted, if something is missing or wrong. */
  Optional<Comparison> read(Node tree) {
    if (!(tree instanceof Node.Mapping mapping)) {
      problems.add(
          tree.mark().at(""),
          "the file holds "
              + tree.show()
              + "; allowed: a mapping with "
              + String.join(", ", ComparisonKey.names()));
      return Optional.empty();
    }
    Section root = new Section(mapping, "", problems);
    root.rejectUnknownKeys(ComparisonKey.names());
    root.require(ComparisonKey.NAME.key(), "a short name for reports");
    Optional<String> name = root.text(ComparisonKey.NAME.key(), "a short text");
    Optional<String> description = root.text(ComparisonKey.DESCRIPTION.key(), "a text");
    List<Long> seeds = seeds(root);
    List<TaskCase> tasks = tasks(root);
    CaseReader<Construction> cases =
        new CaseReader<>(
            registry.constructions(), "construction", ConstructionCase.KEYS, files, problems);
    List<ConstructionCase> constructions = constructions(root, cases);
    if (tasks.stream().anyMatch(TaskCase::isMaximal)) {
      constructions.forEach(this::requireWidth);
    }
    List<Plugin<Bound>> bounds = bounds(root);
    Optional<Criterion> criterion = CriterionReader.read(root, ComparisonKey.CRITERION.key());
    List<Expectation> expectations = expectations(root, cases.namedIds());
    Settings single = ComparisonKey.single().read(root).orElseThrow();
    Limits limits = Limits.of(Limits.KEYS.read(root, ComparisonKey.LIMITS.key()));
    Search search = Search.of(Search.KEYS.read(root, ComparisonKey.SEARCH.key()));
    List<CorpusVariant> corpus = corpus(root);
    EngineChoice engine = EngineReader.read(root, ComparisonKey.ENGINE.key());
    requireFewCells(root, tasks.size(), seeds.size(), constructions.size());
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Comparison(
            name.orElseThrow(),
            description,
            seeds,
            tasks,
            constructions,
            bounds,
            criterion.orElseThrow(),
            expectations,
            single.flag(ComparisonKey.PROOFS.key()),
            limits,
            search,
            corpus,
            engine,
            files.sources()));
  }

  private static List<CorpusVariant> corpus(Section root) {
    String allowed = "a mapping of " + String.join(", ", CorpusVariant.KEYS.names());
    return root.section(ComparisonKey.CORPUS.key(), allowed)
        .map(CorpusVariant::read)
        .orElse(List.of());
  }

  private void requireFewCells(Section root, long tasks, long seeds, long constructions) {
    BigInteger cells =
        BigInteger.valueOf(tasks)
            .multiply(BigInteger.valueOf(seeds))
            .multiply(BigInteger.valueOf(constructions));
    if (cells.compareTo(BigInteger.valueOf(MOST_CELLS)) > 0) {
      problems.add(
          root.mapping().mark().at(""),
          "%s tasks, %s seeds and %s constructions make %s cells; at most %s are allowed"
              .formatted(tasks, seeds, constructions, cells, MOST_CELLS));
    }
  }

  private List<Long> seeds(Section root) {
    Optional<Node> node = root.find(ComparisonKey.SEEDS.key());
    if (node.isEmpty()) {
      return ComparisonKey.STANDARD_SEEDS;
    }
    String allowed = "whole numbers like [1, 2, 3]";
    if (node.get() instanceof Node.Scalar(_, Long seed)) {
      return List.of(seed);
    }
    Set<Long> seeds = new LinkedHashSet<>();
    for (Sweep.Choice item : root.list(node.get(), ComparisonKey.SEEDS.key(), allowed)) {
      if (!(item.node() instanceof Node.Scalar(_, Long seed))) {
        root.reject(item.node(), item.path(), "a whole number of 64 bits");
      } else if (!seeds.add(seed)) {
        problems.add(item.location(), "seed " + seed + " is listed twice");
      }
    }
    return List.copyOf(seeds);
  }

  private List<TaskCase> tasks(Section root) {
    CaseReader<Task> reader =
        new CaseReader<>(registry.tasks(), "task", TaskCase.KEYS, files, problems);
    List<TaskCase> tasks = new ArrayList<>();
    for (CaseReader.Case<Task> read : reader.read(root, ComparisonKey.TASKS.key())) {
      boolean maximal =
          read.given().get(TaskCase.OUTPUTS) instanceof Sweep.Choice(Node.Scalar(_, Object word), _)
              && word.equals(TaskCase.MAXIMAL);
      if (reader.isNew(read, maximal ? TaskCase.MAXIMAL : "")) {
        withShape(read, maximal).ifPresent(tasks::add);
      }
    }
    return tasks;
  }

  /** A task is foreign code: whatever it throws is a problem of these settings. */
  private Optional<TaskCase> withShape(CaseReader.Case<Task> read, boolean maximal) {
    String id = read.plugin().id();
    try {
      ProblemShape shape =
          TimeLimit.call(
              PATIENCE,
              "task " + id,
              () ->
                  Objects.requireNonNull(
                      read.plugin().service().shape(read.settings()), "the shape is null"));
      return Optional.of(
          new TaskCase(
              read.plugin(), read.settings(), read.graphLabel(), shape, maximal, read.source()));
    } catch (ExecutionException e) {
      reject(read, maximal, e.getCause());
    } catch (TimeoutException e) {
      reject(read, maximal, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      reject(read, maximal, e);
    }
    return Optional.empty();
  }

  private void reject(CaseReader.Case<Task> read, boolean maximal, Throwable failure) {
    if (failure instanceof InvalidSettingException e) {
      boolean isFixed = maximal && e.parameter().equals(TaskCase.OUTPUTS);
      problems.add(
          read.source().at(e.parameter()),
          isFixed
              ? "maximal is not possible: this task and graph leave no choice of outputs"
              : e.getMessage());
    } else {
      problems.add(
          read.source().whole(),
          "'%s' does not accept these settings: %s"
              .formatted(read.plugin().id(), Words.of(failure)));
    }
  }

  private List<ConstructionCase> constructions(Section root, CaseReader<Construction> reader) {
    List<ConstructionCase> constructions = new ArrayList<>();
    for (CaseReader.Case<Construction> read :
        reader.read(root, ComparisonKey.CONSTRUCTIONS.key())) {
      Neurons neurons = Neurons.of(read.common().find(ConstructionCase.NEURONS).orElseThrow());
      Reduction reduction = Reduction.of(read.common());
      if (reader.isNew(read, (neurons + " " + reduction).strip())) {
        constructions.add(
            new ConstructionCase(
                read.plugin(), neurons, read.settings(), reduction, read.source()));
      }
    }
    return constructions;
  }

  private void requireWidth(ConstructionCase construction) {
    if (!(construction.neurons() instanceof Neurons.Fixed)) {
      problems.add(
          construction.source().at(ConstructionCase.NEURONS),
          "give a number: a task requests the most outputs of a given number of neurons");
    }
  }

  private List<Plugin<Bound>> bounds(Section root) {
    Catalogue<Bound> known = registry.bounds();
    Optional<Node> node = root.find(ComparisonKey.BOUNDS.key());
    if (node.isEmpty()
        || (node.get() instanceof Node.Scalar(_, Object word) && word.equals(ComparisonKey.ALL))) {
      return known.all();
    }
    if (node.get() instanceof Node.Scalar(_, Object word) && word.equals(ComparisonKey.NONE)) {
      return List.of();
    }
    TreeMap<String, Plugin<Bound>> bounds = new TreeMap<>();
    String allowed = "all, none, or a list of ids";
    for (Sweep.Choice item : root.list(node.get(), ComparisonKey.BOUNDS.key(), allowed)) {
      String id = item.node() instanceof Node.Scalar(_, String text) ? text : "";
      Optional<Plugin<Bound>> bound = known.find(id);
      if (bound.isEmpty()) {
        problems.add(
            item.location(),
            item.node().show()
                + " is not a known bound; known: "
                + String.join(", ", known.ids())
                + Section.guess(known.ids(), id));
      } else if (bounds.put(id, bound.get()) != null) {
        problems.add(item.location(), "'" + id + "' is listed twice");
      }
    }
    return List.copyOf(bounds.values());
  }

  private List<Expectation> expectations(Section root, Set<String> ids) {
    Optional<Node> node = root.find(ComparisonKey.EXPECT.key());
    boolean isDropped = // as --set does for part of a comparison
        node.orElse(null) instanceof Node.Sequence given && given.items().isEmpty();
    if (node.isEmpty() || isDropped) {
      return List.of();
    }
    ExpectationReader reader = new ExpectationReader(ids, problems);
    List<Expectation> expectations = new ArrayList<>();
    String allowed = "a list of sentences";
    for (Sweep.Choice item : root.list(node.get(), ComparisonKey.EXPECT.key(), allowed)) {
      reader.read(item.node(), item.location()).ifPresent(expectations::add);
    }
    return expectations;
  }
}
