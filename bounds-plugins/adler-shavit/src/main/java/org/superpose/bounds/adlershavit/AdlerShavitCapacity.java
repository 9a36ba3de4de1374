package org.superpose.bounds.adlershavit;

import java.util.List;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.settings.Description;

/**
 * A network of n neurons computes at most O(n^2 / log n) features: the neuron bound inverted, Adler
 * and Shavit, arXiv:2409.15318, abstract. Value: n^2 / log2 n. Cost: constant.
 *
 * @see Curve
 */
public final class AdlerShavitCapacity implements Bound {

  /** For the service loader. */
  public AdlerShavitCapacity() {}

  @Override
  public Description describe() {
    return new Description(
        "adler-shavit-capacity",
        "A network of n neurons computes at most O(n^2 / log n) features.",
        List.of(),
        List.of(Curve.ADLER_SHAVIT));
  }

  @Override
  public BoundResult evaluate(BoundRequest request) {
    if (!Curve.isComputing(request)) {
      return Curve.notCovered(request);
    }
    if (request.network().isEmpty()) {
      return new BoundResult.NotApplicable("the capacity is that of a network, and none is given");
    }
    double neurons = request.network().get().neurons();
    return neurons < 2
        ? new BoundResult.NotApplicable("the formula starts at two neurons")
        : Curve.reference(
            BoundResult.Resource.FEATURES, neurons * neurons / Curve.log2(neurons), "n^2 / log2 n");
  }
}
