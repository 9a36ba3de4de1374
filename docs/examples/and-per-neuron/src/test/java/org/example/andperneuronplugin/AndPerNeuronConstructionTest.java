package org.example.andperneuronplugin;

import static org.superpose.testkit.NetworkAssertions.assertThat;
import static org.superpose.testkit.NetworkAssertions.neurons;
import static org.superpose.testkit.NetworkAssertions.parameterBits;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.superpose.core.construction.Construction;
import org.superpose.testkit.ConstructionContract;
import org.superpose.testkit.Sample;

class AndPerNeuronConstructionTest extends ConstructionContract {

  private static final Sample PAIRS =
      Sample.ofTask("pairwise-and", Map.of("features", 20, "outputs", 12, "sparsity", 3));

  @Override
  protected Construction construction() {
    return new AndPerNeuronConstruction();
  }

  @Override
  protected List<Sample> supported() {
    return List.of(PAIRS, PAIRS.withNeurons(30));
  }

  @Override
  protected List<Sample> unsupported() {
    return List.of(PAIRS.withNeurons(3), Sample.ofTask("permutation", Map.of("features", 20)));
  }

  @Override
  protected boolean usesRandomness() {
    return false; // drop this when your construction draws from the seed
  }

  @Test
  void computesEveryInputWithANeuronPerGate() {
    assertThat(PAIRS.network(construction(), 1))
        .computes(PAIRS.problem(1))
        .onEveryInput()
        .withAtMost(neurons(20))
        .withAtMost(parameterBits(12 * 20)); // one bit for each weight
  }
}
