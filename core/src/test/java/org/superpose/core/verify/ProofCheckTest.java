package org.superpose.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.superpose.core.proof.ProofOptions;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;

class ProofCheckTest {

  private static final Seed SEED = new Seed(7);

  /** The oracle is brute force. */
  @Test
  void tellsWhatTheProofFound() {
    for (int index = 0; index < 60; index++) {
      SmallCases.Case c = SmallCases.of(SEED, index, SmallCases.Numbers.WHOLE);
      Attempt attempt =
          ProofCheck.attempt(
              new VerificationRequest(
                  c.network(),
                  c.problem(),
                  new Criterion.EveryInput(),
                  VerificationRequest.Limits.standard(),
                  SEED),
              ProofOptions.standard());
      if (c.network().layers().size() > 1) {
        assertThat(attempt)
            .isEqualTo(new Attempt.Declined("the network has more than one hidden layer"));
      } else {
        check(c, ((Attempt.Decided) attempt).census());
      }
    }
  }

  private static void check(SmallCases.Case c, Census census) {
    ReferenceChecker.Result expected = ReferenceChecker.check(c.network(), c.problem());
    assertThat(census.inputs()).isEqualTo(OptionalLong.of(expected.inputs()));
    assertThat(census.wrongInputs()).isEqualTo(OptionalLong.of(expected.wrongInputs()));
    assertThat(census.wrongOutputs()).isEqualTo(OptionalLong.of(expected.wrongOutputs()));
    // A few entries are off by their last bit, which leaves the margin within rounding.
    assertThat(census.margin().orElse(expected.margin().doubleValue()))
        .isCloseTo(expected.margin().doubleValue(), within(1e-5));
    Optional<Witness> witness = expected.witness();
    assertThat(census.witness().map(Witness::activeInputs))
        .isEqualTo(witness.map(Witness::activeInputs));
    assertThat(census.witness().map(Witness::output)).isEqualTo(witness.map(Witness::output));
  }
}
