package org.superpose.constructions.trained;

import java.util.List;
import java.util.Optional;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Network;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.Settings;

/**
 * A network with one hidden layer whose weights are found by gradient descent, on the same public
 * encoder and readout for every instance, or on trained ones, which then count.
 *
 * <p>Any problem. The encoder gives every feature random signs on all neurons; the readout adds up
 * a few neurons for every output and takes as many off. What is trained are n^2 weights and n
 * biases, rounded to a number of bits; see {@link Trainer}.
 *
 * <p>Guarantee: none. The network with the fewest wrong inputs is returned, with a remark.
 *
 * <p>Width: none is known beforehand. The automatic one is 1.5 sqrt(log2 |F|), measured on pairwise
 * AND of up to 256 outputs with v = 2; {@code neurons: minimal} searches.
 *
 * <p>Time: for each step 2 n^2 m operations, and for each input of a batch v n + n' m' operations,
 * n' being the active neurons. Memory: 4 n (6 n + 3 m + m') bytes and about 100 bytes an input.
 */
public final class Trained implements Construction {

  /** Makes the construction. */
  public Trained() {}

  @Override
  public Description describe() {
    return new Description(
        "trained",
        "One hidden layer trained by gradient descent (Adam), weights rounded to a few bits.",
        Options.parameters(),
        List.of(
            "Kingma and Ba, Adam: A Method for Stochastic Optimization, arXiv 1412.6980",
            "Bengio, Leonard and Courville, Estimating or Propagating Gradients Through Stochastic"
                + " Neurons, arXiv 1308.3432",
            "Elhage et al., Toy Models of Superposition, arXiv 2209.10652"));
  }

  @Override
  public Sizing size(SizeRequest request) {
    return Sizes.of(request.problem(), request.neurons(), Options.of(request.options()));
  }

  @Override
  public Network build(BuildRequest request) {
    Trainer.Outcome outcome =
        Trainer.train(
            request.problem(),
            request.neurons(),
            Options.of(request.options()),
            Optional.empty(),
            request.seed());
    request.remarks().accept(outcome.remark());
    return outcome.network();
  }

  @Override
  public Settings auditOptions(Settings options) {
    return Options.withoutTraining(describe().parameters(), options);
  }
}
