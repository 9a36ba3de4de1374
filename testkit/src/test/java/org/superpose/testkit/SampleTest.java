package org.superpose.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.superpose.core.audit.NetworkDifferences;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.task.Problem;

class SampleTest {

  @Test
  void drawsInstancesOfOneShapeFromAnInstalledTask() {
    Sample sample = Sample.ofTask("permutation", Map.of("features", 50, "sparsity", 2));
    Problem one = sample.instances().apply(new Seed(1));
    Problem other = sample.instances().apply(new Seed(2));
    assertThat(one.shape()).isEqualTo(other.shape());
    assertThat(one.shape().features()).isEqualTo(50);
    assertThat(SparseInputs.truthTable(one)).isNotEqualTo(SparseInputs.truthTable(other));
  }

  @Test
  void addsWidthAndOptionsWithoutLosingTheRest() {
    Sample sample =
        Sample.of("pairs", HandMade::pairs).withNeurons(9).withOptions(Map.of("channel", 3));
    assertThat(sample.neurons()).isEqualTo(OptionalInt.of(9));
    assertThat(sample.options()).isEqualTo(Map.of("channel", 3));
    assertThat(sample.name()).isEqualTo("pairs, 9 neurons, {channel=3}");
  }

  @Test
  void sizesAndBuildsAsTheHostWould() {
    Sample sample = Sample.of("pairs", HandMade::pairs);
    HonestConstruction honest = new HonestConstruction();

    NetworkAssertions.assertThat(sample.network(honest, 1))
        .computes(sample.problem(1))
        .onEveryInput();
    assertThat(NetworkDifferences.between(sample.network(honest, 1), sample.network(honest, 1)))
        .isEmpty();
    assertThatThrownBy(() -> sample.withNeurons(5).network(honest, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("needs six neurons");
  }

  @Test
  void refusesUnknownTasksAndSettings() {
    assertThatThrownBy(() -> Sample.ofTask("sorting", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no task 'sorting' is installed");
    assertThatThrownBy(() -> Sample.ofTask("permutation", Map.of("size", 3)))
        .isInstanceOf(InvalidSettingException.class);
  }
}
