package org.superpose.formats;

import java.util.List;
import java.util.Optional;
import org.superpose.core.task.Domain;

/**
 * A problem as a file or a command describes it.
 *
 * @param task the id of the task
 * @param features m, or 0 for as many as the network has inputs
 * @param outputs m', or 0 for as many as the lists have entries, or the network outputs
 * @param sparsity v
 * @param pairs the features of each output in turn, {@code [2 * outputs]}, if the task has pairs
 * @param gates the features of each output, if they are neither pairs nor single ones
 * @param permutation the output that each feature moves to, {@code [features]}, if the task has one
 * @param graph what says the pairs, if they are not listed
 * @param functions the function of each output, or of all, in words ({@link FunctionText}), if they
 *     are functions of their own
 * @param blocks the domain, if it is one of blocks
 */
record ProblemDescription(
    String task,
    int features,
    int outputs,
    int sparsity,
    Optional<int[]> pairs,
    Optional<int[][]> gates,
    Optional<int[]> permutation,
    Optional<GraphDescription> graph,
    Optional<List<String>> functions,
    Optional<Domain.Blocks> blocks) {

  /**
   * Returns the description of a problem of which nothing is known but its sparsity.
   *
   * @param sparsity v, or 0
   */
  static ProblemDescription unknown(int sparsity) {
    return new ProblemDescription(
        "",
        0,
        0,
        sparsity,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns how many outputs the lists say there are, or 0 if there is no list. */
  int listed() {
    return pairs
        .map(ends -> ends.length / 2)
        .or(() -> gates.map(lists -> lists.length))
        .or(() -> permutation.map(moves -> moves.length))
        .orElse(0);
  }

  /**
   * Returns the description with the sizes that it leaves open.
   *
   * @param inputs of the network
   * @param scores of the network
   */
  ProblemDescription fitting(int inputs, int scores) {
    return new ProblemDescription(
        task,
        features > 0 ? features : inputs,
        outputs > 0 ? outputs : listed() > 0 ? listed() : scores,
        sparsity,
        pairs,
        gates,
        permutation,
        graph,
        functions,
        blocks);
  }
}
