package org.superpose.checks.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.superpose.checks.campaign.Spec.Hidden;
import org.superpose.core.random.RandomStream;
import org.superpose.core.task.Gate;

/**
 * A network that is right on its problem, by neurons of each output's own: first in small whole
 * numbers, with values at least 1 where on and at most 0 where off, then disguised by steps that
 * keep the outputs in exact arithmetic, or nearly so.
 */
final class PlantedNetwork {

  private static final int MOST_ECHOES = 12;

  private final Problems problem;
  private final RandomStream random;
  private final List<double[]> effective = new ArrayList<>(); // [neurons][features]
  private final List<Double> bias = new ArrayList<>(); // [neurons]
  private final List<double[]> feeds = new ArrayList<>(); // [neurons][outputs]
  private final double[] thresholds; // [outputs]

  private PlantedNetwork(Problems problem, RandomStream random) {
    this.problem = problem;
    this.random = random;
    thresholds = new double[problem.outputs()];
  }

  static Spec draw(Problems problem, RandomStream random) {
    PlantedNetwork network = new PlantedNetwork(problem, random);
    boolean linear = random.nextInt(6) == 0 && problem.isLinear();
    for (int q = 0; q < problem.outputs(); q++) {
      network.plant(q, linear);
    }
    if (random.nextInt(3) == 0) {
      network.addNoise();
    }
    if (linear) {
      return network.withoutLayer();
    }
    for (int extra = random.nextInt(4); extra > 0; extra--) {
      network.addExtra();
    }
    if (random.nextInt(12) == 0) {
      network.addManyDead();
    }
    return network.deepened();
  }

  private int add(double[] row, double ofBias) {
    effective.add(row);
    bias.add(ofBias);
    feeds.add(new double[problem.outputs()]);
    return effective.size() - 1;
  }

  /** Plants neurons whose sum for an output is at least 1 where it is on, else at most 0. */
  private void plant(int output, boolean linear) {
    int[] gate = problem.gates()[output];
    Optional<Gate> named = problem.gate(output);
    if (named.isEmpty()) {
      plantTable(output);
      return;
    }
    Gate kind = named.get();
    double[] row = new double[problem.features()];
    for (int position = 0; position < gate.length; position++) {
      row[gate[position]] = kind == Gate.AND_NOT && position > 0 ? -1 : 1;
    }
    int others = gate.length - 1;
    double offset = kind == Gate.AND ? others : 0;
    double[] choices = {0, 0.5, 0.5, 0.5, 0.25, Math.nextDown(1.0), Double.MIN_VALUE};
    thresholds[output] = choices[random.nextInt(choices.length)];
    if (linear) {
      feeds.get(add(row, 0))[output] = 1;
      thresholds[output] += offset;
    } else if (kind == Gate.XOR) {
      // Of s active inputs: ReLU(s) - 2 ReLU(s - 1) + 2 ReLU(s - 2) - ...
      for (int copy = 0; copy < gate.length; copy++) {
        feeds.get(add(row.clone(), -copy))[output] = copy == 0 ? 1 : copy % 2 == 1 ? -2 : 2;
      }
    } else if (kind != Gate.AND_NOT && random.nextInt(5) == 0) {
      plantChannels(output, row, -offset);
    } else if (random.nextInt(5) == 0) {
      double lift = Math.scalb(1.0, random.nextInt(30)); // never cut
      feeds.get(add(row, lift))[output] = 1;
      thresholds[output] += lift + offset;
    } else {
      feeds.get(add(row, -offset))[output] = 1;
    }
  }

  /**
   * Plants an AND of every set S of inputs that counts: f = f(none) + the sum of c_S AND_S, where
   * c_S comes from inclusion and exclusion. The constant goes to the threshold.
   */
  private void plantTable(int output) {
    int[] gate = problem.gates()[output];
    String digits = problem.functions().get(output);
    for (int set = 1; set < digits.length(); set++) {
      int coefficient = 0;
      for (int state = 0; state <= set; state++) {
        boolean counts = (state & ~set) == 0 && digits.charAt(state) == '1';
        coefficient += counts ? 1 - Integer.bitCount(set ^ state) % 2 * 2 : 0;
      }
      if (coefficient != 0) {
        double[] row = new double[problem.features()];
        for (int position = 0; position < gate.length; position++) {
          row[gate[position]] = set >> position & 1;
        }
        feeds.get(add(row, 1.0 - Integer.bitCount(set)))[output] = coefficient;
      }
    }
    if (effective.isEmpty()) { // a constant
      add(new double[problem.features()], 0);
    }
    double[] choices = {0, 0.5, 0.5, 0.25, Math.nextDown(1.0)};
    thresholds[output] = choices[random.nextInt(choices.length)] - (digits.charAt(0) - '0');
  }

  /**
   * Plants neurons that are connected to many other features as well, and all of which have to
   * fire.
   */
  private void plantChannels(int output, double[] row, double ofBias) {
    int channels = 2 + random.nextInt(4);
    for (int channel = 0; channel < channels; channel++) {
      double[] connected = row.clone();
      for (int i = 0; i < connected.length; i++) {
        connected[i] = connected[i] == 0 && random.nextInt(4) == 0 ? 1 : connected[i];
      }
      feeds.get(add(connected, ofBias))[output] = 1;
    }
    thresholds[output] = channels - 0.5;
  }

  /** Connects neurons weakly to other features: all together less than what scores can bear. */
  private void addNoise() {
    double step = Math.scalb(1.0, -6 - random.nextInt(4));
    for (int r = 0; r < effective.size(); r++) {
      double[] row = effective.get(r);
      for (int i = 0; i < row.length; i++) {
        row[i] += row[i] == 0 ? step * (random.nextInt(3) - 1) : 0;
      }
    }
    for (int q = 0; q < thresholds.length; q++) {
      double whole = Math.floor(thresholds[q]);
      thresholds[q] = whole + 0.5;
    }
  }

