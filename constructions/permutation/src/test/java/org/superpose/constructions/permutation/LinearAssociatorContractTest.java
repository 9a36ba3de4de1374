package org.superpose.constructions.permutation;

import java.util.List;
import java.util.Map;
import org.superpose.core.construction.Construction;
import org.superpose.core.task.Criterion;
import org.superpose.testkit.ConstructionContract;
import org.superpose.testkit.Sample;

class LinearAssociatorContractTest extends ConstructionContract {

  private static final Sample SMALL =
      Sample.ofTask("permutation", Map.of("features", 24, "sparsity", 2));

  @Override
  protected Construction construction() {
    return new LinearAssociator();
  }

  @Override
  protected List<Sample> supported() {
    return List.of(
        SMALL.withNeurons(60),
        SMALL.withNeurons(60).withOptions(Map.of("largest-weight", 1)),
        SMALL.withOptions(Map.of("largest-weight", 7)),
        SMALL.withCriterion(new Criterion.RandomInput(0.1, 0.99)),
        Sample.ofTask("representation", Map.of("features", 20, "sparsity", 1)).withNeurons(30));
  }

  @Override
  protected List<Sample> unsupported() {
    return List.of(
        Sample.ofTask("pairwise-and", Map.of("features", 20, "outputs", 20, "sparsity", 2)));
  }
}
