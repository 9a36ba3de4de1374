package org.superpose.constructions.pairwiseand;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.data.DMatrixSparseTriplet;
import org.ejml.ops.DConvertMatrixStruct;
import org.ejml.sparse.csc.CommonOps_DSCC;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.design.BalancedPacking;
import org.superpose.core.design.Influences;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.BitMatrix;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.random.RandomStream;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/**
 * Output channels on dense codes: the low-influence case of Adler and Shavit, one hidden layer.
 *
 * <p>Every feature has a public random code of n signs, every gate a public channel of s neurons
 * from a balanced packing. With A the 0/1 connection matrix (neuron r is connected to feature i
 * when r is in the channel of a gate of i), W = A E^T and the bias is -n: everything is scaled by n
 * and stays whole. A channel neuron gets 2n when both inputs are on and n when one is, plus noise,
 * so ReLU leaves n or nothing; the mean of the channel is read against n/2.
 *
 * <p>Cost: time O(n m' s), memory O(n m + n^2). Width: n of order sqrt(v m' ln m') while all
 * influences are below about m'^(1/4). Predicted failure: {@link DenseDistribution}.
 *
 * <p>Source: Adler and Shavit, arXiv 2409.15318. Deviations: channels come from a packing by the
 * number of the output, not from a random hash, and the readout averages the channel where they
 * decode by a second random matrix.
 */
public final class DenseOutputChannels implements Construction {

  private static final Parameter CHANNEL =
      Parameter.integer("channel", 1, 256, "neurons per output; left out: chosen for the width");
  private static final int[] CHOICES = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 20, 24};

  @Override
  public Description describe() {
    return new Description(
        "output-channels-dense",
        "Pairwise AND on public channels of neurons over dense codes of signs, whole weights.",
        List.of(CHANNEL),
        List.of(
            "Adler and Shavit, On the Complexity of Neural Computation in Superposition,"
                + " arXiv 2409.15318"));
  }

  @Override
  public Sizing size(SizeRequest request) {
    return PairGates.size(
        request,
        sizer(request.problem().shape(), request.criterion(), request.options()),
        request.options().findInteger(CHANNEL.name()).orElse(1),
        DenseOutputChannels::bytes);
  }

  @Override
  public Network build(BuildRequest request) {
    Problem problem = request.problem();
    int neurons = request.neurons();
    int channel =
        sizer(problem.shape(), request.criterion(), request.options()).best(neurons).channel();
    RandomStream signs = request.seed().derive("codes").stream();
    Matrix codes =
        BitMatrix.signs(neurons, problem.features(), (row, column) -> (signs.nextLong() & 1) == 1);
    int[][] channels =
        BalancedPacking.assignApart(
            problem.outputs(), channel, neurons, request.seed().derive("channels").stream());
    return new Network(
        codes,
        new Origin.Public(),
        List.of(
            new Layer(
                weights(Attendance.of(problem, channels, neurons), codes),
                DenseMatrix.constantColumn(neurons, -neurons))),
        SparseMatrix.binaryRows(neurons, channels),
        DenseMatrix.uniformColumn(problem.outputs(), channel * (double) neurons / 2),
        new Origin.Public());
  }

  /** Returns W = A E^T. */
  private static Matrix weights(Attendance attendance, Matrix codes) {
    int neurons = codes.rows();
    DMatrixRMaj signs = new DMatrixRMaj(neurons, codes.columns());
    for (int row = 0; row < neurons; row++) {
      int start = row * codes.columns();
      codes.forEachInRow(row, (column, sign) -> signs.data[start + column] = sign);
    }
    DMatrixSparseTriplet isConnected =
        new DMatrixSparseTriplet(neurons, codes.columns(), attendance.size());
    for (int row = 0; row < neurons; row++) {
      for (int feature : attendance.features()[row]) {
        isConnected.addItem(row, feature, 1);
      }
    }
    DMatrixSparseCSC sparse = DConvertMatrixStruct.convert(isConnected, (DMatrixSparseCSC) null);
    DMatrixRMaj product =
        CommonOps_DSCC.multTransB(sparse, signs, new DMatrixRMaj(neurons, neurons), null);
    return DenseMatrix.of(neurons, neurons, alphabet(product.data), product.data);
  }

  private static Alphabet alphabet(double[] entries) {
    // At least -1..1: a range of one value would claim that the weights are public.
    return Alphabet.integers(
        Math.min(-1, (long) Arrays.stream(entries).min().orElse(0)),
        Math.max(1, (long) Arrays.stream(entries).max().orElse(0)));
  }

  private static Sizer<DenseDistribution> sizer(
      ProblemShape shape, Criterion criterion, Settings options) {
    OptionalInt channel = options.findInteger(CHANNEL.name());
    Influences uniform = Influences.uniform(shape, 2);
    return new Sizer<>(
        shape,
        criterion,
        prediction -> prediction.meets(criterion),
        neurons ->
            (channel.isPresent()
                    ? channel.stream()
                    : IntStream.of(CHOICES).filter(s -> s <= neurons))
                .mapToObj(s -> new DenseDistribution(shape, uniform, neurons, s)));
  }

  /** E as bits and as the factor of a product, W twice, channels with connections, thresholds. */
  private static long bytes(DenseDistribution design) {
    long n = design.neurons();
    ProblemShape shape = design.shape();
    return 9L * n * shape.features()
        + 16 * n * n
        + 100L * shape.outputs() * design.channel()
        + 8L * shape.outputs();
  }
}
