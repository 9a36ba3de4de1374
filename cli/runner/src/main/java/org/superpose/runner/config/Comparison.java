package org.superpose.runner.config;

import java.util.List;
import java.util.Optional;
import org.superpose.core.bound.Bound;
import org.superpose.core.task.Criterion;
import org.superpose.runner.plugin.Plugin;

/**
 * A comparison as read from a file: checked, defaults filled in, sweeps expanded.
 *
 * @param name what it is called in reports
 * @param description free text
 * @param seeds distinct roots of all randomness; every cell runs once with each
 * @param tasks distinct tasks with their settings, in the order of the file
 * @param constructions distinct constructions with their widths and options, in the same order
 * @param bounds the bounds that results are held against, sorted by id
 * @param criterion when a network counts as right
 * @param expectations what the results are expected to show; may be empty
 * @param proofs whether a proof for others is written beside every network with a verdict
 * @param limits how much work each cell may spend
 * @param search how the smallest width is searched for, where it is requested
 * @param corpus what a corpus makes of each network; empty if the comparison does not say
 * @param engine where cells run
 * @param graphs the files of graphs that were read for the tasks
 */
public record Comparison(
    String name,
    Optional<String> description,
    List<Long> seeds,
    List<TaskCase> tasks,
    List<ConstructionCase> constructions,
    List<Plugin<Bound>> bounds,
    Criterion criterion,
    List<Expectation> expectations,
    boolean proofs,
    Limits limits,
    Search search,
    List<CorpusVariant> corpus,
    EngineChoice engine,
    List<GraphSource> graphs) {

  /** Copies the lists. */
  public Comparison {
    seeds = List.copyOf(seeds);
    tasks = List.copyOf(tasks);
    constructions = List.copyOf(constructions);
    bounds = List.copyOf(bounds);
    expectations = List.copyOf(expectations);
    corpus = List.copyOf(corpus);
    graphs = List.copyOf(graphs);
  }

  /** Returns the same comparison, run elsewhere. */
  public Comparison on(EngineChoice other) {
    return new Comparison(
        name,
        description,
        seeds,
        tasks,
        constructions,
        bounds,
        criterion,
        expectations,
        proofs,
        limits,
        search,
        corpus,
        other,
        graphs);
  }
}
