package org.superpose.bounds.johnsonlindenstrauss;

import java.util.List;
import java.util.Optional;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.settings.Description;
import org.superpose.core.task.ProblemShape;

/**
 * Random codes represent v of m features with failure at most d on random inputs once n >= 8 v ln(s
 * m / d), s the number of strata.
 *
 * <p><b>Proof.</b> Draw codes of n independent signs, scaled by n^(-1/2), read them with
 * themselves, threshold 1/2. On an input with at most v active features the read of an inactive one
 * is the mean of n rows of at most v independent signs, so it reaches 1/2 with probability at most
 * exp(-(n/2)^2 / (2 v n)) = exp(-n / (8 v)) (Hoeffding); the read of an active one is 1 plus such a
 * mean over v - 1 signs and falls to 1/2 no more often. So an input has at most m exp(-n / (8 v))
 * wrong outputs on average over the codes. Added over s strata this is at most d; some code attains
 * the average, and it keeps d in each stratum. The probability of some wrong output is at most the
 * expected number of them, so d may be either.
 *
 * <p>Representation has the stratum {@code uniform} and, for v > 1, {@code sparser}. Cost:
 * constant. Source: W. Johnson and J. Lindenstrauss, 1984; W. Hoeffding, 1963, theorem 2.
 */
public final class JlRandomInput implements Bound {

  /** For the service loader. */
  public JlRandomInput() {}

  @Override
  public Description describe() {
    return new Description(
        "jl-random-input",
        "Random codes with this many neurons represent the features of random inputs; proved.",
        List.of(),
        List.of(
            "W. Johnson and J. Lindenstrauss, Extensions of Lipschitz mappings into a Hilbert"
                + " space, 1984",
            "W. Hoeffding, Probability inequalities for sums of bounded random variables, 1963"));
  }

  @Override
  public BoundResult evaluate(BoundRequest request) {
    Optional<String> objection = Representation.objectionToRandom(request);
    if (objection.isPresent()) {
      return new BoundResult.NotApplicable(objection.get());
    }
    ProblemShape shape = request.shape();
    int strata = shape.sparsity() == 1 ? 1 : 2;
    double errors = Representation.allowedErrors(request.criterion()).orElseThrow();
    double neurons = 8 * shape.sparsity() * StrictMath.log(strata * shape.features() / errors);
    return Representation.upper(
        request,
        Math.max(1, Math.ceil(neurons)),
        "some code of random signs attains the average failure: n >= 8 v ln(%sm / failure)"
            .formatted(strata == 1 ? "" : strata + " "));
  }
}
