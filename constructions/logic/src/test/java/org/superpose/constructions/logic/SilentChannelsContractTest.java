package org.superpose.constructions.logic;

import java.util.List;
import java.util.Map;
import org.superpose.core.construction.Construction;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.testkit.ConstructionContract;
import org.superpose.testkit.Sample;

class SilentChannelsContractTest extends ConstructionContract {

  private static final Map<String, ?> SIZES = Map.of("features", 24);

  @Override
  protected Construction construction() {
    return new SilentChannels();
  }

  @Override
  protected List<Sample> supported() {
    return List.of(
        Sample.ofTask("pairwise-and", Map.of("features", 24, "sparsity", 3)),
        Sample.ofTask("pairwise-and", Map.of("features", 16, "sparsity", 3))
            .withNeurons(64)
            .withOptions(Map.of("repair", true)),
        Sample.ofTask("pairwise-or", SIZES),
        Sample.ofTask("pairwise-xor", SIZES).withCriterion(new Criterion.RandomInput(0.05, 0.95)),
        Sample.ofTask("pairwise-and-not", SIZES),
        Sample.ofTask("k-way-and", SIZES).withNeurons(48).withOptions(Map.of("channel", 3)),
        Sample.ofTask("permutation", Map.of("features", 24, "sparsity", 2)));
  }

  @Override
  protected List<Sample> unsupported() {
    return List.of(
        Sample.ofTask("pairwise-xor", SIZES).withNeurons(5).withOptions(Map.of("channel", 3)),
        Sample.of("parity of three", _ -> parity()));
  }

  private static Problem parity() {
    ProblemShape shape = new ProblemShape("parity", 3, 1, 3, 0, 0);
    return new Problem(shape, Gate.XOR, new int[][] {{0, 1, 2}});
  }
}
