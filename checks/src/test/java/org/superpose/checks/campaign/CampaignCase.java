package org.superpose.checks.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Problem;

/**
 * One case of the campaign.
 *
 * @param number which one
 * @param seed from which all that is random about the case follows
 * @param spec the problem and the network
 */
record CampaignCase(long number, Seed seed, Spec spec) {

  /** The most that one case may cost, see {@link #cost}: a few milliseconds. */
  private static final double MOST_COST = 1e6;

  /**
   * Makes a case: a sixth of random entries, the others right networks, or broken ones. A quarter
   * of the problems are mixed.
   */
  static CampaignCase of(Seed campaign, long number) {
    Seed seed = campaign.derive("case", number);
    RandomStream random = seed.stream();
    boolean mixed = seed.derive("mixed").stream().nextInt(4) == 0;
    Spec spec;
    do {
      spec = mixed ? network(MixedProblems.draw(random), random) : draw(random);
    } while (cost(spec) > MOST_COST);
    return new CampaignCase(number, seed, spec);
  }

  private static Spec draw(RandomStream random) {
    return network(Problems.draw(random), random);
  }

  private static Spec network(Problems problem, RandomStream random) {
    if (random.nextInt(6) == 0) {
      return RandomNetworks.draw(problem, Numbers.pick(random), random);
    }
    Spec spec = Disguise.apply(PlantedNetwork.draw(problem, random), random);
    int[] broken = {0, 0, 0, 0, 0, 1, 1, 1, 2, 4};
    for (int left = broken[random.nextInt(broken.length)]; left > 0; left--) {
      Breakage.apply(spec, random);
    }
    return spec;
  }

  /**
   * Returns about how many steps exact arithmetic takes: for each input one for each weight, and
   * where doubles are not exact, for each output as well, and each part of a long number.
   */
  private static double cost(Spec spec) {
    double weights =
        spec.rows().stream().flatMapToDouble(Arrays::stream).filter(value -> value != 0).count();
    double bits = Math.log(1 + Magnitude.of(spec).units()) / Math.log(2);
    double exact = bits <= 53 ? 1 : spec.outputs() * Math.min(bits, 2_000) / 53;
    return spec.problemInputs() * weights * exact;
  }

  CampaignCase with(Spec other) {
    return new CampaignCase(number, seed, other);
  }

  Problem problem() {
    return spec.problem().problem();
  }

  Network network() {
    MatrixForms forms = new MatrixForms(seed.derive("forms").stream());
    Matrix encoder = forms.of(spec.encoder());
    List<Layer> layers = new ArrayList<>();
    for (Spec.Hidden layer : spec.layers()) {
      layers.add(new Layer(forms.of(layer.weights()), forms.column(layer.bias())));
    }
    return new Network(
        encoder,
        new Origin.Program(),
        layers,
        forms.of(spec.readout()),
        forms.column(spec.thresholds()),
        new Origin.Program());
  }
}
