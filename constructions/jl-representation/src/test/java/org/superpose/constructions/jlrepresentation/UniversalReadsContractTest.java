package org.superpose.constructions.jlrepresentation;

import java.util.List;
import java.util.Map;
import org.superpose.core.construction.Construction;
import org.superpose.core.task.Criterion;
import org.superpose.testkit.ConstructionContract;
import org.superpose.testkit.Sample;

class UniversalReadsContractTest extends ConstructionContract {

  private static final Sample SMALL =
      Sample.ofTask("pairwise-and", Map.of("features", 24, "outputs", 24, "sparsity", 2));

  @Override
  protected Construction construction() {
    return new UniversalReads();
  }

  @Override
  protected List<Sample> supported() {
    return List.of(
        SMALL,
        SMALL.withNeurons(9),
        SMALL.withOptions(Map.of("threshold", "best")),
        SMALL.withCriterion(new Criterion.ExpectedWrongOutputs(0.5, 0.99)),
        Sample.ofTask("pairwise-and-not", Map.of("features", 20, "sparsity", 2)),
        Sample.ofTask("k-way-and", Map.of("features", 16, "arity", 3)),
        Sample.ofTask("permutation", Map.of("features", 20, "sparsity", 1)));
  }

  @Override
  protected List<Sample> unsupported() {
    return List.of(
        Sample.ofTask("pairwise-xor", Map.of("features", 20, "outputs", 20, "sparsity", 2)));
  }
}
