package org.superpose.checks.campaign;

import java.util.Arrays;
import java.util.List;
import org.superpose.core.random.RandomStream;

/** Changes of single numbers that break a right network, or just not. */
final class Breakage {

  private static final double[] EXTREMES = {
    1e17,
    0x1p400,
    1e170,
    Double.MAX_VALUE,
    Double.MIN_VALUE,
    1e-300,
    0x1p26,
    0x1p31,
    0x1p40,
    127,
    128,
    -128,
    -129,
    -0.0,
    1e5,
    1e9
  };

  private Breakage() {}

  /** Changes a number. */
  static void apply(Spec spec, RandomStream random) {
    if (random.nextInt(8) == 0) {
      listenIn(spec.readout(), random);
      return;
    }
    List<double[]> rows = spec.rows();
    // Thresholds and biases decide most: they are hit as often as all weights together.
    boolean weights = spec.layers().isEmpty() || random.nextInt(2) == 0;
    double[] row = weights ? rows.get(random.nextInt(rows.size())) : decisive(spec, random);
    int at = random.nextInt(row.length);
    double unit = Arrays.stream(row).map(Math::abs).filter(x -> x > 0).min().orElse(1);
    row[at] =
        switch (random.nextInt(11)) {
          case 0, 1 -> Math.nextUp(row[at]);
          case 2, 3 -> Math.nextDown(row[at]);
          case 4 -> row[at] + unit;
          case 5 -> row[at] - unit;
          case 6 -> row[at] + unit / 2;
          case 7 -> -row[at];
          case 8 -> 0;
          case 9 -> row[random.nextInt(row.length)];
          default -> sign(random) * Numbers.pick(EXTREMES, random);
        };
    row[at] = Disguise.finite(row[at]);
  }

  /** Lets an output read another neuron as loud as the loudest that it reads. */
  private static void listenIn(double[][] readout, RandomStream random) {
    double[] row = readout[random.nextInt(readout.length)];
    row[random.nextInt(row.length)] = Arrays.stream(row).max().orElse(1);
  }

  private static double[] decisive(Spec spec, RandomStream random) {
    return random.nextInt(2) == 0
        ? spec.thresholds()
        : spec.layers().get(random.nextInt(spec.layers().size())).bias();
  }

  private static double sign(RandomStream random) {
    return random.nextInt(2) == 0 ? 1 : -1;
  }
}
