package org.superpose.constructions.pairwiseand;

import java.util.List;
import java.util.Map;
import org.superpose.core.construction.Construction;
import org.superpose.testkit.ConstructionContract;
import org.superpose.testkit.Sample;

class ChosenChannelsContractTest extends ConstructionContract {

  private static final Sample SAMPLE = Sample.ofTask("pairwise-and", Map.of("features", 48));

  @Override
  protected Construction construction() {
    return new ChosenChannels();
  }

  @Override
  protected List<Sample> supported() {
    return List.of(
        SAMPLE,
        SAMPLE.withNeurons(41),
        SAMPLE.withNeurons(20).withOptions(Map.of("choices", 16, "channel", 4, "ones", 3)),
        Sample.ofTask("permutation", Map.of("features", 40, "sparsity", 1)),
        Sample.ofTask("k-way-and", Map.of("features", 24, "arity", 3)));
  }

  @Override
  protected List<Sample> unsupported() {
    return List.of(
        Sample.ofTask("pairwise-and", Map.of("features", 16, "sparsity", 3)),
        SAMPLE.withOptions(Map.of("choices", 8)),
        Sample.ofTask("permutation", Map.of("features", 40, "sparsity", 2)),
        Sample.ofTask("k-way-and", Map.of("features", 16, "outputs", 16, "arity", 4)),
        Sample.ofTask("representation", Map.of("features", 16, "sparsity", 1)),
        Sample.ofTask("pairwise-or", Map.of("features", 16)),
        Sample.ofTask("representation", Map.of("features", 16)));
  }
}
