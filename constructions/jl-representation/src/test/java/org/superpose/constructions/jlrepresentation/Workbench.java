package org.superpose.constructions.jlrepresentation;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/** Sizes, builds and runs one construction with one choice of options. */
record Workbench(Construction construction, Settings options) {

  static final Criterion EVERY_INPUT = new Criterion.EveryInput();

  static Workbench of(Construction construction, Map<String, ?> options) {
    return new Workbench(construction, Settings.of(construction.describe().parameters(), options));
  }

  static Problem representation(int features, int sparsity) {
    int[][] inputs = new int[features][];
    Arrays.setAll(inputs, output -> new int[] {output});
    return new Problem(
        new ProblemShape("representation", features, features, sparsity, 0, 0),
        Gate.IDENTITY,
        inputs);
  }

  Sizing sizing(Problem problem, OptionalInt neurons, Criterion criterion) {
    return construction.size(new SizeRequest(problem, neurons, options, criterion));
  }

  Sizing.Sized automatic(Problem problem, Criterion criterion) {
    return (Sizing.Sized) sizing(problem, OptionalInt.empty(), criterion);
  }

  double predictedFailure(Problem problem, int neurons) {
    return ((Sizing.Sized) sizing(problem, OptionalInt.of(neurons), EVERY_INPUT))
        .predictedFailure()
        .orElseThrow();
  }

  Network build(Problem problem, int neurons, Seed seed) {
    return construction.build(new BuildRequest(problem, neurons, options, EVERY_INPUT, seed));
  }

  /** Returns the fraction of wrong ones among random inputs, a few to each of many networks. */
  double measuredFailure(Problem problem, int neurons, int networks, int inputs, Seed seed) {
    RandomStream random = seed.derive("inputs").stream();
    int failures = 0;
    for (int trial = 0; trial < networks; trial++) {
      Network network = build(problem, neurons, seed.derive("network", trial));
      for (int i = 0; i < inputs; i++) {
        int[] input = random.subset(problem.sparsity(), problem.features());
        failures += wrongOutputs(network, input) > 0 ? 1 : 0;
      }
    }
    return (double) failures / (networks * inputs);
  }

  /** Returns how many inputs with one or two active features are wrong. */
  static int wrongPairs(Network network) {
    int wrong = 0;
    for (int a = 0; a < network.features(); a++) {
      for (int b = a; b < network.features(); b++) {
        wrong += wrongOutputs(network, a == b ? new int[] {a} : new int[] {a, b}) > 0 ? 1 : 0;
      }
    }
    return wrong;
  }

  /** Runs a network without hidden layers forward. */
  static int wrongOutputs(Network network, int[] input) {
    double[] encoded = new double[network.neurons()];
    for (int feature : input) {
      network.encoder().addColumn(feature, 1, encoded);
    }
    int wrong = 0;
    for (int output = 0; output < network.outputs(); output++) {
      boolean on = score(network.readout(), output, encoded) > network.thresholds().get(output, 0);
      wrong += on == Arrays.binarySearch(input, output) >= 0 ? 0 : 1;
    }
    return wrong;
  }

  private static double score(Matrix readout, int output, double[] values) {
    double[] sum = {0};
    readout.forEachInRow(output, (column, entry) -> sum[0] += entry * values[column]);
    return sum[0];
  }
}
