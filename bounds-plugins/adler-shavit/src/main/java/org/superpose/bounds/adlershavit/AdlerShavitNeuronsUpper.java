package org.superpose.bounds.adlershavit;

import java.util.List;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.settings.Description;

/**
 * Logical operations like pairwise AND can be computed with O(sqrt(m') log m') neurons, Adler and
 * Shavit, arXiv:2409.15318, abstract and upper bounds. Value: sqrt(m') log2 m'. Cost: constant.
 *
 * @see Curve
 */
public final class AdlerShavitNeuronsUpper implements Bound {

  /** For the service loader. */
  public AdlerShavitNeuronsUpper() {}

  @Override
  public Description describe() {
    return new Description(
        "adler-shavit-neurons-upper",
        "Pairwise logic can be computed with O(sqrt(m') log m') neurons.",
        List.of(),
        List.of(Curve.ADLER_SHAVIT));
  }

  @Override
  public BoundResult evaluate(BoundRequest request) {
    return Curve.ofOutputs(
        request,
        Curve::isPairwise,
        BoundResult.Resource.NEURONS,
        outputs -> Math.sqrt(outputs) * Curve.log2(outputs),
        "sqrt(m') log2 m'");
  }
}
