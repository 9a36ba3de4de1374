package org.superpose.bounds.adlershavit;

import java.util.List;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.settings.Description;

/**
 * Logical operations like pairwise AND can be computed with O(m' log^2 m') parameters, Adler and
 * Shavit, arXiv:2409.15318, abstract and upper bounds. Value: m' log2(m')^2. Cost: constant.
 *
 * @see Curve
 */
public final class AdlerShavitParametersUpper implements Bound {

  /** For the service loader. */
  public AdlerShavitParametersUpper() {}

  @Override
  public Description describe() {
    return new Description(
        "adler-shavit-parameters-upper",
        "Pairwise logic can be computed with O(m' log^2 m') parameters.",
        List.of(),
        List.of(Curve.ADLER_SHAVIT));
  }

  @Override
  public BoundResult evaluate(BoundRequest request) {
    return Curve.ofOutputs(
        request,
        Curve::isPairwise,
        BoundResult.Resource.PARAMETERS,
        outputs -> outputs * Math.pow(Curve.log2(outputs), 2),
        "m' log2(m')^2");
  }
}
