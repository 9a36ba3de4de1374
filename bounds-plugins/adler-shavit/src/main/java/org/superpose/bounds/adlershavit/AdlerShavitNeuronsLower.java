package org.superpose.bounds.adlershavit;

import java.util.List;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.settings.Description;

/**
 * Computing m' features in superposition takes Omega(sqrt(m' log m')) neurons: permutations and
 * pairwise logic, Adler and Shavit, arXiv:2409.15318, abstract and lower bounds. Value: sqrt(m'
 * log2 m'). Cost: constant.
 *
 * @see Curve
 */
public final class AdlerShavitNeuronsLower implements Bound {

  /** For the service loader. */
  public AdlerShavitNeuronsLower() {}

  @Override
  public Description describe() {
    return new Description(
        "adler-shavit-neurons-lower",
        "Computing m' features in superposition takes Omega(sqrt(m' log m')) neurons.",
        List.of(),
        List.of(Curve.ADLER_SHAVIT));
  }

  @Override
  public BoundResult evaluate(BoundRequest request) {
    return Curve.ofOutputs(
        request,
        Curve::isComputing,
        BoundResult.Resource.NEURONS,
        outputs -> Math.sqrt(outputs * Curve.log2(outputs)),
        "sqrt(m' log2 m')");
  }
}
