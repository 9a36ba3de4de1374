package org.superpose.constructions.pairwiseand;

import java.util.List;
import java.util.Map;
import org.superpose.core.construction.Construction;
import org.superpose.testkit.ConstructionContract;
import org.superpose.testkit.Sample;

class AdditiveChannelsContractTest extends ConstructionContract {

  private static final Map<String, ?> SIZES = Map.of("features", 48);

  @Override
  protected Construction construction() {
    return new AdditiveChannels();
  }

  @Override
  protected List<Sample> supported() {
    return List.of(
        Sample.ofTask("pairwise-or", Map.of("features", 48, "graph", "star")),
        Sample.ofTask("pairwise-xor", SIZES),
        Sample.ofTask("pairwise-and-not", Map.of("features", 48, "sparsity", 3)),
        Sample.ofTask("pairwise-and", SIZES).withNeurons(40),
        Sample.ofTask("pairwise-or", SIZES)
            .withNeurons(30)
            .withOptions(Map.of("ones", 3, "channel", 4, "largest-weight", 2)));
  }

  @Override
  protected List<Sample> unsupported() {
    return List.of(
        Sample.ofTask("pairwise-xor", Map.of("features", 48, "sparsity", 3)),
        Sample.ofTask("pairwise-or", SIZES).withNeurons(5),
        Sample.ofTask("representation", Map.of("features", 16)));
  }
}
