package org.superpose.core.task.standard;

import java.util.List;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.EdgeList;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Gates;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.Task;
import org.superpose.core.task.TaskRequest;

/**
 * The common part of tasks whose outputs are one gate over different pairs of features. The pairs
 * form a graph on the features; the family counts all lists of m' different pairs, whatever the
 * graph, and for a gate whose inputs differ in role also which of the two has which.
 */
abstract class PairwiseTask implements Task {

  private final Gate gate;
  private final Description description;

  PairwiseTask(Gate gate, String id, String summary) {
    this.gate = gate;
    description =
        new Description(
            id,
            summary,
            parameters(),
            List.of(
                "M. Adler and N. Shavit, On the Complexity of Neural Computation in Superposition,"
                    + " arXiv:2409.15318"),
            List.of(
                "counting bound: every list of m' different pairs is a function of the family,"
                    + " whatever the graph%s: |F| = N (N - 1) ... (N - m' + 1)%s, N = m (m - 1) / 2"
                        .formatted(
                            gate == Gate.AND_NOT ? ", and either way round" : "",
                            gate == Gate.AND_NOT ? " 2^m'" : "")));
  }

  /** Returns the settings of sizes and graph. */
  static List<Parameter> parameters() {
    return List.of(
        Sizes.features(2),
        Parameter.integer(
                "outputs",
                1,
                Sizes.LARGEST,
                "the number of pairs, m'; left out: what a star, complete or given graph"
                    + " has, otherwise the number of features")
            .orWord("features", "all-pairs"),
        Sizes.sparsity(2),
        Parameter.graph("graph", PairGraph.WORDS, "the graph that the pairs form"),
        Parameter.real(
                "exponent",
                2,
                10,
                "the exponent of the degree distribution of a power-law graph; at 2 the"
                    + " degree of a feature is about proportional to 1/rank")
            .withDefault(2.5),
        Parameter.integer(
            "hubs",
            1,
            Sizes.LARGEST,
            "the features on the small side of a bipartite graph; left out: about the"
                + " square root of the number of features"));
  }

  @Override
  public final Description describe() {
    return description;
  }

  @Override
  public ProblemShape shape(Settings settings) {
    boolean bothWays = hasBothDirections(settings);
    PairList pairs = pairs(settings);
    long all = PairGraph.allPairs(pairs.features()) * (bothWays ? 2 : 1);
    // Bits a pair: which input is negated. Pairs that may come both ways are counted as ordered.
    double orientations = gate == Gate.AND_NOT && !bothWays ? 1 : 0;
    return new ProblemShape(
            description.id(),
            pairs.features(),
            pairs.count(),
            Sizes.sparsity(settings),
            Information.log2FallingFactorial((double) all, pairs.count())
                + orientations * pairs.count(),
            Information.log2((double) all) + orientations)
        .with(new Gates(gate, 2));
  }

  /** Only where the inputs differ in role are a pair and its reversal two functions. */
  private PairList pairs(Settings settings) {
    return PairList.of(settings, gate == Gate.AND_NOT);
  }

  private boolean hasBothDirections(Settings settings) {
    return gate == Gate.AND_NOT
        && settings.find("graph").orElseThrow() instanceof EdgeList edges
        && edges.reversals() > 0;
  }

  @Override
  public final Problem problem(TaskRequest request) {
    ProblemShape shape = shape(request.settings());
    return new Problem(shape, gate, gates(request));
  }

  /** Returns the inputs of each gate in order, {@code [outputs][2]}. */
  int[][] gates(TaskRequest request) {
    return pairs(request.settings()).draw(request.seed());
  }
}
