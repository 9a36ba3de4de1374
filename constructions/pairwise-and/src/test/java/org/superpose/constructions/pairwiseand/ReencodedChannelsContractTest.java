package org.superpose.constructions.pairwiseand;

import java.util.List;
import java.util.Map;
import org.superpose.core.construction.Construction;
import org.superpose.testkit.ConstructionContract;
import org.superpose.testkit.Sample;

class ReencodedChannelsContractTest extends ConstructionContract {

  private static final Sample SAMPLE = Sample.ofTask("pairwise-and", Map.of("features", 48));

  @Override
  protected Construction construction() {
    return new ReencodedChannels();
  }

  @Override
  protected List<Sample> supported() {
    return List.of(
        SAMPLE,
        SAMPLE.withNeurons(60),
        SAMPLE.withNeurons(41).withOptions(Map.of("channel", 4, "ones", 3, "code", 3)));
  }

  @Override
  protected List<Sample> unsupported() {
    return List.of(
        Sample.ofTask("pairwise-and", Map.of("features", 16, "sparsity", 3)),
        Sample.ofTask("pairwise-or", Map.of("features", 16)),
        Sample.ofTask("representation", Map.of("features", 16)));
  }
}
