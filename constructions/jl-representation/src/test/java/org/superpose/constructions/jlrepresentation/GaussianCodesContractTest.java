package org.superpose.constructions.jlrepresentation;

import java.util.List;
import java.util.Map;
import org.superpose.core.construction.Construction;
import org.superpose.core.task.Criterion;
import org.superpose.testkit.ConstructionContract;
import org.superpose.testkit.Sample;

class GaussianCodesContractTest extends ConstructionContract {

  private static final Sample SMALL =
      Sample.ofTask("representation", Map.of("features", 60, "sparsity", 2));

  @Override
  protected Construction construction() {
    return new GaussianCodes();
  }

  @Override
  protected List<Sample> supported() {
    return List.of(
        SMALL, SMALL.withNeurons(9), SMALL.withCriterion(new Criterion.RandomInput(0.01, 0.99)));
  }

  @Override
  protected List<Sample> unsupported() {
    return List.of(Sample.ofTask("permutation", Map.of("features", 20, "sparsity", 1)));
  }
}
