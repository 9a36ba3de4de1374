package org.superpose.core.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/** Expected values are computed by hand. */
class GroundTruthTest {

  @Test
  void findsTheChannelAndTheWeightsOfEveryAnd() {
    Problem ring = Channels.ring(6, 2);
    GroundTruth truth = GroundTruth.of(Channels.network(ring, false), ring);

    for (int q = 0; q < 6; q++) {
      assertThat(truth.feature(q).indices()).containsExactly(q);
      assertThat(truth.direction(1, q).indices()).containsExactly(2 * q, 2 * q + 1);
      assertThat(truth.direction(1, q).values()).containsExactly(1, 1);
      GroundTruth.Component component = truth.components(1).get(q);
      assertThat(component.read().indices()).containsExactlyInAnyOrder(q, (q + 1) % 6);
      assertThat(component.read().values()).containsExactly(1, 1);
      assertThat(component.explained()).isEqualTo(1);
      assertThat(truth.readout(q).indices()).containsExactly(2 * q, 2 * q + 1);
    }
  }

  @Test
  void followsAnOutputThroughLayers() {
    Problem ring = Channels.ring(5, 3);
    GroundTruth truth = GroundTruth.of(Channels.network(ring, true), ring);

    assertThat(truth.layers()).isEqualTo(2);
    assertThat(truth.width(0)).isEqualTo(5);
    assertThat(truth.width(2)).isEqualTo(10);
    assertThat(truth.direction(2, 1).indices()).containsExactly(6, 7);
    assertThat(truth.components(2).get(1).read().indices()).containsExactly(2, 3);
    // Each of two neurons reads one of two: half of what one product of factors says.
    assertThat(truth.components(2).get(1).explained()).isEqualTo(0.5);
  }

  @Test
  void regressesTheLayerOnTheFunction() {
    Problem xor =
        new Problem(
            new ProblemShape("pairwise-xor", 2, 1, 2, 1, 1), Gate.XOR, new int[][] {{0, 1}});
    Network network =
        new Network(
            SparseMatrix.identity(2),
            new Origin.Public(),
            List.of(
                new Layer(
                    DenseMatrix.of(2, 2, Alphabet.BINARY, new double[] {1, 1, 1, 1}),
                    DenseMatrix.of(2, 1, Alphabet.TERNARY, new double[] {0, -1}))),
            DenseMatrix.of(1, 2, Alphabet.integers(-2, 1), new double[] {1, -2}),
            DenseMatrix.uniformColumn(1, 0.5),
            new Origin.Public());

    SparseVector direction = GroundTruth.of(network, xor).direction(1, 0);

    // The function is a + b - 2ab, the layer is (a + b, ab): (1 + 1 + 0) / 6 and (0 + 0 - 2) / 6.
    assertThat(direction.indices()).containsExactly(0, 1);
    assertThat(direction.values()).containsExactly(2 / 6.0, -2 / 6.0);
  }

  @Test
  void hasNoDirectionWhereTheInputsAreNeverActiveTogether() {
    Problem ring = Channels.ring(4, 1);
    GroundTruth truth = GroundTruth.of(Channels.network(ring, false), ring);

    assertThat(truth.direction(1, 0).isZero()).isTrue();
    assertThat(truth.components(1).get(0).read().isZero()).isTrue();
  }

  @Test
  void rejectsANetworkOfAnotherSize() {
    Problem ring = Channels.ring(4, 2);
    Network network = Channels.network(ring, false);

    assertThatThrownBy(() -> GroundTruth.of(network, Channels.ring(5, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("network and problem have different sizes");
  }
}
