package org.superpose.constructions.pairwiseand;

import org.superpose.core.design.BalancedPacking;
import org.superpose.core.design.Influences;
import org.superpose.core.statistics.Counts;
import org.superpose.core.task.ProblemShape;

/**
 * The model of output channels on dense random +-1 codes of norm 1: how often the mean of a channel
 * lands on the wrong side of 1/2.
 *
 * <p>A neuron that is connected to c active features has the value ReLU(c - 1 + noise), where the
 * noise is Gaussian of variance v deg / n and deg is the number of features the neuron is connected
 * to. The two inputs of the gate itself are read by all neurons of its channel, so a noise of
 * variance about 2 v / n is common to them; the rest is independent. The tail of the channel's sum
 * is the saddlepoint approximation of Lugannani and Rice in its leading (Esscher) form.
 *
 * <p>Legend: m' outputs, v active features, n neurons, s neurons in a channel.
 *
 * @param shape the sizes of the problem
 * @param influences the influences that features other than the chosen one have
 * @param neurons n
 * @param channel s
 */
record DenseDistribution(ProblemShape shape, Influences influences, int neurons, int channel)
    implements ChannelDistribution {

  @Override
  public double wronglyOn(int endpoints, double influence, int overlap) {
    int others = shape.sparsity() - endpoints;
    if (others < 1) {
      return 0;
    }
    double[] connected = Counts.mix(connection(influence), Counts.always(1), Counts.always(0));
    connected =
        Counts.sum(connected, Counts.binomial(others - 1, influences.mean(this::connection)));
    double common = endpoints * (2.0 * others + 1) / neurons;
    return new ChannelSum(channel - overlap, endpoints - 1, connected, noise(), Math.sqrt(common))
        .above(channel / 2.0 - overlap);
  }

  @Override
  public DenseDistribution among(Influences actual) {
    return new DenseDistribution(shape, actual, neurons, channel);
  }

  @Override
  public double[] overlaps() {
    return BalancedPacking.shared(shape.outputs(), channel, neurons);
  }

  @Override
  public double missed() {
    double common = 2.0 * shape.sparsity() / neurons;
    return new ChannelSum(channel, 1, Counts.always(0), noise(), Math.sqrt(common))
        .below(channel / 2.0);
  }

  /** The standard deviation of the noise of one neuron. */
  private double noise() {
    double degree = shape.features() * influences.mean(this::connection);
    return Math.sqrt(shape.sparsity() * Math.max(1, degree - 2) / neurons);
  }

  private double connection(double influence) {
    return 1 - Math.pow(1 - (double) channel / neurons, influence);
  }
}
