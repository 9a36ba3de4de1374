package org.superpose.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.settings.EdgeList.MalformedEdgeListException;

class EdgeListTest {

  /** Makes a list of pairs such as {@code "0,1 2,1"}. */
  private static EdgeList of(String pairs) {
    return EdgeList.of(
        Arrays.stream(pairs.split(" "))
            .map(pair -> Arrays.stream(pair.split(",")).mapToInt(Integer::parseInt).toArray())
            .toList());
  }

  private static List<List<Integer>> pairs(EdgeList edges) {
    return IntStream.range(0, edges.size())
        .mapToObj(i -> List.of(edges.first(i), edges.second(i)))
        .toList();
  }

  @Test
  void keepsTheOrderOfPairsAndEnds() {
    EdgeList edges = of("7,2 0,7 3,0");

    assertThat(pairs(edges)).containsExactly(List.of(7, 2), List.of(0, 7), List.of(3, 0));
    assertThat(edges.largestFeature()).isEqualTo(7);
    assertThat(edges.features()).isEqualTo(8);
    assertThat(edges).hasToString("3 pairs");
  }

  @Test
  void aPairMayBeThereInBothDirections() {
    EdgeList edges = of("0,1 2,1 1,0 1,2 0,2");

    assertThat(edges.size()).isEqualTo(5);
    assertThat(edges.reversals()).isEqualTo(2);
    assertThat(pairs(edges.undirected()))
        .containsExactly(List.of(0, 1), List.of(2, 1), List.of(0, 2));
    assertThat(of("0,1 1,2").undirected().reversals()).isZero();
  }

  @Test
  void equalPairsInEqualOrderAreEqual() {
    assertThat(of("0,1 2,1"))
        .isEqualTo(of("0,1 2,1"))
        .hasSameHashCodeAs(of("0,1 2,1"))
        .isNotEqualTo(of("2,1 0,1"))
        .isNotEqualTo(of("1,0 2,1"));
  }

  /** The oracle is a map of the pairs to where each came first. */
  @Test
  void theBuilderFindsEveryRepetition() {
    SplittableRandom random = new SplittableRandom(15);
    Map<List<Integer>, Integer> positions = new LinkedHashMap<>();
    EdgeList.Builder builder = new EdgeList.Builder();
    List<Integer> found = new ArrayList<>();
    List<Integer> expected = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      int first = random.nextInt(150);
      int second = 150 + random.nextInt(150);
      Integer earlier = positions.putIfAbsent(List.of(first, second), positions.size());
      expected.add(earlier == null ? -1 : earlier);
      found.add(builder.add(first, second));
    }

    assertThat(found).isEqualTo(expected);
    assertThat(pairs(builder.build(1_000))).containsExactlyElementsOf(positions.keySet());
    assertThat(builder.build(1_000).features()).isEqualTo(1_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0,1 1,2,3 | pair 2: [1, 2, 3] is not a pair of feature indices like [3, 17]
          0,-1      | pair 1: [0, -1] is not a pair of feature indices like [3, 17]
          0,1 4,4   | pair 2: [4, 4] pairs feature 4 with itself
          0,1 2,1 0,1 | pair 3: [0, 1] repeats pair 1
          """)
  void rejectsMalformedPairs(String pairs, String message) {
    assertThatThrownBy(() -> of(pairs))
        .isInstanceOf(MalformedEdgeListException.class)
        .hasMessage(message);
  }

  @Test
  void rejectsNoPairs() {
    assertThatThrownBy(() -> EdgeList.of(List.of()))
        .hasMessage("pair 1: is missing; give at least one");
  }
}
