package org.superpose.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/** The smallest problems there are, where logarithms vanish and divisions have no divisor. */
final class TinyProblems {

  /** Networks wider than this are not built here, only sized. */
  static final int WIDEST = 4096;

  private TinyProblems() {}

  static List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    for (Problem problem : problems()) {
      String name =
          "%s of %s features, %s outputs, sparsity %s"
              .formatted(problem.gate(), problem.features(), problem.outputs(), problem.sparsity());
      Sample automatic = Sample.of(name, _ -> problem);
      samples.add(automatic);
      samples.add(automatic.withNeurons(1));
      samples.add(automatic.withCriterion(new Criterion.RandomInput(0.01, 0.99)));
      samples.add(automatic.withCriterion(new Criterion.ExpectedWrongOutputs(0.1, 0.99)));
    }
    return samples;
  }

  private static List<Problem> problems() {
    return List.of(
        problem("representation", 1, 1, Gate.IDENTITY, new int[][] {{0}}),
        problem("representation", 2, 2, Gate.IDENTITY, new int[][] {{0}, {1}}),
        problem("permutation", 1, 1, Gate.IDENTITY, new int[][] {{0}}),
        problem("permutation", 2, 1, Gate.IDENTITY, new int[][] {{1}, {0}}),
        problem("pairwise-and", 2, 1, Gate.AND, new int[][] {{0, 1}}),
        problem("pairwise-and", 2, 2, Gate.AND, new int[][] {{0, 1}}),
        problem("pairwise-and", 3, 3, Gate.AND, new int[][] {{0, 1}, {1, 2}, {0, 2}}),
        problem("pairwise-or", 2, 2, Gate.OR, new int[][] {{0, 1}}),
        problem("pairwise-xor", 3, 2, Gate.XOR, new int[][] {{0, 1}, {1, 2}}),
        problem("pairwise-and-not", 2, 2, Gate.AND_NOT, new int[][] {{1, 0}}),
        problem("pairwise-and-not", 3, 3, Gate.AND_NOT, new int[][] {{0, 1}, {2, 1}}),
        problem("k-way-and", 3, 3, Gate.AND, new int[][] {{0, 1, 2}}),
        problem("k-way-and", 4, 4, Gate.AND, new int[][] {{0, 1, 2}, {1, 2, 3}}));
  }

  /**
   * Returns a problem of the family of all lists of different sets, or of all permutations;
   * features that stay in their places are a family by themselves.
   */
  static Problem problem(String task, int features, int sparsity, Gate gate, int[][] inputs) {
    double sets = 1;
    for (int i = 0; i < inputs[0].length; i++) {
      sets *= (features - i) / (i + 1.0);
    }
    double orders = gate == Gate.AND_NOT ? 2 : 1; // of the inputs of one gate
    boolean moved =
        gate != Gate.IDENTITY || IntStream.range(0, inputs.length).anyMatch(q -> inputs[q][0] != q);
    double bits = 0;
    for (int output = 0; output < inputs.length && moved; output++) {
      bits += Math.log(orders * (sets - output)) / Math.log(2);
    }
    ProblemShape shape =
        new ProblemShape(
            task,
            features,
            inputs.length,
            sparsity,
            bits,
            bits == 0 ? 0 : Math.log(orders * sets) / Math.log(2));
    return new Problem(shape, gate, inputs);
  }
}
