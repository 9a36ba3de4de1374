package org.superpose.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.superpose.core.circuit.Circuit;
import org.superpose.core.circuit.StageDesign;
import org.superpose.core.circuit.StageDesign.Term;
import org.superpose.core.circuit.StatedCircuit;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.MalformedNetworkException;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.verify.VerificationRequest.Limits;

/** Margins worked out by hand. */
class StageMarginsTest {

  /** XOR of two features, from one neuron for each of its two terms. */
  private static final Problem PROBLEM =
      new Problem(new ProblemShape("pairwise-xor", 2, 1, 2, 0, 0), Gate.XOR, new int[][] {{0, 1}});

  private static final Circuit CIRCUIT = StatedCircuit.of(PROBLEM);
  private static final int XOR = 2;
  private static final List<Term> TERMS =
      List.of(new Term(XOR, Gate.AND_NOT, 0, 1), new Term(XOR, Gate.AND_NOT, 1, 0));

  /** The first neuron reads {@code a x0 - b x1}, the second {@code x1 - x0}. */
  private static Network network(double a, double b) {
    double[] weights = {a, -b, -1, 1};
    return new Network(
        SparseMatrix.binaryRows(2, new int[][] {{0}, {1}}),
        new Origin.Public(),
        List.of(
            new Layer(
                DenseMatrix.of(2, 2, Alphabet.FLOAT64, weights), DenseMatrix.uniformColumn(2, 0))),
        SparseMatrix.binaryRows(2, new int[][] {{0, 1}}),
        DenseMatrix.uniformColumn(1, 0.5),
        new Origin.Public());
  }

  private static List<Double> margins(Network network, Limits limits, StageDesign... stages) {
    return StageMargins.of(
        new VerificationRequest(network, PROBLEM, new Criterion.EveryInput(), limits, new Seed(1)),
        List.of(stages));
  }

  private static StageDesign design(int layer, int[][] neurons) {
    return new StageDesign(CIRCUIT, layer, TERMS, neurons, 1);
  }

  private static final StageDesign DESIGN = design(1, new int[][] {{0}, {1}});

  @Test
  void isTheSmallestDistanceOfANeuronFromHalfOfOne() {
    assertThat(margins(network(1, 1), Limits.standard(), DESIGN)).containsExactly(1.0);
    assertThat(margins(network(0.75, 1), Limits.standard(), DESIGN)).containsExactly(0.5);
    assertThat(margins(network(1, 0.75), Limits.standard(), DESIGN)).containsExactly(0.5);
    assertThat(margins(network(1, 0), Limits.standard(), DESIGN))
        .as("the first neuron gives 1 on both features, where it should give nothing")
        .containsExactly(-1.0);
  }

  @Test
  void threadsChangeNothing() {
    assertThat(margins(network(0.75, 0.5), Limits.standard().withThreads(3), DESIGN))
        .isEqualTo(margins(network(0.75, 0.5), Limits.standard(), DESIGN));
  }

  @Test
  void isNotMeasuredBeyondTheLimits() {
    assertThat(margins(network(1, 1), new Limits(3, 10, 1), DESIGN)).isEmpty();
    assertThat(margins(network(1, 1), Limits.standard())).isEmpty();
  }

  @Test
  void stagesOfOtherNetworksAreRefused() {
    assertThatThrownBy(
            () -> margins(network(1, 1), Limits.standard(), design(2, new int[][] {{0}, {1}})))
        .isInstanceOf(MalformedNetworkException.class)
        .hasMessage(
            "a stage is declared for 2 neurons of layer 2, which the network does not have");
    assertThatThrownBy(() -> margins(network(1, 1), Limits.standard(), design(1, new int[1][0])))
        .isInstanceOf(MalformedNetworkException.class)
        .hasMessage(
            "a stage is declared for 1 neurons of layer 1, which the network does not have");
  }
}
