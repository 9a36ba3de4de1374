package org.superpose.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;

class RoundingTest {

  private static Network network(double encoder, double weight, double bias, double threshold) {
    return SmallCases.network(
        SmallCases.dense(new double[][] {{encoder, encoder}}),
        List.of(
            new Layer(
                SmallCases.dense(new double[][] {{weight}}),
                SmallCases.dense(new double[][] {{bias}}))),
        SmallCases.dense(new double[][] {{1}}),
        new double[][] {{threshold}});
  }

  @Test
  void wholeNumbersAndBinaryFractionsAreExact() {
    assertThat(Rounding.of(network(3, -5, 1, 0.5), 2)).isEqualTo(new Rounding(List.of(0.0), 0));
    assertThat(Rounding.of(network(0x1p-20, 0x1.8p-10, 0, 0x1p-22), 2).isExact()).isTrue();
  }

  @Test
  void sumsOfMoreThan53BitsAreNot() {
    // 2^52 + 2 * 2^51 + 1/2 would need 54 bits.
    assertThat(Rounding.of(network(0x1p51, 1, 0x1p52, 0), 1).isExact()).isTrue();
    assertThat(Rounding.of(network(0x1p51, 1, 0x1p52, 0.5), 2).isExact()).isFalse();
    assertThat(Rounding.of(network(0.1, 0.1, 0, 0), 1).isExact()).isFalse();
    assertThat(Rounding.of(network(Double.MIN_VALUE, 1, 0, 0), 1).isExact()).isFalse();
  }

  @Test
  void errorsGrowThroughTheLayers() {
    Rounding rounding = Rounding.of(network(0.1, 0.3, 0.7, 0.5), 2);
    assertThat(rounding.layers().getFirst()).isBetween(1e-17, 1e-14);
    assertThat(rounding.scores()).isGreaterThan(rounding.layers().getFirst()).isLessThan(1e-13);
  }
}
