package org.superpose.constructions.logic;

import java.util.List;
import java.util.Map;
import org.superpose.core.construction.Construction;
import org.superpose.core.task.Criterion;
import org.superpose.testkit.ConstructionContract;
import org.superpose.testkit.Sample;

class ChainedChannelsContractTest extends ConstructionContract {

  @Override
  protected Construction construction() {
    return new ChainedChannels();
  }

  @Override
  protected List<Sample> supported() {
    Sample layered = Sample.ofTask("layered-and", Map.of("features", 32));
    return List.of(
        layered.withCriterion(new Criterion.RandomInput(0.05, 0.95)),
        Sample.ofTask("layered-and", Map.of("features", 16, "stages", 2)),
        layered.withNeurons(100).withOptions(Map.of("channel", 5, "margin", 2.5)),
        Sample.ofTask("k-way-and", Map.of("features", 24)),
        Sample.ofTask("pairwise-and", Map.of("features", 32)).withNeurons(80));
  }

  @Override
  protected List<Sample> unsupported() {
    return List.of(
        Sample.ofTask("pairwise-or", Map.of("features", 16)),
        Sample.ofTask("layered-and", Map.of("features", 16))
            .withNeurons(4)
            .withOptions(Map.of("channel", 5)));
  }
}
