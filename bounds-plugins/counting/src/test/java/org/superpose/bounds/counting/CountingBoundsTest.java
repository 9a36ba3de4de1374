package org.superpose.bounds.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundRequest.NetworkProfile;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.task.Criterion;

class CountingBoundsTest {

  // Oracle: log2 m! from a table of log-factorials.
  @ParameterizedTest
  @CsvSource({"1000,8529", "10000,118458", "100000,1516704", "1000000,18488885"})
  void permutationsTakeLogFactorialBits(int features, double bits) {
    assertThat(value(new CountingBits(), Requests.of("permutation", features, 2)))
        .isCloseTo(bits, within(0.5));
  }

  // Oracle: exact integers; 138 * 139 = 19182 < 19453.1 <= 139 * 140 = 19460, and
  // 306 * 307 = 93942 < 94205.1 <= 307 * 308 = 94556.
  @ParameterizedTest
  @CsvSource({"1024,19453.113,139", "4096,94205.114,307"})
  void pairwiseAndAtOneBitAParameter(int features, double bits, int neurons) {
    BoundRequest request = Requests.of("pairwise-and", features, 2);
    assertThat(value(new CountingBits(), request)).isCloseTo(bits, within(1e-3));
    assertThat(value(new CountingParameters(), request)).isEqualTo(Math.ceil(bits));
    assertThat(value(new CountingNeurons(), request)).isEqualTo(neurons);
  }

  // By hand: 24 functions take 4.585 bits; two layers of one neuron hold 2 (1 + 1) = 4 of them,
  // two layers of two neurons 2 (4 + 2) = 12; at 3 bits each one neuron holds 3 (1 + 1) = 6.
  @Test
  void widthFollowsLayersAndPrice() {
    BoundRequest request = Requests.of("permutation", 4, 1);
    assertThat(value(new CountingNeurons(), profiled(1, 1, request))).isEqualTo(2);
    assertThat(value(new CountingNeurons(), profiled(2, 1, request))).isEqualTo(2);
    assertThat(value(new CountingNeurons(), profiled(1, 3, request))).isEqualTo(1);
    assertThat(value(new CountingParameters(), profiled(1, 3, request))).isEqualTo(2);
  }

  // By hand: a method for a quarter of the 24 permutations tells 6 apart, 4.585 - 2 bits; one for
  // fewer than one of them needs none.
  @Test
  void aMethodForAPartOfTheFamilyNeedsFewerBits() {
    BoundRequest request = Requests.of("permutation", 4, 1);
    NetworkProfile whole = new NetworkProfile(2, 1, 1, true);
    BoundRequest part = Requests.with(whole.missing(2), request);

    assertThat(value(new CountingBits(), part)).isCloseTo(Math.log(6) / Math.log(2), within(1e-12));
    assertThat(value(new CountingParameters(), part)).isEqualTo(3);
    assertThat(((BoundResult.Value) new CountingBits().evaluate(part)).assumptions())
        .contains("the method can build a part of at least 2^-2.00 of the family of permutation");
    for (double missing : new double[] {4.6, Double.POSITIVE_INFINITY}) {
      assertThat(new CountingBits().evaluate(Requests.with(whole.missing(missing), request)))
          .isEqualTo(
              new BoundResult.NotApplicable(
                  "the method may have networks for hardly any function of the family of"
                      + " permutation"));
    }
  }

  // By hand: two neurons hold 6 bits; an output of a permutation of four takes 4.585 / 4 bits.
  @Test
  void capacityInvertsTheWidth() {
    BoundRequest request =
        Requests.with(new NetworkProfile(2, 1, 1, true), Requests.of("permutation", 4, 1));
    assertThat(value(new CountingCapacity(), request)).isEqualTo(5);
    BoundRequest pairs = Requests.of("pairwise-and", 1024, 2);
    assertThat(value(new CountingCapacity(), profiled(139, 1, 1, pairs)))
        .isGreaterThanOrEqualTo(1024);
    assertThat(value(new CountingCapacity(), profiled(138, 1, 1, pairs))).isLessThan(1024);
  }

  // By hand, m = 100: two features lost, so 100! / (100 * 99) are told apart: 524.765 - 13.273
  // bits.
  // For v = 2 half of the stratum sparser has one active feature, so twice as many may fail; for
  // v = 9 the majority, 0.01 * 100 / (1/2 - 8/99) = 2.39, is better than 9 * 0.01 * 100.
  @ParameterizedTest
  @CsvSource({"1,0.02", "2,0.01", "9,0.01"})
  void permutationLosesTheFeaturesThatMayFail(int sparsity, double failure) {
    assertThat(bits("permutation", 100, sparsity, failure)).isCloseTo(511.492, within(1e-3));
  }

  // By hand, m = 1024, v = 2: 10 gates lost, log2 C(1024, 10) = 78.14 and 10 * 18.9986 bits;
  // 5237.76 false candidates for 1014 gates, 1014 log2(6.16544) = 2660.9 bits.
  @Test
  void pairwiseAndLosesGatesAndLeavesCandidates() {
    assertThat(bits("pairwise-and", 1024, 2, 0.01))
        .isCloseTo(19453.11 - (78.14 + 189.99 + 2660.9), within(0.2));
  }

  // By hand, m = 1024, v = 2, b = 1/1023: 10.24 / 0.498 features lost and 20.48 / 0.497 places,
  // log2 C(1024, 20) = 138.65 and 41 * 4.3219 bits. Without companions: 10 features, 20 places,
  // 78.14 and 20 * 3.3219.
  @ParameterizedTest
  @CsvSource({"pairwise-or,2,315.85", "pairwise-xor,2,315.85", "pairwise-or,1,144.58"})
  void pairwiseOrLosesPlaces(String task, int sparsity, double errors) {
    assertThat(bits(task, 1024, sparsity, 0.01)).isCloseTo(19453.11 - errors, within(0.02));
  }

  private static double bits(String task, int features, int sparsity, double failure) {
    return value(
        new CountingBits(), Requests.of(task, features, sparsity, Requests.random(failure)));
  }

  @ParameterizedTest
  @CsvSource({
    "permutation,2",
    "permutation,5",
    "pairwise-and,2",
    "pairwise-and,3",
    "pairwise-or,3"
  })
  void errorsOnlyEverLowerTheBound(String task, int sparsity) {
    double previous = value(new CountingBits(), Requests.of(task, 256, sparsity));
    for (double failure : new double[] {1e-9, 1e-4, 0.01, 0.05}) {
      assertThat(bits(task, 256, sparsity, failure)).isLessThanOrEqualTo(previous);
      previous = bits(task, 256, sparsity, failure);
    }
  }

  @Test
  void expectedWrongOutputsBoundTheProbabilityOfAny() {
    assertThat(
            value(
                new CountingBits(),
                Requests.of("pairwise-and", 256, 2, new Criterion.ExpectedWrongOutputs(0.03, 0.9))))
        .isEqualTo(
            value(new CountingBits(), Requests.of("pairwise-and", 256, 2, Requests.random(0.03))));
  }

  private static BoundRequest profiled(int layers, double bits, BoundRequest request) {
    return profiled(1, layers, bits, request);
  }

  private static BoundRequest profiled(int neurons, int layers, double bits, BoundRequest request) {
    return Requests.with(new NetworkProfile(neurons, layers, bits, true), request);
  }

  private static double value(Bound bound, BoundRequest request) {
    assertThat(bound.evaluate(request)).isInstanceOf(BoundResult.Value.class);
    return ((BoundResult.Value) bound.evaluate(request)).value();
  }
}
