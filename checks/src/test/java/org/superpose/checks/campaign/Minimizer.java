package org.superpose.checks.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.superpose.checks.campaign.Spec.Hidden;

/** Makes a network that shows a fault smaller and plainer as long as it still shows it. */
final class Minimizer {

  private static final double[] PLAIN = {0, 1, -1, 0.5, 2};

  private final Predicate<Spec> fails;
  private Spec best;

  private Minimizer(Spec spec, Predicate<Spec> fails) {
    best = spec;
    this.fails = fails;
  }

  /** Returns a network on which the test still fails, and no step makes any smaller. */
  static Spec minimize(Spec spec, Predicate<Spec> fails) {
    Minimizer minimizer = new Minimizer(spec, fails);
    boolean smaller;
    do {
      smaller = minimizer.dropParts();
      smaller |= minimizer.plainNumbers();
    } while (smaller);
    return minimizer.best;
  }

  private boolean dropParts() {
    boolean any = false;
    for (boolean found = true; found; any |= found) {
      found = smallerParts().stream().anyMatch(this::accept);
    }
    return any;
  }

  private boolean accept(Spec smaller) {
    boolean still = fails.test(smaller);
    best = still ? smaller : best;
    return still;
  }

  private List<Spec> smallerParts() {
    List<Spec> smaller = new ArrayList<>();
    for (int q = 0; q < best.outputs() && best.outputs() > 1; q++) {
      smaller.add(withoutOutput(q));
    }
    for (int feature = best.features() - 1; feature >= 0 && best.features() > 1; feature--) {
      withoutFeature(feature, smaller);
    }
    best.problem().sparser().ifPresent(sparser -> smaller.add(with(sparser, best.encoder())));
    for (int layer = -1; layer < best.layers().size(); layer++) {
      for (int r = 0; r < width(layer) && width(layer) > 1; r++) {
        smaller.add(withoutNeuron(layer, r));
      }
    }
    return smaller;
  }

  private Spec withoutOutput(int output) {
    return new Spec(
        best.problem().withoutOutput(output),
        best.encoder(),
        best.layers(),
        without(best.readout(), output),
        without(best.thresholds(), output));
  }

  private Spec with(Problems problem, double[][] encoder) {
    return new Spec(problem, encoder, best.layers(), best.readout(), best.thresholds());
  }

  private void withoutFeature(int feature, List<Spec> smaller) {
    best.problem()
        .withoutFeature(feature)
        .ifPresent(less -> smaller.add(with(less, withoutColumn(best.encoder(), feature))));
  }

  /** Layer -1 is the encoded input. */
  private int width(int layer) {
    return layer < 0 ? best.encoder().length : best.layers().get(layer).bias().length;
  }

  private Spec withoutNeuron(int layer, int neuron) {
    List<Hidden> layers = new ArrayList<>(best.layers());
    double[][] encoder = layer < 0 ? without(best.encoder(), neuron) : best.encoder();
    if (layer >= 0) {
      Hidden cut = layers.get(layer);
      layers.set(layer, new Hidden(without(cut.weights(), neuron), without(cut.bias(), neuron)));
    }
    double[][] readout = best.readout();
    if (layer + 1 < layers.size()) {
      Hidden reader = layers.get(layer + 1);
      layers.set(layer + 1, new Hidden(withoutColumn(reader.weights(), neuron), reader.bias()));
    } else {
      readout = withoutColumn(readout, neuron);
    }
    return new Spec(best.problem(), encoder, layers, readout, best.thresholds());
  }

  /** Tries plain numbers in the place of every other one. */
  private boolean plainNumbers() {
    boolean any = false;
    for (int row = 0; row < best.rows().size(); row++) {
      for (int at = 0; at < best.rows().get(row).length; at++) {
        any |= plainNumber(row, at);
      }
    }
    return any;
  }

  private boolean plainNumber(int row, int at) {
    double now = best.rows().get(row)[at];
    for (double plain : PLAIN) {
      if (now == plain) {
        return false;
      }
      Spec plainer = best.copy();
      plainer.rows().get(row)[at] = plain;
      if (accept(plainer)) {
        return true;
      }
    }
    return false;
  }

  private static double[] without(double[] values, int index) {
    return IntStream.range(0, values.length)
        .filter(i -> i != index)
        .mapToDouble(i -> values[i])
        .toArray();
  }

  private static double[][] without(double[][] rows, int index) {
    return IntStream.range(0, rows.length)
        .filter(i -> i != index)
        .mapToObj(i -> rows[i])
        .toArray(double[][]::new);
  }

  private static double[][] withoutColumn(double[][] rows, int column) {
    return Arrays.stream(rows).map(row -> without(row, column)).toArray(double[][]::new);
  }
}
