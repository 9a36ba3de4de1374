package org.superpose.bounds.adlershavit;

import java.util.List;
import java.util.Optional;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.settings.Description;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Gates;

/**
 * All pairwise ANDs of m features at once, a universal AND circuit, with about m^(2/3) neurons up
 * to factors of log m: Hänni, Mendel, Vaintrob and Chan, arXiv:2408.05451. Value: m^(2/3) of the
 * input features. The neglected factors make the theorem vacuous, no better than a neuron a
 * feature, for networks of less than about 5,500 neurons. Cost: constant.
 *
 * @see Curve
 */
public final class HanniNeuronsUpper implements Bound {

  private static final Optional<Gates> PAIRWISE_AND = Optional.of(new Gates(Gate.AND, 2));

  /** For the service loader. */
  public HanniNeuronsUpper() {}

  @Override
  public Description describe() {
    return new Description(
        "hanni-neurons-upper",
        "All pairwise ANDs of m features can be computed with about m^(2/3) neurons.",
        List.of(),
        List.of(
            "K. Hänni, J. Mendel, D. Vaintrob and L. Chan, Mathematical Models of Computation in"
                + " Superposition, arXiv:2408.05451"));
  }

  @Override
  public BoundResult evaluate(BoundRequest request) {
    BoundResult result =
        Curve.ofOutputs(
            request,
            covered -> covered.gates().equals(PAIRWISE_AND),
            BoundResult.Resource.NEURONS,
            _ -> Math.cbrt(Math.pow(request.shape().features(), 2)),
            "m^(2/3), m the input features,");
    return result instanceof BoundResult.Value value
        ? new BoundResult.Value(
            value.resource(),
            value.direction(),
            value.value(),
            List.of(
                value.assumptions().getFirst(),
                "neglected factors of log m make the theorem vacuous below about 5,500 neurons"))
        : result;
  }
}
