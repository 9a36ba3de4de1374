package org.superpose.bounds.johnsonlindenstrauss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.bound.BoundResult.Direction;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

class RepresentationBoundsTest {

  private static final Seed SEED = new Seed(2409);

  // By hand, m = 2048, v = 2, failure 0.05: ln 81920 = 11.3135, ln 2046 = 7.6236, ln 2 = 0.6931,
  // ln(2048 2047) = 15.2488.
  static Stream<Arguments> values() {
    BoundRequest random = Requests.of(2048, 2, Requests.RANDOM);
    BoundRequest every = Requests.of(2048, 2, Requests.EVERY);
    return Stream.of(
        Arguments.of(new JlRandomInput(), random, Direction.UPPER, 182),
        Arguments.of(new JlFirstOrder(), random, Direction.REFERENCE, 121.978),
        Arguments.of(new JlBestThreshold(), random, Direction.REFERENCE, 51.657),
        Arguments.of(new JlEveryInput(), every, Direction.UPPER, 275),
        Arguments.of(new Welch(), every, Direction.REFERENCE, 15.8835),
        // 2048 / (2 + 2047 / 49) = 46.78
        Arguments.of(
            new LinearRank(),
            Requests.linear(Requests.of(2048, 8, Requests.EVERY)),
            Direction.LOWER,
            47));
  }

  @ParameterizedTest
  @MethodSource("values")
  void agreesWithHandValues(
      Bound bound, BoundRequest request, Direction direction, double expected) {
    BoundResult.Value value = (BoundResult.Value) bound.evaluate(request);
    assertThat(value.direction()).isEqualTo(direction);
    assertThat(value.value()).isCloseTo(expected, within(1e-3));
  }

  @Test
  void theIdentityCodeCapsUpperBounds() {
    assertThat(value(new JlEveryInput(), Requests.of(24, 4, Requests.EVERY))).isEqualTo(24);
    assertThat(value(new JlRandomInput(), Requests.of(24, 4, Requests.RANDOM))).isEqualTo(24);
  }

  // 275 neurons by the proof; the union bound leaves room, so the first code drawn is good.
  @Test
  void randomSignsHaveTheCoherenceOfTheProof() {
    int neurons = (int) value(new JlEveryInput(), Requests.of(2048, 2, Requests.EVERY));
    Codes codes = new Codes(2048, neurons, SEED.stream());
    assertThat(codes.largestInnerProduct()).isLessThan((neurons + 2) / 3);
  }

  // 182 neurons by the proof keep a failure of 0.05, on average over codes.
  @Test
  void randomSignsKeepTheFailureOfTheProof() {
    int neurons = (int) value(new JlRandomInput(), Requests.of(2048, 2, Requests.RANDOM));
    RandomStream random = SEED.stream();
    Codes codes = new Codes(2048, neurons, random);
    int wrong = 0;
    for (int i = 0; i < 400; i++) {
      wrong += codes.anyWrong(random.subset(2, 2048)) ? 1 : 0;
    }
    assertThat(wrong).isLessThanOrEqualTo(20);
  }

  @Test
  void upperBoundsLieAboveLowerOnes() {
    for (int v = 2; v < 40; v++) {
      BoundRequest every = Requests.linear(Requests.of(100_000, v, Requests.EVERY));
      double upper = value(new JlEveryInput(), every);
      assertThat(value(new Welch(), every)).isLessThan(upper);
      assertThat(value(new LinearRank(), every)).isLessThan(upper);
    }
  }

  /** Tasks of another project: 8 of 9 features, read in another order, at most 5 active. */
  private static BoundRequest foreign(double bits, Gate gate) {
    int[][] inputs = new int[8][];
    Arrays.setAll(inputs, output -> new int[] {8 - output});
    ProblemShape shape = new ProblemShape("foreign", 9, 8, 5, bits, bits);
    return Requests.linear(
        BoundRequest.of(new Problem(shape, gate, inputs), Requests.EVERY, Optional.empty()));
  }

  // By hand: 8 / (2 + 7 / 16) = 3.28; 2 ln(9 8) 81 + 1 is above m = 9, which caps it.
  @Test
  void asksWhetherOutputsAreFeaturesAndNotWhatTheTaskIsCalled() {
    for (Gate gate : List.of(Gate.IDENTITY, Gate.OR)) {
      assertThat(value(new LinearRank(), foreign(0, gate))).isEqualTo(4);
      assertThat(value(new LinearRank(), foreign(1, gate))).isEqualTo(4);
      assertThat(value(new JlEveryInput(), foreign(0, gate))).isEqualTo(9);
      assertThat(new JlEveryInput().evaluate(foreign(1, gate)))
          .isEqualTo(
              new BoundResult.NotApplicable(
                  "the bound is on representing features, not on foreign"));
    }
  }

  private static double value(Bound bound, BoundRequest request) {
    return ((BoundResult.Value) bound.evaluate(request)).value();
  }

  /** Codes of random signs, one bit each; all arithmetic in whole numbers. */
  private static final class Codes {

    private final int neurons;
    private final long[][] words; // [features, words]

    Codes(int features, int neurons, RandomStream random) {
      this.neurons = neurons;
      words = new long[features][(neurons + 63) / 64];
      for (long[] word : words) {
        for (int bit = 0; bit < neurons; bit++) {
          word[bit >> 6] |= (random.nextLong() >>> 63) << bit;
        }
      }
    }

    private int innerProduct(int one, int other) {
      int differing = 0;
      for (int w = 0; w < words[one].length; w++) {
        differing += Long.bitCount(words[one][w] ^ words[other][w]);
      }
      return neurons - 2 * differing;
    }

    int largestInnerProduct() {
      int largest = 0;
      for (int one = 0; one < words.length; one++) {
        for (int other = 0; other < one; other++) {
          largest = Math.max(largest, Math.abs(innerProduct(one, other)));
        }
      }
      return largest;
    }

    boolean anyWrong(int[] active) {
      for (int feature = 0; feature < words.length; feature++) {
        int read = 0;
        boolean expected = false;
        for (int other : active) {
          read += innerProduct(feature, other);
          expected |= feature == other;
        }
        if ((2 * read > neurons) != expected) {
          return true;
        }
      }
      return false;
    }
  }
}
