package org.superpose.constructions.circuits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.superpose.core.circuit.Circuit;
import org.superpose.core.circuit.Stages;
import org.superpose.core.design.BalancedPacking;
import org.superpose.core.design.Inversion;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Problem;

/** Turns the stages of a circuit into layers, one after the other. */
final class Compilation {

  /** What no score takes off, so that the last layer is never cut. */
  private static final long OFFSET = 1L << 42;

  private final Problem problem;
  private final Stages stages;
  private final Design design;
  private final int neurons;
  private final Seed seed;
  private final int[][] inputs; // [inputs][], active features
  private final List<Layer> layers = new ArrayList<>();

  /**
   * How large codes and weights are.
   *
   * @param ones neurons of a feature's code
   * @param code neurons of a part
   * @param channel neurons that the readout adds up for each output
   * @param weights their resolution and largest magnitude
   * @param inputs that layers are trained on, at most
   */
  record Design(int ones, int code, int channel, Weights weights, int inputs) {}

  private Compilation(Problem problem, Stages stages, Design design, int neurons, Seed seed) {
    this.problem = problem;
    this.stages = stages;
    this.design = design;
    this.neurons = neurons;
    this.seed = seed;
    inputs = Inputs.of(problem, design.inputs, seed.derive("inputs"));
  }

  /** Returns the network of a problem. */
  static Network compile(Problem problem, Stages stages, Design design, int neurons, Seed seed) {
    return new Compilation(problem, stages, design, neurons, seed).network();
  }

  private Network network() {
    int[][] codes =
        BalancedPacking.assignApart(
            problem.features(), design.ones, neurons, seed.derive("codes").stream());
    int[][] readout =
        BalancedPacking.assignApart(
            problem.outputs(), design.channel, neurons, seed.derive("outputs").stream());
    Signals signals =
        new Signals(
            Activity.ofCodes(inputs, codes, neurons), codes, activeFeatures(), design.ones, 1);
    List<PartCodes> codesOfParts = PartCodes.of(stages, design.code, neurons, seed);
    for (int number = 0; number < codesOfParts.size(); number++) {
      signals =
          addStage(codesOfParts.get(number), signals, seed.derive("training", number).stream());
    }
    addScores(signals, readout);
    double threshold =
        ScoreTraining.level(signals.activeUnits, design.channel, signals.one, design.weights)
            + 0.5
            + (double) design.channel * OFFSET;
    return new Network(
        SparseMatrix.binaryColumns(neurons, codes),
        new Origin.Public(),
        layers,
        SparseMatrix.binaryRows(neurons, readout),
        DenseMatrix.uniformColumn(readout.length, threshold),
        new Origin.Public());
  }

  /**
   * The signals behind a stage, on the inputs.
   *
   * @param activity what the neurons give
   * @param units {@code [signals][]}, the neurons of each
   * @param active {@code [inputs]}, the signals that are
   * @param activeUnits how many neurons of a signal are active while it is
   * @param one what an active neuron gives
   */
  private record Signals(
      Activity activity, int[][] units, BitSet[] active, int activeUnits, long one) {}

  private Signals addStage(PartCodes stage, Signals before, RandomStream random) {
    Parts parts = stage.parts();
    int[][] activeParts = activeParts(parts, before);
    TrainedLayer trained =
        StageTraining.train(
            new StageTraining.Lesson(
                before.activity,
                parts,
                before.units,
                before.activeUnits,
                stage.neurons(),
                activeParts,
                before.one),
            neurons,
            design.weights,
            random);
    layers.add(layer(trained, 0));
    return new Signals(
        before.activity.through(trained),
        stage.units(),
        owners(parts, activeParts),
        design.code,
        design.weights.resolution() * before.one);
  }

  private void addScores(Signals signals, int[][] readout) {
    int[][] shown =
        stages.outputs().stream()
            .map(signal -> signal == Circuit.ZERO ? new int[0] : signals.units[signal])
            .toArray(int[][]::new);
    ScoreTraining.Lesson lesson =
        new ScoreTraining.Lesson(
            signals.activity,
            shown,
            negated(),
            signals.activeUnits,
            readout,
            Arrays.stream(inputs).map(problem::activeOutputs).toArray(int[][]::new),
            signals.one);
    layers.add(
        layer(
            ScoreTraining.train(lesson, neurons, design.weights, seed.derive("scores").stream()),
            OFFSET));
  }

  private BitSet[] activeFeatures() {
    BitSet[] active = new BitSet[inputs.length];
    for (int input = 0; input < active.length; input++) {
      active[input] = new BitSet();
      Arrays.stream(inputs[input]).forEach(active[input]::set);
    }
    return active;
  }

  /** Returns the parts that are active on each input, by way of the signals that are. */
  private static int[][] activeParts(Parts parts, Signals before) {
    int[][] firstSignals = new int[parts.count()][];
    Arrays.setAll(firstSignals, part -> new int[] {parts.first()[part]});
    int[][] ofSignal = Inversion.of(firstSignals, before.units.length);
    int[][] active = new int[before.active.length][];
    for (int input = 0; input < active.length; input++) {
      BitSet on = before.active[input];
      active[input] =
          on.stream()
              .flatMap(signal -> Arrays.stream(ofSignal[signal]))
              .filter(part -> parts.isActive(part, on))
              .sorted()
              .toArray();
    }
    return active;
  }

  private static BitSet[] owners(Parts parts, int[][] activeParts) {
    BitSet[] active = new BitSet[activeParts.length];
    for (int input = 0; input < active.length; input++) {
      active[input] = new BitSet();
      Arrays.stream(activeParts[input])
          .map(part -> parts.owners()[part])
          .forEach(active[input]::set);
    }
    return active;
  }

  private BitSet negated() {
    BitSet negated = new BitSet();
    for (int output = 0; output < problem.outputs(); output++) {
      negated.set(output, stages.circuit().negated(output));
    }
    return negated;
  }

  private Layer layer(TrainedLayer trained, long offset) {
    double[] entries = new double[neurons * neurons];
    for (int unit = 0; unit < neurons; unit++) {
      for (int neuron = 0; neuron < neurons; neuron++) {
        entries[neuron * neurons + unit] = trained.weights()[unit][neuron];
      }
    }
    double[] biases =
        Arrays.stream(trained.bias()).mapToDouble(b -> (double) (b + offset)).toArray();
    return new Layer(
        DenseMatrix.of(neurons, neurons, alphabet(entries), entries),
        DenseMatrix.of(neurons, 1, alphabet(biases), biases));
  }

  private static Alphabet alphabet(double[] entries) {
    long least = (long) Arrays.stream(entries).min().orElseThrow();
    long most = (long) Arrays.stream(entries).max().orElseThrow();
    return Alphabet.integers(least, Math.max(most, least + 1));
  }
}
