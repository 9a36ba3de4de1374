package org.superpose.constructions.pairwiseand;

import java.util.List;
import java.util.Map;
import org.superpose.core.construction.Construction;
import org.superpose.core.task.Criterion;
import org.superpose.testkit.ConstructionContract;
import org.superpose.testkit.Sample;

class DenseOutputChannelsContractTest extends ConstructionContract {

  private static final Sample UNIFORM = Sample.ofTask("pairwise-and", Map.of("features", 48));

  @Override
  protected Construction construction() {
    return new DenseOutputChannels();
  }

  @Override
  protected List<Sample> supported() {
    return List.of(
        UNIFORM.withCriterion(new Criterion.RandomInput(0.05, 0.95)),
        UNIFORM.withNeurons(40).withOptions(Map.of("channel", 3)),
        Sample.ofTask("pairwise-and", Map.of("features", 32, "sparsity", 3)).withNeurons(64));
  }

  @Override
  protected List<Sample> unsupported() {
    return List.of(
        Sample.ofTask("representation", Map.of("features", 16)),
        Sample.ofTask("pairwise-or", Map.of("features", 16)),
        Sample.of("two hubs", _ -> UniformPairs.twoHubs(602)));
  }
}
