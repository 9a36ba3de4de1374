package org.superpose.constructions.permutation;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Problem;

/**
 * The public codes of an associator, and what is made of them: the sum of outer products, and a
 * network around weights whose layer stays linear.
 *
 * @param inputs the codes of the input features, which encode
 * @param outputs the codes of the outputs, which read
 */
record AssociatorCodes(SignCodes inputs, SignCodes outputs) {

  private static final int BLOCK = 256;

  static AssociatorCodes draw(Problem problem, int neurons, Seed seed) {
    return new AssociatorCodes(
        SignCodes.random(problem.features(), neurons, seed.derive("input codes").stream()),
        SignCodes.random(problem.outputs(), neurons, seed.derive("output codes").stream()));
  }

  /** Returns the sum of o_q i_q^T over all outputs q, i_q the code of the input that q repeats. */
  DMatrixRMaj outerProducts(Problem problem) {
    int neurons = inputs.length();
    DMatrixRMaj sum = new DMatrixRMaj(neurons, neurons);
    for (int start = 0; start < problem.outputs(); start += BLOCK) {
      int rows = Math.min(BLOCK, problem.outputs() - start);
      DMatrixRMaj out = new DMatrixRMaj(rows, neurons);
      DMatrixRMaj in = new DMatrixRMaj(rows, neurons);
      for (int row = 0; row < rows; row++) {
        int feature = problem.input(start + row, 0);
        for (int neuron = 0; neuron < neurons; neuron++) {
          out.unsafe_set(row, neuron, outputs.sign(start + row, neuron));
          in.unsafe_set(row, neuron, inputs.sign(feature, neuron));
        }
      }
      CommonOps_DDRM.multAddTransA(out, in, sum);
    }
    return sum;
  }

  /**
   * Returns a network whose layer is linear because its bias lifts every neuron above 0; the
   * thresholds take the lift off again.
   *
   * @param weights W, {@code [neurons, neurons]}
   * @param lift a public bound on |W a| for every encoded input a
   * @param threshold where the reads of the layer without the lift are cut
   */
  Network linear(Matrix weights, long lift, double threshold) {
    Matrix readout = outputs.asRows();
    double[] thresholds = new double[readout.rows()];
    Arrays.setAll(thresholds, output -> threshold + (double) lift * outputs.sum(output));
    Matrix bias = DenseMatrix.constantColumn(weights.rows(), lift);
    return new Network(
        inputs.asColumns(),
        new Origin.Public(),
        List.of(new Layer(weights, bias)),
        readout,
        DenseMatrix.of(thresholds.length, 1, Alphabet.FLOAT64, thresholds),
        new Origin.Public());
  }

  /** Returns the memory that building and holding a network takes. */
  static long bytes(Problem problem, long neurons, long bytesPerWeight) {
    long codes = 3L * (problem.features() + problem.outputs()) * (neurons / 8 + 24);
    return bytesPerWeight * neurons * neurons
        + 2L * 8 * BLOCK * neurons
        + codes
        + 24L * problem.outputs();
  }
}
