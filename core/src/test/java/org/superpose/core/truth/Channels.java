package org.superpose.core.truth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.VerificationRequest.Limits;

/** Pairwise ANDs of a ring of features, each by two neurons of its own, perhaps passed on. */
final class Channels {

  private static final int COPIES = 2;

  private Channels() {}

  /** Output q is the AND of features q and q + 1 of a ring. */
  static Problem ring(int features, int sparsity) {
    int[][] inputs = new int[features][];
    Arrays.setAll(inputs, q -> new int[] {q, (q + 1) % features});
    return new Problem(
        new ProblemShape("pairwise-and", features, features, sparsity, 1, 1), Gate.AND, inputs);
  }

  /** Neurons 2q and 2q + 1 serve output q; a second layer passes them on in reverse order. */
  static Network network(Problem ring, boolean deep) {
    int m = ring.features();
    double[][] weights = new double[COPIES * m][m];
    int[][] readout = new int[m][];
    for (int q = 0; q < m; q++) {
      for (int copy = 0; copy < COPIES; copy++) {
        weights[COPIES * q + copy][ring.input(q, 0)] = 1;
        weights[COPIES * q + copy][ring.input(q, 1)] = 1;
      }
      int first = deep ? COPIES * (m - 1 - q) : COPIES * q;
      readout[q] = new int[] {first, first + 1};
    }
    List<Layer> layers = new ArrayList<>();
    layers.add(
        new Layer(
            DenseMatrix.generate(COPIES * m, m, Alphabet.BINARY, (r, c) -> weights[r][c]),
            DenseMatrix.constantColumn(COPIES * m, -1)));
    if (deep) {
      int last = COPIES * m - 1;
      layers.add(
          new Layer(
              DenseMatrix.generate(
                  COPIES * m, COPIES * m, Alphabet.BINARY, (r, c) -> (last - r) == c ? 1 : 0),
              DenseMatrix.constantColumn(COPIES * m, 0)));
    }
    return new Network(
        SparseMatrix.identity(m),
        new Origin.Public(),
        layers,
        SparseMatrix.binaryRows(COPIES * m, readout),
        DenseMatrix.uniformColumn(m, 1.5),
        new Origin.Public());
  }

  /** The same without a second layer, where neuron 0 also reads feature 4: one of two is active. */
  static Network crossed(Problem ring) {
    Network network = network(ring, false);
    Layer layer = network.layers().getFirst();
    DenseMatrix weights =
        DenseMatrix.generate(
            layer.neurons(),
            layer.inputs(),
            Alphabet.BINARY,
            (r, c) -> r == 0 && c == 4 ? 1 : layer.weights().get(r, c));
    return new Network(
        network.encoder(),
        network.encoderOrigin(),
        List.of(new Layer(weights, layer.bias())),
        network.readout(),
        network.thresholds(),
        network.readoutOrigin());
  }

  static VerificationRequest request(Network network, Problem problem) {
    return new VerificationRequest(
        network, problem, new Criterion.EveryInput(), Limits.standard(), new Seed(1));
  }
}
