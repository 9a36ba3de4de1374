package org.superpose.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;

/** Every expected value was computed by hand. */
class ForwardPassTest {

  /** Reads 4 features off 2 neurons: codes (1, 0), (0, 1), (1, 1), (1, -1). */
  private static final Network TWO_NEURONS =
      network(
          real(new double[][] {{1, 0, 1, 1}, {0, 1, 1, -1}}),
          List.of(),
          real(new double[][] {{1, 0}, {0, 1}, {1, 1}, {1, -1}}),
          real(new double[][] {{0.5}, {0.5}, {1.5}, {1.5}}));

  /** x0 AND x1 on neuron 0, x1 AND x2 on neuron 1; the second layer carries them and their sum. */
  private static final Network TWO_LAYERS =
      network(
          real(new double[][] {{1, 1, 0}, {0, 1, 1}}),
          List.of(
              new Layer(real(new double[][] {{1, 0}, {0, 1}}), real(new double[][] {{-1}, {-1}})),
              new Layer(
                  real(new double[][] {{2, 0}, {0, 3}, {1, 1}}),
                  real(new double[][] {{-1}, {0}, {-1.5}}))),
          real(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 4}}),
          real(new double[][] {{0.5}, {0.5}, {1}}));

  private static Matrix real(double[][] rows) {
    return DenseMatrix.generate(
        rows.length, rows[0].length, Alphabet.FLOAT64, (row, column) -> rows[row][column]);
  }

  private static Network network(
      Matrix encoder, List<Layer> layers, Matrix readout, Matrix thresholds) {
    return new Network(
        encoder, new Origin.Public(), layers, readout, thresholds, new Origin.Public());
  }

  private static List<Boolean> outputs(Network network, int... active) {
    ForwardPass pass = ForwardPass.of(network, active);
    return IntStream.range(0, network.outputs()).mapToObj(pass::isOn).toList();
  }

  @Test
  void superposedFeaturesAreReadBack() {
    ForwardPass pass = ForwardPass.of(TWO_NEURONS, new int[] {2});

    assertThat(pass.layer(0))
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(n(1), n(1));
    assertThat(pass.score(2)).isEqualByComparingTo("2");
    assertThat(pass.score(3)).isEqualByComparingTo("0");
    // Feature 2 also lights the reads of features 0 and 1: two neurons hold no more than that.
    assertThat(outputs(TWO_NEURONS, 2)).containsExactly(true, true, true, false);
    // Features 2 and 3 cancel on neuron 1: (1, 1) + (1, -1) = (2, 0).
    assertThat(outputs(TWO_NEURONS, 2, 3)).containsExactly(true, false, true, true);
    assertThat(outputs(TWO_NEURONS)).containsOnly(false);
  }

  @Test
  void layersFollowEachOtherWithTheirBiases() {
    // (1, 2, 1) sums: neuron 0 reads x0 + x1 = 2, neuron 1 reads x1 + x2 = 2; both leave 1.
    ForwardPass all = ForwardPass.of(TWO_LAYERS, new int[] {0, 1, 2});

    assertThat(all.layer(1))
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(n(1), n(1));
    assertThat(all.layer(2))
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(n(1), n(3), n(0.5));
    assertThat(all.score(2)).isEqualByComparingTo("2");
    assertThat(outputs(TWO_LAYERS, 0, 1, 2)).containsExactly(true, true, true);
    assertThat(outputs(TWO_LAYERS, 0, 1)).containsExactly(true, false, false);
    assertThat(outputs(TWO_LAYERS, 0, 2)).containsOnly(false);
  }

  @Test
  void noScoreIsRounded() {
    // The stored 0.1 and 0.2 exceed tenths, the stored 0.3 falls short: exactly more than 0.3. In
    // floating point 1e16 + 1 - 1e16 is 0.
    Network network =
        network(
            real(new double[][] {{0.1, 0.2, 0, 0, 0}, {0, 0, 1e16, 1, -1e16}}),
            List.of(),
            real(new double[][] {{1, 0}, {0, 1}}),
            real(new double[][] {{0.3}, {0.5}}));
    ForwardPass pass = ForwardPass.of(network, new int[] {0, 1, 2, 3, 4});

    assertThat(pass.score(0)).isEqualTo(n(0.1).add(n(0.2)));
    assertThat(pass.score(1)).isEqualByComparingTo("1");
    assertThat(outputs(network, 0, 1, 2, 3, 4)).containsExactly(true, true);
    assertThat(outputs(network, 2, 4)).containsExactly(false, false);
  }

  private static BigDecimal n(double value) {
    return new BigDecimal(value);
  }
}