  /** Adds neurons that change no score: dead ones, lifts that cancel, huge weights that do. */
  private void addExtra() {
    int output = random.nextInt(problem.outputs());
    int model = random.nextInt(effective.size());
    double[] row = effective.get(model).clone();
    double huge = Math.scalb(1.0, random.nextInt(random.nextInt(4) == 0 ? 300 : 60));
    switch (random.nextInt(9)) {
      case 0 -> // dead
          feeds.get(add(row, -Math.max(64, huge)))[output] = random.nextInt(9) - 4;
      case 1 -> { // a neuron that is never cut, its bias paid for by the threshold
        feeds.get(add(new double[row.length], huge))[output] = 1;
        thresholds[output] += huge;
      }
      case 2 -> { // two that are the same, read with huge weights that cancel
        feeds.get(add(row, bias.get(model)))[output] = huge;
        feeds.get(add(row.clone(), bias.get(model)))[output] = -huge;
      }
      case 3 -> { // two that are never cut and cancel
        feeds.get(add(row, huge))[output] = 3;
        feeds.get(add(row.clone(), huge))[output] = -3;
      }
      case 4 -> whisper(output);
      case 5 -> // dead, with a bias that is not a multiple of anything
          feeds
                  .get(add(row, -Math.pow(10, 3 + random.nextInt(13)) * (1 + random.nextDouble())))[
                  output] =
              random.nextInt(3) - 1;
      case 6 -> echo();
      default -> { // a neuron split in two
        double[] half = feeds.get(model);
        double[] other = feeds.get(add(row, bias.get(model)));
        for (int q = 0; q < half.length; q++) {
          half[q] /= 2;
          other[q] = half[q];
        }
      }
    }
  }

  /**
   * Adds neurons that have some of the connections of others, and are read with next to nothing.
   */
  private void echo() {
    double weight = Math.scalb(1.0, -22 - random.nextInt(30)) * (1 + random.nextInt(3));
    int count = effective.size();
    for (int r = 0; r < Math.min(count, MOST_ECHOES); r++) {
      double[] row = effective.get(r).clone();
      for (int i = 0; i < row.length; i++) {
        row[i] *= random.nextInt(3) > 0 ? 1 : 0;
      }
      Arrays.fill(feeds.get(add(row, 0)), weight);
    }
  }

  /** Lets an output read many neurons with weights that are next to nothing. */
  private void whisper(int output) {
    double weight = Math.scalb(1.0, -22 - random.nextInt(20));
    for (double[] fed : feeds) {
      fed[output] += random.nextInt(4) > 0 ? weight * (1 + random.nextInt(3)) : 0;
    }
  }

  private void addManyDead() {
    for (int count = 33; count > 0; count--) {
      double[] row = new double[problem.features()];
      row[random.nextInt(row.length)] = 1;
      Arrays.fill(feeds.get(add(row, -8 - random.nextInt(20))), 1 + random.nextInt(2));
    }
  }

  private double[][] readout() {
    double[][] readout = new double[problem.outputs()][feeds.size()];
    for (int r = 0; r < feeds.size(); r++) {
      for (int q = 0; q < readout.length; q++) {
        readout[q][r] = feeds.get(r)[q];
      }
    }
    return readout;
  }

  private Spec spec(double[][] encoder, List<Hidden> layers, double[][] readout) {
    return new Spec(problem, encoder, layers, readout, thresholds);
  }

  private Spec withoutLayer() {
    double[][] rows = effective.toArray(double[][]::new);
    return random.nextInt(2) == 0
        ? spec(rows, List.of(), readout())
        : spec(identity(problem.features()), List.of(), rows);
  }

  private Spec deepened() {
    int n = effective.size();
    double[] offsets = bias.stream().mapToDouble(Double::doubleValue).toArray();
    double[][] rows = effective.toArray(double[][]::new);
    List<Hidden> layers = new ArrayList<>();
    boolean encoded = random.nextInt(3) == 0;
    if (!encoded && random.nextInt(5) == 0) { // the features themselves fire
      layers.add(new Hidden(identity(problem.features()), new double[problem.features()]));
    }
    double[][] encoder = encoded ? rows : identity(problem.features());
    layers.add(new Hidden(encoded ? identity(n) : rows, offsets));
    if (random.nextInt(4) == 0) {
      cut(layers, n);
    }
    for (int more = random.nextInt(4) == 0 ? random.nextInt(4) : 0; more > 0; more--) {
      layers.add(new Hidden(identity(n), new double[n]));
    }
    return spec(encoder, layers, readout());
  }

  /** Adds a layer that is inactive unless a neuron gives more than noise. */
  private void cut(List<Hidden> layers, int n) {
    boolean plain = problem.hasOneSign() && Arrays.stream(thresholds).allMatch(t -> t == 0.5);
    double[] offsets = new double[n];
    if (plain) {
      Arrays.fill(offsets, -0.25);
      Arrays.fill(thresholds, 0.25);
    } else if (random.nextInt(3) == 0) { // always active
      offsets[0] = 1;
      for (int q = 0; q < thresholds.length; q++) {
        thresholds[q] += feeds.getFirst()[q];
      }
    }
    layers.add(new Hidden(identity(n), offsets));
  }

  static double[][] identity(int size) {
    double[][] identity = new double[size][size];
    for (int i = 0; i < size; i++) {
      identity[i][i] = 1;
    }
    return identity;
  }
}
