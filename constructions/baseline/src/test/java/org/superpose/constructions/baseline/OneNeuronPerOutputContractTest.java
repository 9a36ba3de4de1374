package org.superpose.constructions.baseline;

import java.util.List;
import java.util.Map;
import org.superpose.core.construction.Construction;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.testkit.ConstructionContract;
import org.superpose.testkit.Sample;

class OneNeuronPerOutputContractTest extends ConstructionContract {

  private static final Map<String, ?> SUPERPOSED = Map.of("superposed", true);

  private static Sample pairs(String task) {
    return Sample.ofTask(task, Map.of("features", 30, "outputs", 40, "sparsity", 2))
        .withOptions(SUPERPOSED);
  }

  @Override
  protected Construction construction() {
    return new OneNeuronPerOutput();
  }

  @Override
  protected List<Sample> supported() {
    return List.of(
        Sample.ofTask("permutation", Map.of("features", 30, "sparsity", 2)).withOptions(SUPERPOSED),
        pairs("pairwise-and"),
        pairs("pairwise-or").withNeurons(50),
        pairs("pairwise-xor"));
  }

  @Override
  protected List<Sample> unsupported() {
    Problem parity =
        new Problem(new ProblemShape("parity", 3, 1, 3, 0, 0), Gate.XOR, new int[][] {{0, 1, 2}});
    return List.of(Sample.of("parity", _ -> parity), pairs("pairwise-and").withNeurons(39));
  }
}
