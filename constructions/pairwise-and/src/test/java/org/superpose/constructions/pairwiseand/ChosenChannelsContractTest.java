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
        SAMPLE.withNeurons(20).withOptions(Map.of("choices", 16, "channel", 4, "ones", 3)));
  }

  @Override
  protected List<Sample> unsupported() {
    return List.of(
        Sample.ofTask("pairwise-and", Map.of("features", 16, "sparsity", 3)),
        SAMPLE.withOptions(Map.of("choices", 8)),
        Sample.ofTask("pairwise-or", Map.of("features", 16)),
        Sample.ofTask("representation", Map.of("features", 16)));
  }
}
