package org.superpose.core.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;

/**
 * A network prepared for the evaluation of many inputs.
 *
 * <p>The neurons of the first layer read features directly, through g = W E. What follows is a list
 * of stages, each reading the neurons that fire; the last stage gives the slack of every output,
 * t_q - d_q . h, negative when the output is on. Of the first layer, neurons that no input can
 * switch on are dropped, and neurons that no input can cut off are linear: where it pays they are
 * folded into the next stage, which then reads features directly too. Without hidden layers the
 * whole network is folded.
 *
 * @param rounding how far the evaluation can be from the truth
 * @param neurons the effective weights of the kept neurons of the first layer; empty if none is
 *     kept
 * @param bias {@code [kept neurons]}
 * @param sources {@code [kept neurons]}, the column of each in the first stage
 * @param folded the effective weights of the targets of the first stage; empty if nothing is folded
 * @param stages one for every layer after the first, and the last for the readout
 */
record CompiledNetwork(
    Rounding rounding,
    Optional<EffectiveColumns> neurons,
    double[] bias,
    int[] sources,
    Optional<EffectiveColumns> folded,
    List<Stage> stages) {

  /**
   * One affine map.
   *
   * @param columns {@code [targets, sources]}
   * @param base {@code [targets]}, the values when no source fires
   */
  record Stage(Columns columns, double[] base) {}

  /** Returns the bytes of the tables that {@link #tabulated} makes, at most. */
  static double tableBytes(Network network) {
    List<Layer> layers = network.layers();
    int readers = layers.isEmpty() ? 0 : layers.getFirst().neurons();
    int targets = layers.size() < 2 ? network.outputs() : layers.get(1).neurons();
    return (double) Double.BYTES * network.features() * (2.0 * readers + targets);
  }

  /** Prepares a network with tables of effective weights of every feature. */
  static CompiledNetwork tabulated(Network network, int sparsity, int threads) {
    Rounding rounding = Rounding.of(network, sparsity);
    List<Stage> stages = stages(network);
    Stage first = stages.getFirst();
    Columns encoder = Columns.of(network.encoder(), 1);
    int m = network.features();
    if (network.layers().isEmpty()) {
      EffectiveColumns all =
          EffectiveColumns.Table.of(first.columns, i -> column(encoder, i), m, threads);
      return new CompiledNetwork(
          rounding, Optional.empty(), new double[0], new int[0], Optional.of(all), stages);
    }
    Layer layer = network.layers().getFirst();
    double[] bias = column(layer.bias());
    EffectiveColumns.Table table =
        EffectiveColumns.Table.of(
            Columns.of(layer.weights(), 1), i -> column(encoder, i), m, threads);
    FirstLayer sorted = FirstLayer.of(table, bias, sparsity, rounding.layers().getFirst());
    int[] linear = sorted.linear();
    if (!foldingPays(first, linear)) {
      int[] kept = IntStream.concat(IntStream.of(sorted.cut()), IntStream.of(linear)).toArray();
      return new CompiledNetwork(
          rounding, neurons(table, kept), select(bias, kept), kept, Optional.empty(), stages);
    }
    EffectiveColumns fold =
        EffectiveColumns.Table.of(
            first.columns, i -> masked(table.effective()[i], linear), m, threads);
    double[] base = first.base.clone();
    for (int r : linear) {
      first.columns.add(r, bias[r], base);
    }
    stages.set(0, new Stage(first.columns, base));
    int[] kept = sorted.cut();
    return new CompiledNetwork(
        rounding, neurons(table, kept), select(bias, kept), kept, Optional.of(fold), stages);
  }

  /** Prepares a network without any table, for few inputs or very many features. */
  static CompiledNetwork direct(Network network, int sparsity) {
    Rounding rounding = Rounding.of(network, sparsity);
    List<Stage> stages = stages(network);
    Columns encoder = Columns.of(network.encoder(), 1);
    if (network.layers().isEmpty()) {
      EffectiveColumns all = new EffectiveColumns.Factors(stages.getFirst().columns, encoder);
      return new CompiledNetwork(
          rounding, Optional.empty(), new double[0], new int[0], Optional.of(all), stages);
    }
    Layer layer = network.layers().getFirst();
    return new CompiledNetwork(
        rounding,
        Optional.of(new EffectiveColumns.Factors(Columns.of(layer.weights(), 1), encoder)),
        column(layer.bias()),
        IntStream.range(0, layer.neurons()).toArray(),
        Optional.empty(),
        stages);
  }

  private static List<Stage> stages(Network network) {
    List<Stage> stages = new ArrayList<>();
    for (Layer layer : network.layers().stream().skip(1).toList()) {
      stages.add(new Stage(Columns.of(layer.weights(), 1), column(layer.bias())));
    }
    stages.add(new Stage(Columns.of(network.readout(), -1), column(network.thresholds())));
    return stages;
  }

  private static double[] column(Matrix matrix) {
    double[] column = new double[matrix.rows()];
    matrix.forEachInColumn(0, (row, value) -> column[row] = value);
    return column;
  }

  private static double[] column(Columns matrix, int index) {
    double[] column = new double[matrix.rows()];
    matrix.add(index, 1, column);
    return column;
  }

  private static double[] masked(double[] values, int[] kept) {
    double[] masked = new double[values.length];
    for (int index : kept) {
      masked[index] = values[index];
    }
    return masked;
  }

  private static double[] select(double[] values, int[] kept) {
    return IntStream.of(kept).mapToDouble(index -> values[index]).toArray();
  }

  private static Optional<EffectiveColumns> neurons(EffectiveColumns.Table table, int[] kept) {
    return kept.length == 0 ? Optional.empty() : Optional.of(table.select(kept));
  }

  /** Folded neurons cost one addition a target; otherwise one for each entry they feed. */
  private static boolean foldingPays(Stage stage, int[] linear) {
    return IntStream.of(linear).mapToLong(stage.columns::visits).sum() > stage.base.length;
  }

  /** Returns the number of outputs. */
  int outputs() {
    return stages.getLast().base.length;
  }
}
