package org.superpose.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;
import org.superpose.core.verify.VerificationRequest.Limits;

/** The oracle is the exact forward pass on every input of small problems. */
class ScoreRangeTest {

  private static final Seed SEED = new Seed(20_261_127);
  private static final int CASES = 300;

  /** Some cases have a number so small that no common unit holds the others. */
  private static final double ROUNDING = 1e-4;

  @Test
  void isWhatEveryInputComesTo() {
    for (int index = 0; index < CASES; index++) {
      check(SmallCases.of(SEED, index, SmallCases.Numbers.WHOLE));
      check(LayerCheckTest.deep(index));
    }
  }

  private static void check(SmallCases.Case sample) {
    int outputs = sample.problem().outputs();
    double[] off = new double[outputs];
    double[] on = new double[outputs];
    Arrays.fill(off, Double.NEGATIVE_INFINITY);
    Arrays.fill(on, Double.POSITIVE_INFINITY);
    for (int mask = 0; mask < 1 << sample.problem().features(); mask++) {
      int bits = mask;
      if (Integer.bitCount(mask) <= sample.problem().sparsity()) {
        int[] input = IntStream.range(0, 31).filter(i -> (bits >>> i & 1) != 0).toArray();
        ForwardPass pass = ForwardPass.of(sample.network(), input);
        for (int output = 0; output < outputs; output++) {
          double score = pass.score(output).doubleValue();
          if (sample.problem().isOn(output, input)) {
            on[output] = Math.min(on[output], score);
          } else {
            off[output] = Math.max(off[output], score);
          }
        }
      }
    }
    List<ScoreRange> ranges = ScoreRange.of(request(sample, Limits.standard())).orElseThrow();
    for (int output = 0; output < outputs; output++) {
      requireEqual(sample, ranges.get(output).largestOff(), off[output]);
      requireEqual(sample, ranges.get(output).smallestOn(), on[output]);
    }
    assertThat(ScoreRange.of(request(sample, Limits.standard().withThreads(2)))).contains(ranges);
  }

  private static void requireEqual(SmallCases.Case sample, OptionalDouble found, double expected) {
    assertThat(found.isPresent()).as(sample.toString()).isEqualTo(Double.isFinite(expected));
    if (found.isPresent()) {
      assertThat(found.getAsDouble()).as(sample.toString()).isEqualTo(expected, within(ROUNDING));
    }
  }

  @Test
  void isNotKnownWhereNeitherBoundsNorEvaluationAreAllowed() {
    SmallCases.Case deep = LayerCheckTest.deep(0);

    assertThat(ScoreRange.of(request(deep, new Limits(0, 0, 1)))).isEmpty();
  }

  private static VerificationRequest request(SmallCases.Case sample, Limits limits) {
    return new VerificationRequest(
        sample.network(), sample.problem(), new Criterion.EveryInput(), limits, SEED);
  }
}
