package org.superpose.constructions.baseline;

import java.util.List;
import java.util.Map;
import org.superpose.core.construction.Construction;
import org.superpose.testkit.ConstructionContract;
import org.superpose.testkit.Sample;

/** With plain inputs nothing is random. */
class PlainInputsContractTest extends ConstructionContract {

  private static Sample pairs(String task) {
    return Sample.ofTask(task, Map.of("features", 30, "outputs", 40, "sparsity", 2));
  }

  @Override
  protected Construction construction() {
    return new OneNeuronPerOutput();
  }

  @Override
  protected boolean usesRandomness() {
    return false;
  }

  @Override
  protected List<Sample> supported() {
    return List.of(
        Sample.ofTask("representation", Map.of("features", 30, "sparsity", 2)),
        Sample.ofTask("permutation", Map.of("features", 30, "sparsity", 3)),
        pairs("pairwise-and"),
        pairs("pairwise-or"),
        pairs("pairwise-xor"));
  }

  @Override
  protected List<Sample> unsupported() {
    return List.of(pairs("pairwise-and").withNeurons(39));
  }
}
