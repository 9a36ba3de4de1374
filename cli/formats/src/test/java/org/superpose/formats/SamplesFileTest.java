package org.superpose.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Network;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Problem;

/** The oracle of activations is the exact forward pass. */
class SamplesFileTest {

  private static final int SAMPLES = 30;

  @TempDir Path directory;

  private final Problem problem = SampleNetworks.pairs();
  private final Network network = SampleNetworks.network(2);

  private Path write(String name, int samples, long seed) throws IOException {
    Path file = directory.resolve(name + ".safetensors");
    SamplesFile.write(file, network, problem, samples, new Seed(seed));
    return file;
  }

  private static double[] read(ArrayFile file, String name) throws IOException {
    StoredArray array = file.arrays().get(name);
    double[] values = new double[Math.toIntExact(array.layout().entries())];
    try (Entries entries = array.entries()) {
      for (int i = 0; i < values.length; i++) {
        values[i] = entries.next();
      }
      entries.finish();
    }
    return values;
  }

  @Test
  void hasTheValuesOfEveryLayerForEverySample() throws IOException {
    try (ArrayFile file = SafetensorsReader.open(write("samples", SAMPLES, 1))) {
      double[] active = read(file, "active");
      double[] strata = read(file, "stratum");
      int most = problem.sparsity();
      assertThat(file.arrays()).containsOnlyKeys("active", "layer0", "layer1", "layer2", "stratum");
      for (int sample = 0; sample < SAMPLES; sample++) {
        int[] features =
            Arrays.stream(active, sample * most, (sample + 1) * most)
                .filter(feature -> feature >= 0)
                .mapToInt(feature -> (int) feature)
                .toArray();
        assertThat(features).isSorted().doesNotHaveDuplicates();
        assertThat(strata[sample]).isEqualTo(sample % problem.strata().size());
        ForwardPass pass = ForwardPass.of(network, features);
        for (int layer = 0; layer <= 2; layer++) {
          double[] values = read(file, "layer" + layer);
          BigDecimal[] exact = pass.layer(layer);
          for (int neuron = 0; neuron < exact.length; neuron++) {
            assertThat((float) values[sample * exact.length + neuron])
                .isEqualTo(exact[neuron].floatValue());
          }
        }
      }
    }
  }

  @Test
  void isTheSameForTheSameSeedOnly() throws IOException {
    byte[] first = Files.readAllBytes(write("first", SAMPLES, 1));

    assertThat(Files.readAllBytes(write("second", SAMPLES, 1))).isEqualTo(first);
    assertThat(Files.readAllBytes(write("third", SAMPLES, 2))).isNotEqualTo(first);
  }

  @Test
  void rejectsNumbersOfSamplesThatMakeNoSense() {
    assertThatThrownBy(() -> write("none", 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("samples must be from 1 to 100000000, were 0");
  }
}
