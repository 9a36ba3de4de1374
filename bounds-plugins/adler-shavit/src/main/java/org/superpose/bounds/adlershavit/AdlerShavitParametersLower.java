package org.superpose.bounds.adlershavit;

import java.util.List;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.settings.Description;

/**
 * Computing m' features in superposition takes Omega(m' log m') parameters: permutations and
 * pairwise logic, Adler and Shavit, arXiv:2409.15318, abstract and lower bounds. Value: m' log2 m'.
 * Cost: constant.
 *
 * @see Curve
 */
public final class AdlerShavitParametersLower implements Bound {

  /** For the service loader. */
  public AdlerShavitParametersLower() {}

  @Override
  public Description describe() {
    return new Description(
        "adler-shavit-parameters-lower",
        "Computing m' features in superposition takes Omega(m' log m') parameters.",
        List.of(),
        List.of(Curve.ADLER_SHAVIT));
  }

  @Override
  public BoundResult evaluate(BoundRequest request) {
    return Curve.ofOutputs(
        request,
        Curve::isComputing,
        BoundResult.Resource.PARAMETERS,
        outputs -> outputs * Curve.log2(outputs),
        "m' log2 m'");
  }
}
