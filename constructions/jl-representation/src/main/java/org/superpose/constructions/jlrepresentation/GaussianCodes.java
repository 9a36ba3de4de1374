package org.superpose.constructions.jlrepresentation;

import java.util.List;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.design.ReadErrors;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Network;
import org.superpose.core.random.RandomStream;
import org.superpose.core.settings.Description;
import org.superpose.core.statistics.NormalTail;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/**
 * Represents m features on n neurons by random directions: codes with normal entries, scaled to
 * norm 1, in single precision. A feature is on when the inner product with its code exceeds 1/2.
 *
 * <p>The inner product of two codes has mean 0, variance 1/n and excess kurtosis -6 / (n + 2), so
 * tails are a little lighter than normal ones; the width formulas are those of {@link RandomCodes}.
 * Cost: time n m, memory 32 n m bytes while building: sixty-four times as much as sign codes take
 * for the same service.
 *
 * <p>Source: Johnson and Lindenstrauss 1984; random directions as in Dasgupta and Gupta 2003.
 */
public final class GaussianCodes implements Construction {

  private static final double BYTES_PER_ENTRY = 32; // encoder and readout, and a copy of each
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;
  private static final double THRESHOLD = 0.5;

  @Override
  public Description describe() {
    return new Description(
        "gaussian-codes",
        "Represents features in superposition on random directions and computes nothing.",
        List.of(),
        List.of(
            "Johnson, Lindenstrauss: Extensions of Lipschitz mappings into a Hilbert space, 1984",
            "Dasgupta, Gupta: An elementary proof of a theorem of Johnson and Lindenstrauss,"
                + " 2003"));
  }

  @Override
  public Sizing size(SizeRequest request) {
    ProblemShape shape = request.problem().shape();
    Sizing sizing = Representations.size(request, n -> errors(shape, n), BYTES_PER_ENTRY);
    boolean tooLarge =
        sizing instanceof Sizing.Sized sized
            && (long) shape.features() * sized.neurons() > LARGEST_ARRAY;
    return tooLarge
        ? new Sizing.Unsupported("%s codes do not fit one array".formatted(shape.features()))
        : sizing;
  }

  private static ReadErrors errors(ProblemShape shape, int neurons) {
    int v = shape.sparsity();
    return new ReadErrors(tail(v - 1, neurons), tail(v, neurons));
  }

  /** Returns P(the sum of some inner products of codes exceeds 1/2), fourth cumulant included. */
  private static double tail(int products, int neurons) {
    if (products == 0) {
      return 0;
    }
    double z = THRESHOLD * Math.sqrt((double) neurons / products);
    double excess = -6.0 / (products * (neurons + 2.0));
    return NormalTail.above(z) * Math.exp(excess * z * z * z * z / 24);
  }

  @Override
  public Network build(BuildRequest request) {
    Problem problem = request.problem();
    int neurons = request.neurons();
    int features = problem.features();
    RandomStream random = request.seed().derive("codes").stream();
    double[] readout = new double[features * neurons];
    double[] encoder = new double[features * neurons];
    for (int feature = 0; feature < features; feature++) {
      double[] code = direction(neurons, random);
      for (int neuron = 0; neuron < neurons; neuron++) {
        readout[feature * neurons + neuron] = code[neuron];
        encoder[neuron * features + feature] = code[neuron];
      }
    }
    return Representations.network(
        DenseMatrix.of(neurons, features, Alphabet.FLOAT32, encoder),
        DenseMatrix.of(features, neurons, Alphabet.FLOAT32, readout),
        THRESHOLD);
  }

  private static double[] direction(int length, RandomStream random) {
    double[] direction = new double[length];
    double squares = 0;
    for (int i = 0; i < length; i++) {
      direction[i] = random.nextGaussian();
      squares += direction[i] * direction[i];
    }
    for (int i = 0; i < length; i++) {
      direction[i] = (float) (direction[i] / Math.sqrt(squares));
    }
    return direction;
  }
}
