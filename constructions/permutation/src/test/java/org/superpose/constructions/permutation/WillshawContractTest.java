package org.superpose.constructions.permutation;

import java.util.List;
import java.util.Map;
import org.superpose.core.construction.Construction;
import org.superpose.testkit.ConstructionContract;
import org.superpose.testkit.Sample;

class WillshawContractTest extends ConstructionContract {

  private static final Sample SMALL =
      Sample.ofTask("permutation", Map.of("features", 24, "sparsity", 2));

  @Override
  protected Construction construction() {
    return new Willshaw();
  }

  @Override
  protected List<Sample> supported() {
    return List.of(
        SMALL,
        Sample.ofTask("permutation", Map.of("features", 40, "sparsity", 1)).withNeurons(60),
        SMALL.withOptions(Map.of("codes", "random")));
  }

  @Override
  protected List<Sample> unsupported() {
    return List.of(
        Sample.ofTask("pairwise-and", Map.of("features", 20, "outputs", 20, "sparsity", 2)));
  }
}
