package org.superpose.runner.result;

/**
 * Which cell a result is of.
 *
 * @param name unique within the comparison
 * @param task the id of the task
 * @param graph the label of the graph, or empty
 * @param features m, the input features of the problem
 * @param outputs m', the outputs of the problem
 * @param sparsity v, how many features are active at most
 * @param construction the id of the construction
 * @param requestedNeurons the requested width: a number, or a word such as {@code minimal}
 * @param options the options of the construction, and what is taken from its networks
 * @param seed the seed that the user gave
 * @param trial which of the networks that the seed gives, from 0
 * @param criterion when a network counts as right
 */
public record CellIdentity(
    String name,
    String task,
    String graph,
    int features,
    int outputs,
    int sparsity,
    String construction,
    String requestedNeurons,
    String options,
    long seed,
    long trial,
    String criterion) {

  static CellIdentity read(RowValues row) {
    return new CellIdentity(
        row.text(Column.CELL),
        row.text(Column.TASK),
        row.text(Column.GRAPH),
        row.count(Column.M),
        row.count(Column.M_OUT),
        row.count(Column.SPARSITY),
        row.text(Column.CONSTRUCTION),
        row.text(Column.NEURONS_ASKED),
        row.text(Column.OPTIONS),
        row.whole(Column.SEED),
        row.wholeIfAny(Column.TRIAL).orElse(0),
        row.text(Column.CRITERION));
  }

  CellIdentity requested(String neurons) {
    return new CellIdentity(
        name,
        task,
        graph,
        features,
        outputs,
        sparsity,
        construction,
        neurons,
        options,
        seed,
        trial,
        criterion);
  }
}
