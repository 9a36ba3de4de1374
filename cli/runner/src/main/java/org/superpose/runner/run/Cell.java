package org.superpose.runner.run;

import java.util.Map;
import java.util.stream.Collectors;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.ProblemShape;
import org.superpose.runner.config.ConstructionCase;
import org.superpose.runner.config.Neurons;
import org.superpose.runner.config.TaskCase;
import org.superpose.runner.result.CellIdentity;

/**
 * One unit of work: build one network for one problem and judge it.
 *
 * @param name unique within the comparison, fit for a file name
 * @param task the problem's task and settings
 * @param construction the construction, its size and options
 * @param seed the seed that the user gave; problem, network and samples derive from it
 * @param trial which of the networks that the seed gives for the problem, from 0; only a search
 *     looks beyond the first
 * @param audited whether the host also checks that what is free does not depend on the instance
 */
public record Cell(
    String name,
    TaskCase task,
    ConstructionCase construction,
    long seed,
    long trial,
    boolean audited) {

  /** Returns the cell of a given width for the same problem, without search. */
  Cell at(int neurons) {
    return new Cell(
        name, task, construction.withNeurons(new Neurons.Fixed(neurons)), seed, trial, audited);
  }

  /** Returns the cell for another problem of the same seed. */
  Cell with(TaskCase other) {
    return new Cell(name, other, construction, seed, trial, audited);
  }

  /** Returns the cell with another network. */
  Cell trial(long other) {
    return new Cell(name, task, construction, seed, other, audited);
  }

  /** Returns the cell without the audit. */
  Cell unaudited() {
    return new Cell(name, task, construction, seed, trial, false);
  }

  /** Returns the seed for a purpose of this trial. */
  Seed derive(String purpose) {
    Seed own = new Seed(seed).derive(purpose);
    return trial == 0 ? own : own.derive("trial", trial);
  }

  /** Returns what results say of the cell itself. */
  CellIdentity identity(Criterion criterion) {
    ProblemShape shape = task.shape();
    return new CellIdentity(
        name,
        shape.task(),
        task.graphLabel(),
        shape.features(),
        shape.outputs(),
        shape.sparsity(),
        construction.plugin().id(),
        construction.neurons().toString(),
        options(),
        seed,
        trial,
        criterion.toString());
  }

  private String options() {
    String given =
        construction.options().asMap().entrySet().stream()
            .map(Map.Entry::toString)
            .collect(Collectors.joining(" "));
    return (given + " " + construction.reduction()).strip();
  }
}
