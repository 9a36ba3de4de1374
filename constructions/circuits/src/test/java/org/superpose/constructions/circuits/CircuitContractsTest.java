package org.superpose.constructions.circuits;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.superpose.core.circuit.RandomCircuits;
import org.superpose.core.construction.Construction;
import org.superpose.testkit.ConstructionContract;
import org.superpose.testkit.Sample;

class CircuitContractsTest {

  private static final Map<String, ?> SMALL = Map.of("features", 16, "outputs", 12);

  @Nested
  class Layered extends ConstructionContract {
    @Override
    protected Construction construction() {
      return new LayeredCircuit();
    }

    @Override
    protected List<Sample> supported() {
      return List.of(
          Sample.of("library", seed -> Libraries.library(new RandomCircuits(4, 3, 4, 2), 16, seed)),
          Sample.of("decoder", _ -> Libraries.decoder(5)),
          Sample.ofTask("pairwise-logic", SMALL),
          Sample.ofTask("truth-tables", SMALL).withNeurons(64),
          Sample.ofTask("representation", Map.of("features", 16)),
          Sample.ofTask("pairwise-xor", SMALL)
              .withNeurons(40)
              .withOptions(Map.of("ones", 3, "channel", 4, "code", 2, "training-inputs", 50)));
    }

    @Override
    protected List<Sample> unsupported() {
      return List.of(Sample.ofTask("pairwise-logic", SMALL).withNeurons(5));
    }
  }

  @Nested
  class Baseline extends ConstructionContract {
    @Override
    protected Construction construction() {
      return new OneNeuronPerGate();
    }

    @Override
    protected boolean usesRandomness() {
      return false;
    }

    @Override
    protected List<Sample> supported() {
      return List.of(
          Sample.of("library", seed -> Libraries.library(new RandomCircuits(4, 3, 4, 2), 16, seed))
              .withNeurons(120),
          Sample.of("decoder", _ -> Libraries.decoder(5)),
          Sample.ofTask("pairwise-logic", SMALL),
          Sample.ofTask("truth-tables", SMALL).withNeurons(100),
          Sample.ofTask("representation", Map.of("features", 16)));
    }

    @Override
    protected List<Sample> unsupported() {
      return List.of(Sample.ofTask("pairwise-logic", SMALL).withNeurons(5));
    }
  }
}
