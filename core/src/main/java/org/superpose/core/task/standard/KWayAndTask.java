package org.superpose.core.task.standard;

import java.math.BigInteger;
import java.nio.IntBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.superpose.core.random.RandomStream;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Gates;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.Task;
import org.superpose.core.task.TaskRequest;

/**
 * y_q = the AND of k features, for different sets of k, every list of sets equally likely. The
 * family counts the lists: C(C-1)...(C-m'+1) of them, C = C(m, k).
 */
public final class KWayAndTask implements Task {

  private static final String ARITY = "arity";
  private static final String OUTPUTS = "outputs";

  /** Makes the task. */
  public KWayAndTask() {}

  @Override
  public Description describe() {
    return new Description(
        "k-way-and",
        "Tell for each of many sets of k features whether all of them are on.",
        List.of(
            Sizes.features(2),
            Parameter.integer(ARITY, 2, Gate.LARGEST_ARITY, "the features of each set, k")
                .withDefault(3L),
            Parameter.integer(
                    OUTPUTS,
                    1,
                    Sizes.LARGEST,
                    "the number of sets, m'; left out: equal to the number of features")
                .orWord("features"),
            Sizes.sparsity("the arity")),
        List.of(
            "M. Adler and N. Shavit, On the Complexity of Neural Computation in Superposition,"
                + " arXiv:2409.15318 (pairs; sets of k are their natural extension)"),
        List.of(
            "counting bound: every list of m' different sets of k features is a function of the"
                + " family: |F| = C (C - 1) ... (C - m' + 1), C the number of such sets"));
  }

  @Override
  public ProblemShape shape(Settings settings) {
    int features = settings.integer("features");
    int arity = settings.integer(ARITY);
    if (arity > features) {
      throw new InvalidSettingException(
          ARITY, "is %s, but there are only %s features".formatted(arity, features));
    }
    int outputs = settings.findInteger(OUTPUTS).orElse(features);
    BigInteger sets = sets(features, arity);
    if (sets.compareTo(BigInteger.valueOf(outputs)) < 0) {
      throw new InvalidSettingException(
          OUTPUTS,
          "is %s, but %s features have only %s different sets of %s"
              .formatted(outputs, features, sets, arity));
    }
    return new ProblemShape(
            "k-way-and",
            features,
            outputs,
            Sizes.sparsity(settings, arity),
            Information.log2FallingFactorial(sets.doubleValue(), outputs),
            Information.log2(sets.doubleValue()))
        .with(new Gates(Gate.AND, arity));
  }

  private static BigInteger sets(int features, int size) {
    BigInteger sets = BigInteger.ONE;
    for (int i = 0; i < size; i++) {
      sets = sets.multiply(BigInteger.valueOf(features - i)).divide(BigInteger.valueOf(i + 1L));
    }
    return sets;
  }

  @Override
  public Problem problem(TaskRequest request) {
    ProblemShape shape = shape(request.settings());
    int arity = request.settings().integer(ARITY);
    RandomStream random = request.seed().derive("sets").stream();
    Set<IntBuffer> seen = HashSet.newHashSet(shape.outputs());
    int[][] gates = new int[shape.outputs()][];
    for (int output = 0; output < gates.length; ) {
      int[] set = random.subset(arity, shape.features());
      if (seen.add(IntBuffer.wrap(set))) {
        gates[output++] = set;
      }
    }
    return new Problem(shape, Gate.AND, gates);
  }
}
