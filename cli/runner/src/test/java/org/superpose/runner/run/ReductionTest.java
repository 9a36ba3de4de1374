package org.superpose.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.runner.config.Limits;
import org.superpose.runner.config.Neurons;
import org.superpose.runner.config.Reduction;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;

/** What a row says of a network that was reduced. */
class ReductionTest {

  private static final long MEBIBYTE = 1 << 20;

  private static Network network(double... weights) {
    int size = (int) Math.sqrt(weights.length);
    return new Network(
        SparseMatrix.identity(size),
        new Origin.Public(),
        List.of(
            new Layer(
                DenseMatrix.of(size, size, Alphabet.integers(0, 9), weights),
                DenseMatrix.constantColumn(size, -6))),
        SparseMatrix.identity(size),
        DenseMatrix.uniformColumn(size, 3),
        new Origin.Public());
  }

  @Test
  void theRowCountsWhatIsLeft() throws Exception {
    Network network = network(hubs());
    var comparison =
        Fakes.comparison(
            Fakes.building("loose", _ -> network),
            new Reduction(OptionalInt.empty(), OptionalDouble.empty()));

    CellResult row = Fakes.run(comparison, 1).getFirst();

    assertThat(row.text(Column.OPTIONS)).isEqualTo("prune=maximal");
    assertThat(row.text(Column.CELL)).endsWith("loose-prunemaximal.s1");
    // The network is always off and so wrong: nothing can be removed that leaves it right.
    assertThat(row.number(Column.PRUNED)).hasValue(0);
    assertThat(row.text(Column.CRITERION_MET)).isEqualTo("no");
    assertThat(row.number(Column.NONZEROS)).hasValue(6 + 6); // weights and biases
  }

  private static Reducer.Reduced reduce(OptionalInt bits, OptionalDouble prune, long memory) {
    double[] weights = new double[512 * 512]; // 2 MiB, and 4 KiB of those that are not zero
    for (int i = 0; i < 512; i++) {
      weights[i * 513] = 9;
    }
    return new Reducer(new Reduction(bits, prune), memory)
        .reduce(network(weights), MEBIBYTE, _ -> true);
  }

  /** One byte less than the network, its rounded weights, the magnitudes and pruned weights. */
  @Test
  void whatDoesNotFitInMemoryIsRefused() {
    OptionalInt bit = OptionalInt.of(1);
    OptionalDouble half = OptionalDouble.of(0.5);

    assertThatThrownBy(() -> reduce(bit, half, 3 * MEBIBYTE - 1))
        .isInstanceOf(TooLargeException.class)
        .hasMessage(
            "rounding would take about 2.0 MiB of memory beside 1.0 MiB of networks;"
                + " allowed: 3.0 MiB");
    assertThatThrownBy(() -> reduce(bit, half, 5 * MEBIBYTE + 4_095))
        .isInstanceOf(TooLargeException.class)
        .hasMessage(
            "pruning would take about 2.0 MiB of memory beside 3.0 MiB of networks;"
                + " allowed: 5.0 MiB");
    assertThat(reduce(bit, half, 5 * MEBIBYTE + 4_096).pruned()).isEqualTo(256);
    assertThat(reduce(bit, OptionalDouble.of(0), 3 * MEBIBYTE).pruned()).isZero();
    assertThat(reduce(OptionalInt.empty(), OptionalDouble.empty(), 4 * MEBIBYTE).pruned())
        .isEqualTo(512);
  }

  @Test
  void theCellOfWhatDoesNotFitFails() throws Exception {
    Network network = network(hubs());
    Limits standard = Limits.standard();
    Limits limits =
        new Limits(
            standard.exhaustiveInputs(),
            standard.samplesPerStratum(),
            OptionalLong.of(1_100), // the network is said to take 1,000 bytes
            standard.timeout());
    Reduction toBits = new Reduction(OptionalInt.of(1), OptionalDouble.of(0));
    var comparison =
        Fakes.comparison(
            List.of(Fakes.building("loose", _ -> network)),
            List.of(),
            limits,
            new Neurons.Auto(),
            toBits);

    CellResult row = Fakes.run(comparison, 1).getFirst();

    assertThat(row.text(Column.STATUS)).isEqualTo("failed");
    assertThat(row.text(Column.REASON)).startsWith("rounding would take about 0.0 MiB of memory");
  }

  private static double[] hubs() {
    double[] weights = new double[Fakes.FEATURES * Fakes.FEATURES];
    for (int i = 0; i < Fakes.FEATURES; i++) {
      weights[i] = 1;
    }
    return weights;
  }
}
