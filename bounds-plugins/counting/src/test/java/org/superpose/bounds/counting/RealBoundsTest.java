package org.superpose.bounds.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundRequest.NetworkProfile;
import org.superpose.core.bound.BoundResult;

class RealBoundsTest {

  // Oracle: the formula of SignPatterns, written again in Python with exact binomials for N and
  // |F| and a linear search; the width is searched for, parameters and capacity are for n = 200.
  @ParameterizedTest
  @CsvSource({
    "1024,1,23,478",
    "1024,2,14,286",
    "1024,3,10,207",
    "4096,1,46,2024",
    "4096,2,28,1244",
    "4096,3,21,910"
  })
  void pairwiseAndBetweenPublicParts(int features, int layers, int neurons, int parameters) {
    BoundRequest request = profiled(layers, true, Requests.of("pairwise-and", features, 2));

    assertThat(value(new RealNeurons(), request)).isEqualTo(neurons);
    assertThat(value(new RealParameters(), request)).isEqualTo(parameters);
  }

  @ParameterizedTest
  @CsvSource({"1024,1,408", "1024,2,267", "1024,3,197", "4096,1,1760"})
  void trainedPartsNeedTheirParametersToo(int features, int layers, int parameters) {
    BoundRequest request = profiled(layers, false, Requests.of("pairwise-and", features, 2));

    assertThat(value(new RealParameters(), request)).isEqualTo(parameters);
    assertThat(new RealNeurons().evaluate(request)).isInstanceOf(BoundResult.NotApplicable.class);
  }

  @Test
  void capacityIsTheLargestNumberOfOutputsThatFits() {
    BoundRequest request = profiled(1, true, Requests.of("pairwise-and", 1024, 2));
    double outputs = value(new RealCapacity(), request);

    assertThat(outputs).isBetween(72_000.0, 73_000.0);
    SignPatterns patterns = SignPatterns.of(request, request.network().orElseThrow());
    double each = request.shape().informationBits() / 1024;
    assertThat(patterns.withOutputs((long) outputs).bitsOfLayers())
        .isGreaterThanOrEqualTo(outputs * each);
    assertThat(patterns.withOutputs((long) outputs + 1).bitsOfLayers())
        .isLessThan((outputs + 1) * each);
  }

  // With more active features more inputs exist, but pairs still differ on their own two.
  @Test
  void gatesOfTwoFeaturesAreToldApartOnInputsOfTwo() {
    for (Bound bound : new Bound[] {new RealNeurons(), new RealParameters(), new RealCapacity()}) {
      assertThat(value(bound, profiled(1, true, Requests.of("pairwise-and", 256, 4))))
          .isEqualTo(value(bound, profiled(1, true, Requests.of("pairwise-and", 256, 2))));
    }
  }

  @Test
  void bitsThatChooseRowsReplaceParameters() {
    BoundRequest request = Requests.of("pairwise-and", 256, 2);
    double bits = value(new CountingBits(), request);
    double without = value(new RealParameters(), chosen(0, request));

    assertThat(value(new RealParameters(), chosen(bits / 2, request))).isLessThan(without);
    assertThat(value(new RealParameters(), chosen(bits, request))).isEqualTo(1);
  }

  /**
   * Oracle: a plane of parameters, weight and bias of one neuron, walked on a fine grid. All
   * patterns that the grid shows are different functions, and there must not be more than the bound
   * says.
   */
  @Test
  void noMoreFunctionsThanSignsAreFoundOnAGrid() {
    double[] sums = {0, 1, 2, 4, 3, 5, 6}; // of the codes 1, 2, 4, at most two active
    double[] thresholds = {0.5, 1.5, -0.5};
    int found =
        (int)
            IntStream.rangeClosed(-400, 400)
                .boxed()
                .flatMap(
                    w ->
                        IntStream.rangeClosed(-400, 400)
                            .mapToObj(b -> outputs(w / 50.0, b / 50.0, sums, thresholds)))
                .distinct()
                .count();
    SignPatterns patterns = new SignPatterns(1, 1, thresholds.length, sums.length, true, 0);

    assertThat(found).isGreaterThan(50);
    assertThat(Math.log(found) / Math.log(2)).isLessThanOrEqualTo(patterns.bits(2));
  }

  /** The pattern of all outputs on all inputs, one bit each; readouts 1, 1 and -1. */
  private static long outputs(double weight, double bias, double[] sums, double[] thresholds) {
    long pattern = 0;
    for (double sum : sums) {
      double hidden = Math.max(0, weight * sum + bias);
      for (double threshold : thresholds) {
        boolean on = threshold < 0 ? -hidden > threshold : hidden > threshold;
        pattern = 2 * pattern + (on ? 1 : 0);
      }
    }
    return pattern;
  }

  // By hand: 7 lines have at most 1 + 7 + 21 = 29 regions, and (e * 7 / 2)^2 is 90.5.
  @Test
  void linesInAPlane() {
    SignPatterns lines = new SignPatterns(0, 1, 1, 7, true, 0);
    assertThat(lines.bits(2)).isCloseTo(2 * Math.log(3.5 * Math.E) / Math.log(2), within(1e-12));
    assertThat(lines.bits(2)).isGreaterThan(Math.log(29) / Math.log(2));
    assertThat(lines.bits(7)).isEqualTo(7); // as many variables as signs
  }

  private static BoundRequest profiled(int layers, boolean publicParts, BoundRequest request) {
    return Requests.with(new NetworkProfile(200, layers, 32, publicParts), request);
  }

  private static BoundRequest chosen(double bits, BoundRequest request) {
    return Requests.with(new NetworkProfile(200, 1, 40_200, 32, false, bits, 0), request);
  }

  private static double value(Bound bound, BoundRequest request) {
    assertThat(bound.evaluate(request)).isInstanceOf(BoundResult.Value.class);
    return ((BoundResult.Value) bound.evaluate(request)).value();
  }
}
