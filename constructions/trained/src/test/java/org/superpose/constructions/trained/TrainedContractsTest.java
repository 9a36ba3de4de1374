package org.superpose.constructions.trained;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.superpose.core.construction.Construction;
import org.superpose.testkit.ConstructionContract;
import org.superpose.testkit.Sample;

class TrainedContractsTest {

  private static final Map<String, ?> SMALL = Map.of("features", 10, "outputs", 8);
  private static final Map<String, ?> FEW_STEPS = Map.of("steps", 60, "batch", 16);

  @Nested
  class FromScratch extends ConstructionContract {
    @Override
    protected Construction construction() {
      return new Trained();
    }

    @Override
    protected List<Sample> supported() {
      return List.of(
          Sample.ofTask("pairwise-and", Map.of("features", 16)).withNeurons(24),
          Sample.ofTask("pairwise-logic", SMALL).withOptions(FEW_STEPS),
          Sample.ofTask("permutation", Map.of("features", 12))
              .withNeurons(16)
              .withOptions(Map.of("steps", 60, "batch", 16, "loss", "l4", "weight-bits", 2)),
          Sample.ofTask("pairwise-xor", SMALL)
              .withNeurons(12)
              .withOptions(
                  Map.of(
                      "steps",
                      60,
                      "batch",
                      16,
                      "encoder",
                      "free",
                      "readout",
                      "free",
                      "weight-bits",
                      1)),
          Sample.ofTask("pairwise-and", Map.of("features", 12, "sparsity", 3))
              .withNeurons(14)
              .withOptions(Map.of("steps", 60, "batch", 16, "training-inputs", 50, "loss", "l2")));
    }

    @Override
    protected List<Sample> unsupported() {
      return List.of(Sample.ofTask("pairwise-and", SMALL).withNeurons(100_000));
    }
  }

  @Nested
  class Student extends ConstructionContract {
    @Override
    protected Construction construction() {
      return new Distilled();
    }

    @Override
    protected List<Sample> supported() {
      return List.of(
          Sample.ofTask("pairwise-and", SMALL).withOptions(FEW_STEPS),
          Sample.ofTask("permutation", Map.of("features", 12))
              .withNeurons(12)
              .withOptions(
                  Map.of("steps", 60, "batch", 16, "teacher-neurons", 20, "teacher-weight", 1.0)));
    }

    @Override
    protected List<Sample> unsupported() {
      return List.of(
          Sample.ofTask("pairwise-and", SMALL)
              .withNeurons(20)
              .withOptions(Map.of("teacher-neurons", 10)),
          Sample.ofTask("pairwise-and", SMALL).withNeurons(100_000));
    }
  }
}
