package org.superpose.bounds.counting;

import java.util.List;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.settings.Description;

/**
 * The bits of all parameters: at least log2 |F|, less what allowed errors give away. Holds for any
 * network, since encoders and readouts that depend on the instance are counted as parameters. Cost:
 * constant; with allowed errors, linear in their number.
 *
 * @see CountingArgument
 */
public final class CountingBits implements Bound {

  /** For the service loader. */
  public CountingBits() {}

  @Override
  public Description describe() {
    return new Description(
        "counting-bits",
        "The parameters hold at least log2 of the number of functions of the task, in bits.",
        List.of(),
        List.of(CountingArgument.SOURCE));
  }

  @Override
  public BoundResult evaluate(BoundRequest request) {
    return switch (CountingArgument.of(request)) {
      case Requirement.Nothing(String reason) -> new BoundResult.NotApplicable(reason);
      case Requirement.Bits(double bits, List<String> assumptions) ->
          new BoundResult.Value(
              BoundResult.Resource.PARAMETER_BITS, BoundResult.Direction.LOWER, bits, assumptions);
    };
  }
}
